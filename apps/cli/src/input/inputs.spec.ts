/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { InvalidInput } from '@fonds/http-edge';
import { pathOf } from '../commands/leaf';
import { fondsProgram } from '../program';
import { UsageError } from '../terminal/exit-codes';
import { formOf } from '../terminal/form';
import { INPUTS } from './inputs';

class Opened extends Error {}
jest.mock('../session/installation', () => ({
  Installation: { use: () => Promise.reject(new Opened()), useOpened: () => Promise.reject(new Opened()) },
}));

const [DAY, TOO_LONG] = ['2026-01-05', '长'.repeat(20_001)];
const folder = mkdtempSync(join(tmpdir(), 'fonds-input-'));
const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const FILES = {
  lines: fileOf('lines.json', [{ class: '文书' }]),
  schedule: fileOf('schedule.json', [{ line: '1.1', period: '永久' }]),
  into: fileOf('into.json', [{ title: '甲', level: 'file' }]),
  assets: fileOf('assets.json', [{ asset: 'GD-1', buyer: '甲公司', units: ['A-1'] }]),
  changes: fileOf('changes.json', [{ unit: 'A-1', fields: [{ field: 'title', after: '乙' }] }]),
  law: fileOf('law.json', {
    version: '1',
    rules: [
      {
        ...{ clock: 'CLK-01', years: 15, from: DAY, mark: 'F~', approvedBy: '市档案局' },
        basis: [{ instrument: '某市办法', article: '12' }],
      },
    ],
  }),
  texts: fileOf('texts.json', {
    texts: [
      {
        ...{ instrument: 'O79', article: '20', text: '试例。' },
        ...{ source: '某公报', edition: '2016年第1号', comparedBy: '某人' },
      },
    ],
  }),
  report: fileOf('report.json', [
    { property: '真实性', check: '来源', mandatory: true, result: 'pass', method: 'machine' },
  ]),
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a person would type: the example that a wrong call is told, as the shell hands it on. */
const exampleOf = (flags: string): string | undefined =>
  / such as (?:--\S+ )?(.*)$/s.exec(formOf(flags, 'en') ?? '')?.[1]?.replace(/^['"]|(?<==|:)['"]|['"]$/g, '');
/** Where one name stands for another thing. */
const BY_COMMAND: Readonly<Record<string, string>> = {
  'scope set --lines': FILES.lines,
  'retention approve --lines': FILES.schedule,
  'rearrange propose --into': FILES.into,
  'corrections propose file': FILES.changes,
  'transfer report file': FILES.report,
  'law activate file': FILES.law,
  'law text load file': FILES.texts,
  'import export --output': 'x.csv',
  'case assets file': FILES.assets,
};
/** They say how a command is sent or where a file lies: HTTP has them in its headers, its path, or not at all. */
const NOT_IN_THE_BODY = new Set(
  '--json --as --in-role --in-org --lang --key --if-match --output --problems --list --units --lines --into'.split(
    ' ',
  ),
);
const FILE_NAMES = new Set(['ledger restart --after', 'ledger restart --second', 'trail export']);
/** A subject of a command stands in the path of HTTP, which has no length but that of an address. */
const IN_THE_PATH = new Set(['hold', 'other', 'entry', 'revision', 'file']);
const NAMED_IN_THE_BODY = ['unit set-aside', 'account create', 'accession batch'];

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const writes = (command: Command): boolean =>
  command.options.some(({ long }) => long === '--business-date' || long === '--purpose');
/** Parses again and again: what one call was told is gone at the next. */
const program = fondsProgram('en');
const writing = all(program).filter(writes);

const nameIn = (flags: string): string => /[<[](.*?)[>\]]/.exec(flags)?.[1] ?? '';
const valueOf = (path: string, name: string, kind: string, choices?: readonly string[]): string =>
  BY_COMMAND[`${path} ${name}`] ?? choices?.[0] ?? exampleOf(kind) ?? '';

interface Asked {
  readonly words: readonly string[];
  readonly options: readonly (readonly [Option, string])[];
}

/** Everything that a command must be told, and what it may be told where another option rests on it. */
function asked(command: Command): Asked {
  const path = pathOf(command);
  const value = (argument: Argument): string =>
    valueOf(path, argument.name(), argument.name() + (argument.variadic ? '...' : ''), argument.argChoices);
  const restsOn: Readonly<Record<string, readonly string[]>> = {
    'transfer draft': ['--fonds'],
    'opening plan': ['--fonds'],
    'lot register': ['--source-kind'],
    'holdings statement': ['--archives', '--as-of'],
    'ledger restart': ['--after'],
    'unit set-aside': ['--keep'],
    'account create': ['--org', '--role'],
    'transfer offer': ['--carrier', '--carrier-kind'],
  };
  return {
    words: command.registeredArguments.map(value),
    options: command.options
      .filter((option) => option.mandatory || restsOn[path]?.includes(option.long ?? ''))
      .map((option) => [option, valueOf(path, option.long ?? '', nameIn(option.flags), option.argChoices)]),
  };
}

async function outcomeOf(path: string, { words, options }: Asked): Promise<unknown> {
  const flags = options.flatMap(([{ long }, value]) => (value === '' ? [long ?? ''] : [long ?? '', value]));
  try {
    await program.parseAsync([...path.split(' '), ...flags, '--', ...words], { from: 'user' });
    return undefined;
  } catch (error) {
    return error;
  }
}

const flagOnly = (option: Option): boolean => !option.required && !option.optional;

describe('a command that writes', () => {
  it('is checked by what HTTP checks with, and nothing else is', () => {
    expect(writing.length).toBeGreaterThan(70);
    expect(writing.map(pathOf).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it.each(writing.map((command) => [pathOf(command), command] as const))(
    '%s takes what is fit, so the example of each option, and refuses a text that is too long before it opens anything',
    async (path, command) => {
      const base = asked(command);
      const fit = {
        ...base,
        options: base.options.map(([option, value]) => [option, flagOnly(option) ? '' : value] as const),
      };
      expect(await outcomeOf(path, fit)).toBeInstanceOf(Opened);
      const refused = async (what: string, changed: Asked) => {
        const error = await outcomeOf(path, changed);
        const told = error instanceof InvalidInput || error instanceof UsageError;
        expect([path, what, told ? 'refused' : error]).toEqual([path, what, 'refused']);
      };
      for (const option of command.options) {
        const { long = '' } = option;
        if (flagOnly(option) || option.argChoices || NOT_IN_THE_BODY.has(long)) continue;
        if (FILE_NAMES.has(`${path} ${long}`) || (path === 'trail export' && long !== '--purpose')) continue;
        const others = fit.options.filter(([each]) => each.long !== long);
        const example = valueOf(path, long, nameIn(option.flags));
        expect(await outcomeOf(path, { ...fit, options: [...others, [option, example]] })).toBeInstanceOf(
          Opened,
        );
        await refused(long, { ...fit, options: [...others, [option, TOO_LONG]] });
      }
      for (const [i, argument] of command.registeredArguments.entries()) {
        if (IN_THE_PATH.has(argument.name())) continue;
        if (argument.name() === 'proposal' && !path.startsWith('accession') && !path.startsWith('lot'))
          continue;
        if (i === 0 && !argument.variadic && !NAMED_IN_THE_BODY.includes(path)) continue;
        const words = fit.words.map((word, n) => (n === i ? TOO_LONG : word));
        await refused(argument.name(), { ...fit, words });
      }
    },
  );

  it('says what a cited paper is in a word, not in a treatise', async () => {
    const evidence = `${'a'.repeat(64)}:${'长'.repeat(101)}`;
    const add = ['org', 'end', 'C01', '--on', DAY, '--evidence', evidence];
    await expect(program.parseAsync(add, { from: 'user' })).rejects.toBeInstanceOf(InvalidInput);
  });
});
