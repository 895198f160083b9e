import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  allRules,
  explain,
  explainable,
  findInstrument,
  law,
  LAW_DATA_VERSION,
  type Explanation,
  type Rule,
} from '@fonds/law';
import { civilDate, type Citation } from '@fonds/kernel';
import { page, ROOT, tableUnder, writeTables } from './markdown';

/**
 * docs/law/invariants.md is made from the law data and from the sources that name a rule. It is compared here cell by
 * cell; with FONDS_WRITE_LAW_TABLE=1 it is written anew.
 */
const PAGE = 'docs/law/invariants.md';
const NEWEST = law.at(civilDate(LAW_DATA_VERSION), LAW_DATA_VERSION);

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources = (folder: string): Source[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('/generated/'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }));

const all = [...sources('libs'), ...sources('test')].sort((a, b) => (a.path < b.path ? -1 : 1));
const isTest = ({ path }: Source): boolean => path.endsWith('spec.ts') && !path.startsWith('test/docs/');
/** Where rules are applied: pure domain code, command handlers, and rules shared by all deciders. Comments do not count. */
const decides = ({ path }: Source): boolean =>
  /^libs\/[^/]+\/src\/(domain\/|application\/|[^/]+\.rule\.ts)/.test(path);

/** A deadline is asked for by read models and queries as well. */
const asks = (source: Source): boolean =>
  decides(source) || /^libs\/[^/]+\/src\/(read|clocks)\//.test(source.path);

const mentions = (id: string) => {
  const whole = new RegExp(`\\b${id}\\b`);
  return ({ text }: Source): boolean => whole.test(text);
};

const link = (path: string, shown = path.split('/').pop() ?? path): string => `[${shown}](../../${path})`;
const cited = (basis: readonly Citation[]): string =>
  basis.map(({ instrument, article }) => `${instrument} ${article}`.trim()).join('; ') || 'none';

function refuses(rule: Rule): string {
  if (rule.always) return 'always';
  return NEWEST.enforces(rule.id as Parameters<typeof NEWEST.enforces>[0])
    ? 'while in force'
    : 'reminds only';
}

/** @param first `path#symbol` of where its code begins @param where sources that are looked through for its id */
function codeOf(id: string, first: string | undefined, where: (source: Source) => boolean): string[] {
  const [path, symbol] = first?.split('#') ?? [];
  const others = all
    .filter((s) => !isTest(s) && s.path !== path && where(s) && s.text.includes(`'${id}'`))
    .map((s) => link(s.path));
  return path ? [link(path, symbol), ...others] : others;
}
const codeOfRule = ({ id, decider }: Rule): string[] => codeOf(id, decider, decides);

const testsOf = (id: string): string[] =>
  all
    .filter(isTest)
    .filter(mentions(id))
    .map((s) => link(s.path));

const rules = [...allRules()].sort((a, b) => (a.id < b.id ? -1 : 1));
const applied = rules.filter((rule) => codeOfRule(rule).length > 0);
const clocks = explainable()
  .flatMap((id) => explain(id, NEWEST) ?? [])
  .filter(({ kind }) => kind === 'clock');
const OVERDUE: { readonly [E in Explanation['effect']]?: string } = {
  accuses: 'may be a finding',
  reminds: 'reminds only',
};
const escaped = (text: string): string => text.replaceAll('|', '\\|');

