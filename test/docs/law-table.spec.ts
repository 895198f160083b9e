import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules, findInstrument, law, LAW_DATA_VERSION, type Rule } from '@fonds/law';
import { civilDate, type Citation } from '@fonds/kernel';
import { page, ROOT, tableUnder, writeTables } from './markdown';

/**
 * docs/law/invariants.md is made from the law data and from the sources that name a rule. It is compared here cell by
 * cell; with FONDS_WRITE_LAW_TABLE=1 it is written anew.
 */
const PAGE = 'docs/law/invariants.md';
const DATA_VERSION_DAY = civilDate(LAW_DATA_VERSION);

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

const applies =
  (rule: Rule) =>
  (source: Source): boolean =>
    decides(source) && source.text.includes(`'${rule.id}'`);
const mentions = (rule: Rule) => {
  const id = new RegExp(`\\b${rule.id}\\b`);
  return ({ text }: Source): boolean => id.test(text);
};

const link = (path: string, shown = path.split('/').pop() ?? path): string => `[${shown}](../../${path})`;
const cited = (basis: readonly Citation[]): string =>
  basis.map(({ instrument, article }) => `${instrument} ${article}`.trim()).join('; ') || 'none';

function refuses(rule: Rule): string {
  if (rule.always) return 'always';
  return law
    .at(DATA_VERSION_DAY, LAW_DATA_VERSION)
    .enforces(rule.id as Parameters<ReturnType<typeof law.at>['enforces']>[0])
    ? 'while in force'
    : 'reminds only';
}

function codeOf(rule: Rule): string[] {
  const [path, symbol] = rule.decider?.split('#') ?? [];
  const others = all
    .filter((s) => !isTest(s) && s.path !== path && applies(rule)(s))
    .map((s) => link(s.path));
  return path ? [link(path, symbol), ...others] : others;
}

const testsOf = (rule: Rule): string[] =>
  all
    .filter(isTest)
    .filter(mentions(rule))
    .map((s) => link(s.path));

const rules = [...allRules()].sort((a, b) => (a.id < b.id ? -1 : 1));
const applied = rules.filter((rule) => codeOf(rule).length > 0);
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
      codeOf(rule).join(', '),
      testsOf(rule).join(', '),
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
  'Instruments that these rules cite': {
    header: ['Short', 'Title', '名称', 'Number', 'In force from'],
    rows: [...new Set(rules.flatMap((rule) => rule.basis.map(({ instrument }) => instrument)))]
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

const INTRODUCTION = `# Invariants, their articles and their code

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
    expect(refused.filter((rule) => testsOf(rule).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('leads from INV-44 to its code and its article', () => {
    const row =
      tableUnder(page(PAGE).text, 'Rules that the code applies').find(([id]) => id === 'INV-44') ?? [];
    expect(row[2]).toBe('D22 5.4.1');
    expect(row[5]).toContain('libs/holdings/src/application/give-code.ts');
    expect(row[6]).toContain('libs/holdings/src/application/give-code.spec.ts');
  });
});
