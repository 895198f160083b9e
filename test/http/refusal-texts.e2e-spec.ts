/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registeredCodes, statusOf } from '@fonds/http-edge';
import { HttpFixture } from './application.fixture';

/** Codes that stand in the sources as the first argument of a refusal. */
const MADE = /\b(?:plainRefusal|ruleRefusal)\(\s*'([a-z-]+)'/g;

function codesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(MADE)].map((match) => match[1] ?? ''),
    );
}

const ROOT = join(__dirname, '..', '..');
/** What is no fault of what was asked for, or of its form; whatever is not listed answers this. */
const BY_RULE = 422;

/** Codes by their status, as `docs/operations/running.md` lists them. */
function listedCodes(): ReadonlyMap<number, readonly string[]> {
  const text = readFileSync(join(ROOT, 'docs', 'operations', 'running.md'), 'utf8');
  const [, section = ''] = text.split(/^## What a refusal answers$/m);
  const items = [...(section.split(/^## /m)[0] ?? '').matchAll(/^- \*\*(\d{3})\*\*(.*(?:\n {2}.*)*)/gm)];
  return new Map(
    items.map(([, status, codes = '']) => [
      Number(status),
      [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code),
    ]),
  );
}

describe('every refusal that a library or the server can make', () => {
  let http: HttpFixture;
  beforeAll(async () => void (http = await HttpFixture.open()));
  afterAll(() => http.close());

  it('has a text in both languages when the server runs', () => {
    const made = new Set(['libs', join('apps', 'server')].flatMap((folder) => codesIn(join(ROOT, folder))));
    expect(made.size).toBeGreaterThan(80);
    const told = new Set(registeredCodes());
    expect([...made].filter((code) => !told.has(code)).sort()).toEqual([]);
  });

  it('is listed by its status, where it is not refused on its ground', () => {
    const answered = new Map<number, string[]>();
    for (const code of [...registeredCodes()].sort())
      if (statusOf(code) !== BY_RULE)
        answered.set(statusOf(code), [...(answered.get(statusOf(code)) ?? []), code]);
    expect([...answered.keys()].length).toBeGreaterThan(8);
    expect(Object.fromEntries(listedCodes())).toEqual(Object.fromEntries(answered));
  });
});