const TABLES = {
  'Rules that the code applies': {
    header: ['Rule', '规则', 'Article', 'Mark', 'Refuses', 'Code', 'Tests'],
    rows: applied.map((rule) => [
      rule.id,
      escaped(rule.text.zh),
      cited(rule.basis),
      rule.mark,
      refuses(rule),
      codeOfRule(rule).join(', '),
      testsOf(rule.id).join(', '),
    ]),
  },
  'Deadlines and their code': {
    header: ['Clock', '时限', 'Article', 'Mark', 'Overdue', 'Code', 'Tests'],
    rows: clocks.map(({ id, text, basis, mark, effect, code }) => [
      id,
      escaped(text.zh),
      cited(basis),
      mark,
      OVERDUE[effect] ?? '',
      codeOf(id, code, asks).join(', '),
      testsOf(id).join(', '),
    ]),
  },
  'Rules in the data that no code applies yet': {
    header: ['Rule', 'Text', 'Article', 'Mark', 'Will'],
    rows: rules
      .filter((rule) => !applied.includes(rule))
      .map((rule) => [
        rule.id,
        escaped(rule.text.en),
        cited(rule.basis),
        rule.mark,
        refuses(rule) === 'reminds only' ? 'remind' : 'refuse',
      ]),
  },
  'Instruments that rules and deadlines cite': {
    header: ['Short', 'Title', '名称', 'Number', 'In force from'],
    rows: [
      ...new Set([...rules, ...clocks].flatMap(({ basis }) => basis.map(({ instrument }) => instrument))),
    ]
      .sort()
      .map((id) => {
        const found = findInstrument(id);
        return [
          id,
          escaped(found?.title.en ?? ''),
          escaped(found?.title.zh ?? ''),
          found?.number ?? '',
          found?.inForce ?? 'not established',
        ];
      }),
  },
} as const;

const INTRODUCTION = `# Invariants and deadlines, their articles and their code

How to read this page, and what the marks mean: [README.md](README.md). It is compared with \`libs/law/src/data\` and
with the sources by \`test/docs/law-table.spec.ts\`. Law data of ${LAW_DATA_VERSION}.`;

if (process.env['FONDS_WRITE_LAW_TABLE'] === '1') writeTables(PAGE, INTRODUCTION, TABLES);

describe('the table of invariants', () => {
  it.each(Object.entries(TABLES))(
    '“%s” says what data and sources say (FONDS_WRITE_LAW_TABLE=1 npx jest test/docs/law-table --selectProjects unit writes it; then npx prettier --write docs/law)',
    (heading, { header, rows }) => {
      // A new test that names a rule makes no row wrong; a test that is gone does.
      const tests = header.findIndex((name) => name === 'Tests');
      const told = (row: readonly string[]): string[] => row.filter((_, i) => i !== tests);
      const written = tableUnder(page(PAGE).text, heading);
      expect(written.map(told)).toEqual(rows.map(told));
      for (const [i, row] of written.entries()) {
        const there = rows[i]?.[tests]?.split(', ') ?? [];
        expect(there).toEqual(expect.arrayContaining(row[tests]?.split(', ') ?? []));
        if (there.some(Boolean)) expect(row[tests]).not.toBe('');
      }
    },
  );

  it('is of the law data of this build', () => {
    expect(page(PAGE).text).toContain(`Law data of ${LAW_DATA_VERSION}.`);
  });

  it('has a test for every rule on whose ground the code refuses', () => {
    const refused = rules.filter((rule) => {
      const refusal = new RegExp(`ruleRefusal\\([^;]*?'${rule.id}'`);
      return all.some((s) => !isTest(s) && refusal.test(s.text));
    });
    expect(refused.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['INV-01', 'INV-02', 'INV-39b', 'INV-43', 'INV-44']),
    );
    expect(refused.filter(({ id }) => testsOf(id).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each([
    [
      'Rules that the code applies',
      'INV-44',
      'D22 5.4.1',
      'libs/holdings/src/application/give-code.ts',
      'libs/holdings/src/application/give-code.spec.ts',
    ],
    [
      'Deadlines and their code',
      'CLK-06',
      'ER12; REG 40',
      'libs/radar/src/domain/applicable-clocks.ts',
      'libs/radar/src/domain/applicable-clocks.spec.ts',
    ],
  ])('leads under “%s” from %s to its article, its code and its tests', (heading, wanted, ...told) => {
    const row = tableUnder(page(PAGE).text, heading).find(([id]) => id === wanted) ?? [];
    const [article, code, test] = told;
    expect(row[2]).toBe(article);
    expect(row[5]).toContain(code);
    expect(row[6]).toContain(test);
  });
});
