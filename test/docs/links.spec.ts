import { spawnSync } from 'node:child_process';
import 'reflect-metadata';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Configuration } from '@fonds/database';
import { getMetadataStorage } from 'class-validator';
import { anchorsOf, codeSpansOf, linksOf, page, pages, ROOT, tableUnder, type Page } from './markdown';

const PLACE = /^(apps|libs|event-schemas|test|docs|scripts|bin|bench)\/[\w./-]+(#\w+)?$/;

/** Why a link leads nowhere, or undefined. */
function deadLink(from: Page, target: string): string | undefined {
  if (/^(https?|mailto):/.test(target)) return undefined;
  const [path = '', anchor] = decodeURIComponent(target).split('#');
  const to = path ? normalize(join(dirname(from.path), path)) : from.path;
  if (!existsSync(join(ROOT, to))) return `${from.path}: ${target}: there is no ${to}`;
  if (!anchor || !to.endsWith('.md')) return undefined;
  return anchorsOf(page(to)).has(anchor) ? undefined : `${from.path}: ${target}: no such heading`;
}

/** Where a symbol is made, not where it is merely used: at the top of a file, or as a method of a class. */
const madeAs = (symbol: string): RegExp =>
  new RegExp(
    `^(export )?(default )?(abstract )?(async )?(function\\*?|class|const|interface|type|enum) +${symbol}\\b` +
      `|^  (async )?\\*?${symbol}\\([^;]*$`,
    'm',
  );

/** Why a place of the form `path` or `path#symbol` is not there, or undefined. */
function deadPlace(from: Page, place: string): string | undefined {
  const [path = '', symbol] = place.split('#');
  const file = join(ROOT, path);
  if (!existsSync(file)) return `${from.path}: ${path} does not exist`;
  if (!symbol) return undefined;
  const made = statSync(file).isFile() && madeAs(symbol).test(readFileSync(file, 'utf8'));
  return made ? undefined : `${from.path}: ${symbol} is not made in ${path}`;
}

const scripts = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts;

describe('the documentation', () => {
  it('has no dead link: each file and each heading linked to is there', () => {
    expect(
      pages().flatMap((from) => linksOf(from).flatMap((target) => deadLink(from, target) ?? [])),
    ).toEqual([]);
  });

  it('names no place in the code that is not there, and no symbol that is not made in its file', () => {
    const places = pages().flatMap((from) =>
      codeSpansOf(from)
        .filter((span) => PLACE.test(span))
        .map((span) => ({ from, span })),
    );
    expect(places.length).toBeGreaterThan(60);
    expect(places.flatMap(({ from, span }) => deadPlace(from, span) ?? [])).toEqual([]);
  });

  it('names no npm script that package.json does not have', () => {
    const named = pages().flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => ({ path, script: match[1] ?? '' })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ script }) => !(script in scripts))).toEqual([]);
  });

  it('explains every npm script in the README, and only those there are', () => {
    const explained = tableUnder(page('README.md').text, 'Scripts').map(([command = '']) =>
      command.replace(/^`npm (run )?|`$/g, ''),
    );
    expect(explained.sort()).toEqual(Object.keys(scripts).sort());
  });

  it('npm start ends with its npm: the server takes the place of the shell that npm runs and signals', () => {
    const started = (scripts['start'] ?? '').replace('scripts/start.mjs', '-p process.pid');
    const shell = spawnSync('sh', ['-c', started], { encoding: 'utf8' });
    expect(shell.stdout.trim()).toBe(String(shell.pid));
  });

  it('lists every decision record in the index, in order', () => {
    const records = pages().flatMap(({ path }) => /^docs\/adr\/(\d{4}-.*\.md)$/.exec(path)?.[1] ?? []);
    expect(linksOf(page('docs/adr/README.md')).filter((target) => /^\d{4}-/.test(target))).toEqual(records);
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, i) => i + 1));
  });

  it('tells every configuration variable with its default', () => {
    const told = tableUnder(page('docs/operations/configuration.md').text, 'Variables of the server').map(
      ([name, standard]) => [name, standard],
    );
    const defaults = new Configuration() as unknown as Readonly<Record<string, unknown>>;
    const names = getMetadataStorage()
      .getTargetValidationMetadatas(Configuration, '', false, false)
      .map(({ propertyName }) => propertyName);
    const expected = [...new Set(names)].map((name) => [
      `\`${name}\``,
      defaults[name] === undefined ? 'none' : `\`${String(defaults[name])}\``,
    ]);
    expect(told.sort()).toEqual(expected.sort());
  });
});

describe('the check of links itself', () => {
  const from: Page = {
    path: 'docs/tour.md',
    text: '',
    prose:
      '# A walk, told\n[a](tour.md) [b](nowhere.md) [c](#a-walk-told) [d](../README.md#nothing-here) `[e](x.md)`',
  };

  it('sees a missing file and a missing heading, and leaves code alone', () => {
    expect(linksOf(from)).toEqual(['tour.md', 'nowhere.md', '#a-walk-told', '../README.md#nothing-here']);
    expect(deadLink(from, 'nowhere.md')).toContain('there is no docs/nowhere.md');
    expect(deadLink(from, '../README.md#nothing-here')).toContain('no such heading');
    expect(deadLink(from, '../LICENSE')).toBeUndefined();
    expect(anchorsOf(from)).toContain('a-walk-told');
  });

  it('sees a missing place and a missing symbol', () => {
    expect(deadPlace(from, 'libs/kernel/src/nowhere.ts')).toContain('does not exist');
    expect(deadPlace(from, 'libs/kernel/src/decider.ts#nowhere')).toContain('nowhere is not made');
    const used = 'libs/holdings/src/read/custody.projection.ts#revise';
    expect(deadPlace(from, used)).toContain('revise is not made');
    expect(deadPlace(from, 'libs/kernel/src/decider.ts#Decider')).toBeUndefined();
  });
});
