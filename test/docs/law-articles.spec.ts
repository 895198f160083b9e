import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_KINDS, articleOf, findInstrument, LAW_DATA_VERSION, lawData } from '@fonds/law';
import type { Citation } from '@fonds/kernel';
import { page, ROOT, tableUnder, writeTables } from './markdown';

/**
 * Every article that a rule, a clock, a ground, a table, the code, a form or an event cites has an entry in the law data, and
 * docs/law/articles.md says of each how much of it is there. With FONDS_WRITE_LAW_TABLE=1 the page is written anew.
 */
const PAGE = 'docs/law/articles.md';
const { articles: _texts, ...statements } = lawData(LAW_DATA_VERSION);

/** What cites; the entries themselves do not. */
const files = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        ending.test(name) && !/spec\.ts$|\/generated\/|\/samples\/|law\/src\/data\/articles/.test(name),
    )
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));

const ids = Object.keys(statements.instruments).join('|');
const NUMBER = '\\d+(?:\\.\\d+)*(?:\\(\\d+\\))?(?![\\w-])';
/** As comments and schemas cite: `REG 20(3), 20(4)`, `AL 39, REG 40`, `REG 48-50`, `D12 4.1-4.7`. */
const IN_TEXT = new RegExp(
  `\\b(${ids}) (\\d+(?:\\.\\d+)*-\\d+(?:\\.\\d+)*|${NUMBER})((?:, ${NUMBER})*)`,
  'g',
);
/** As code cites: `{ instrument: 'REG', article: '20(3)' }`. */
const IN_CODE = /instrument: '(\w+)', article: '([\d.()]+)'/g;
/** Whose article is not written beside it. */
const UNTOLD = /instrument: '(\w+)', article(?!: ')/g;

/** `4.1-4.3` is 4.1, 4.2 and 4.3. */
function expanded(numbers: string): readonly string[] {
  const [from = '', to] = numbers.split('-');
  if (to === undefined) return [from];
  const stem = from.replace(/\d+$/, '');
  const [first, last] = [from, to].map((each) => Number(/\d+$/.exec(each)?.[0]));
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${stem}${Number(first) + i}`);
}

const cited = (instrument: string, article: string): Citation => ({ instrument, article });

const inText = (text: string): readonly Citation[] => [
  ...[...text.matchAll(IN_TEXT)].flatMap(([, instrument = '', first = '', more = '']) =>
    [...expanded(first), ...more.split(', ').filter(Boolean)].map((article) => cited(instrument, article)),
  ),
  ...[...text.matchAll(IN_CODE)].map(([, instrument = '', article = '']) => cited(instrument, article)),
];

function* citationsIn(value: unknown): Generator<Citation> {
  if (typeof value !== 'object' || value === null) return;
  if ('instrument' in value && 'article' in value) yield value as Citation;
  else for (const each of Object.values(value)) yield* citationsIn(each);
}

const code = [...files('libs', /\.ts$/), ...files('apps', /\.ts$/)];
const CITERS: { readonly [who: string]: readonly Citation[] } = {
  rules: [...citationsIn(statements.rules)],
  clocks: [...citationsIn(statements.clocks), ...citationsIn(statements.regimes)],
  grounds: [...citationsIn(statements.codeLists)],
  tables: [...citationsIn(statements.disposalTables)],
  code: code.flatMap(inText),
  events: files('event-schemas', /\.schema\.json$/).flatMap(inText),
};

const keyOf = ({ instrument, article }: Citation): string => `${instrument} ${article}`;
const all = new Map(
  Object.values(CITERS)
    .flat()
    .filter(({ article }) => article !== '')
    .map((each) => [keyOf(each), each]),
);
const order = Object.keys(statements.instruments);
const rowsOf = [...all.values()].sort(
  (a, b) =>
    order.indexOf(a.instrument) - order.indexOf(b.instrument) ||
    a.article.localeCompare(b.article, 'en', { numeric: true }),
);
const citersOf = (citation: Citation): string =>
  Object.entries(CITERS)
    .filter(([, theirs]) => theirs.some((each) => keyOf(each) === keyOf(citation)))
    .map(([who]) => who)
    .join(', ');

const sources = [...new Set(rowsOf.flatMap((each) => articleOf(each)?.source?.en ?? []))];
const kinds = rowsOf.map((each) => articleOf(each)?.kind);
const countOf = (kind: keyof typeof ARTICLE_KINDS): number => kinds.filter((each) => each === kind).length;
const wholes = [
  ...new Set(
    Object.values(CITERS)
      .flat()
      .filter(({ article }) => article === '')
      .map(({ instrument }) => instrument),
  ),
];

const TABLES = {
  'How many': {
    header: ['Kind', '种类', 'Articles'],
    rows: (['whole', 'part', 'quoted', 'gist'] as const).map((kind) => [
      ARTICLE_KINDS[kind].en,
      ARTICLE_KINDS[kind].zh,
      String(countOf(kind)),
    ]),
  },
  'Every article that is cited': {
    header: ['Article', 'Kind', 'Cited by', 'Source'],
    rows: rowsOf.map((each) => {
      const found = articleOf(each);
      return [
        keyOf(each),
        found ? ARTICLE_KINDS[found.kind].en : 'nothing',
        citersOf(each),
        String(sources.indexOf(found?.source?.en ?? '') + 1),
      ];
    }),
  },
  Sources: {
    header: ['No.', 'Source'],
    rows: sources.map((source, i) => [String(i + 1), source.replaceAll('|', '\\|')]),
  },
  'Cited as a whole': {
    header: ['Short', 'Title', '名称'],
    rows: wholes
      .sort()
      .map((id) => [id, findInstrument(id)?.title.en ?? '', findInstrument(id)?.title.zh ?? '']),
  },
} as const;

const INTRODUCTION = `# The articles that are cited, and how much of each is here

Made from the law data and from what code and events cite by \`test/docs/law-articles.spec.ts\`; law data of ${LAW_DATA_VERSION}.
The texts themselves: \`fonds law explain\`, or \`libs/law/src/data/articles*.ts\`. Whole text: the article, word for word. Extract:
these words stand in the article, and more does. Its sense: what the article says in words of this record, where no copy
was at hand that could be taken over word for word; the source says what it is drawn from. Whoever has the print loads the words: [../user/due.md](../user/due.md). Instruments that are cited as a whole, without a
number, have no text here: the statement that cites them says what it takes from them.`;

if (process.env['FONDS_WRITE_LAW_TABLE'] === '1') writeTables(PAGE, INTRODUCTION, TABLES);

describe('every article that is cited', () => {
  it('has an entry, with its kind, its source and what it says in English', () => {
    expect(all.size).toBeGreaterThan(150);
    const lacking = rowsOf.filter((each) => {
      const found = articleOf(each);
      return !found?.source || !found.en;
    });
    expect(lacking.map(keyOf)).toEqual([]);
  });

  it('stands beside its instrument in the code, but for clauses and articles that are chosen from a list', () => {
    const untold = code.flatMap((text) => [...text.matchAll(UNTOLD)].map(([, instrument]) => instrument));
    expect(untold.sort()).toEqual(['D12', 'EBL']);
    for (const key of ['D12 4.1', 'D12 4.7', 'EBL 121', 'EBL 122']) expect([...all.keys()]).toContain(key);
  });

  it.each(Object.entries(TABLES))(
    'is on the page: “%s” (FONDS_WRITE_LAW_TABLE=1 npx jest test/docs/law-articles --selectProjects unit writes it)',
    (heading, { rows }) => {
      expect(tableUnder(page(PAGE).text, heading)).toEqual(rows.map((row) => [...row]));
    },
  );
});
