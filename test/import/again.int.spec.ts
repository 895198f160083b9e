import { dirname } from 'node:path';
import { HoldingsBalanceQuery } from '@fonds/holdings';
import { problemText, ProblemSpool, type ProblemRow } from '@fonds/interchange';
import { civilDate } from '@fonds/kernel';
import type { FixtureSheet } from '../fixtures/catalogue/memory-book';
import { xlsxOf } from '../fixtures/sheets/book-file.fixture';
import { openBook } from '../../libs/interchange/src/sheets/open-book';
import { PROBLEM_COLUMN } from '../../libs/interchange/src/sheets/write/problem-column';
import { ARCHIVES, codesByRow, ImportBench } from './import.fixture';

let bench: ImportBench;
beforeAll(async () => void (bench = await ImportBench.open()), 60_000);
afterAll(() => bench.close());

const HEAD: FixtureSheet['rows'] = [
  ['归档文件目录'],
  ['全宗号：J019', '全宗名称：市教育局', '保管期限：永久'],
  ['档号', '题名', '责任者', '日期'],
];
const row = (number: number, title = `通知之${number}`, creator = '市教育局'): string[] => [
  `J019-WS·2019·Y-${String(number).padStart(4, '0')}`,
  title,
  creator,
  '20190309',
];
const book = (...rows: FixtureSheet['rows']): Promise<Buffer> =>
  xlsxOf([{ name: '目录', rows: [...HEAD, ...rows] }]);
const head = (): Promise<bigint> => bench.instance.store.head();
const finishedOf = async (id: string): Promise<unknown> =>
  (await bench.instance.store.readStream(`import-${id}`)).find(({ type }) => type === 'ImportFinished')?.data;

describe('the same file again', () => {
  it('registers nothing and writes nothing; its end stands as it was', async () => {
    const file = bench.file('a.xlsx', await book(row(1), row(2), row(3)));
    const first = await bench.take(file);
    expect(first.outcome).toMatchObject({ registered: 3, unchanged: 0, refused: 0 });
    const [position, finished, digest] = [
      await head(),
      await finishedOf(first.outcome.import),
      await bench.digest(),
    ];
    const again = await bench.take(file);
    expect(again.outcome).toMatchObject({
      import: first.outcome.import,
      registered: 0,
      unchanged: 3,
      refused: 0,
      events: 0,
    });
    expect([await head(), await finishedOf(first.outcome.import), await bench.digest()]).toEqual([
      position,
      finished,
      digest,
    ]);
  });

  it('under another name is still the same file', async () => {
    const position = await head();
    await bench.take(bench.file('b.xlsx', await book(row(1), row(2), row(3))));
    expect(await head()).toBe(position);
  });

  it('with more rows registers the new ones only, and finds the others unchanged', async () => {
    const { outcome } = await bench.take(bench.file('c.xlsx', await book(row(1), row(2), row(3), row(4))));
    expect(outcome).toMatchObject({ registered: 1, unchanged: 3, refused: 0, components: 4 });
  });

  it('with its rows in another order is unchanged', async () => {
    const { outcome } = await bench.take(bench.file('d.xlsx', await book(row(3), row(1), row(2))));
    expect(outcome).toMatchObject({ registered: 0, unchanged: 3, refused: 0 });
  });
});

describe('a changed row of a registered unit', () => {
  it('is refused with both values, and changes nothing', async () => {
    await bench.take(bench.file('e.xlsx', await book(row(11), row(12))));
    const digest = await bench.digest();
    const { outcome, problems } = await bench.take(
      bench.file('f.xlsx', await book(row(11), row(12, '通知之十二（改）', '市财政局'))),
    );
    expect(outcome).toMatchObject({ registered: 0, unchanged: 1, refused: 1, components: 2 });
    expect(problems.map(({ problem }) => problem)).toEqual([
      {
        code: 'differs',
        severity: 'refused',
        place: { file: 'f.xlsx', sheet: '目录', line: 5 },
        facts: { 题名: '通知之12 → 通知之十二（改）', 责任者: '市教育局 → 市财政局' },
      },
    ]);
    expect(problems[0]?.row).toMatchObject({ 题名: '通知之十二（改）' });
    for (const language of ['zh', 'en'] as const) {
      const problem = problems[0]?.problem;
      if (!problem) throw new Error('there is a problem');
      const { what, cure } = problemText('catalogue', problem, language);
      expect(what).toContain('通知之12 → 通知之十二（改）');
      expect(cure).toContain('fonds unit correct');
    }
    expect(await bench.digest()).toBe(digest);
    expect((await bench.catalogue.search({ title: '十二（改）' }, {}, bench.viewer)).count).toBe(0);
  });
});

const aid = (fonds: string, within: string): string =>
  `<ead><eadheader><eadid>again-1</eadid></eadheader><archdesc level="fonds"><did><unittitle>${fonds}</unittitle></did><dsc>
    <c id="k1" level="file"><did><unittitle>工程图说</unittitle></did><c id="k2" level="item"><did><unittitle>${within}</unittitle></did></c></c></dsc></archdesc></ead>`;

describe('a finding aid that was changed', () => {
  it('is refused with both values where something within a unit was, and overwrites nothing', async () => {
    await bench.take(bench.file('h.xml', aid('绥远省档案', '草图')), 'ead');
    const { outcome, problems } = await bench.take(bench.file('i.xml', aid('绥远省档案', '详图')), 'ead');
    expect(outcome).toMatchObject({
      registered: 0,
      unchanged: 0,
      refused: 2,
      components: 2,
      warningCount: 0,
    });
    expect(problems.map(({ problem }) => [problem.code, problem.facts])).toEqual([
      ['differs', { 'k2 · title': '草图 → 详图' }],
    ]);
    expect((await bench.catalogue.search({ title: '详图' }, {}, bench.viewer)).count).toBe(0);
  });

  it('is warned of where the fonds was, which is no component; its units are unchanged', async () => {
    const { outcome, problems } = await bench.take(bench.file('j.xml', aid('绥远档案', '草图')), 'ead');
    expect(outcome).toMatchObject({
      registered: 0,
      unchanged: 2,
      refused: 0,
      events: expect.any(Number) as number,
    });
    expect(problems).toEqual([]);
    expect(outcome.warnings.map(({ code, severity, facts }) => [code, severity, facts['name']])).toEqual([
      ['fonds-differs', 'warning', '绥远省档案 → 绥远档案'],
    ]);
  });

  it('of AtoM is refused where the row of its fonds was changed', async () => {
    const table = (title: string): string =>
      `legacyId,parentId,title,levelOfDescription\n1,,${title},Fonds\n2,1,Letters,File\n`;
    const first = await bench.take(bench.file('k.csv', table('Mill')), 'atom', { sourceName: 'again' });
    // Each row read is one of the fonds itself, of a series, a unit or an entry.
    expect(first.outcome).toMatchObject({ components: 2, fondsRows: 1, series: 0, units: 1, within: 0 });
    const { outcome, problems } = await bench.take(bench.file('l.csv', table('Old mill')), 'atom', {
      sourceName: 'again',
    });
    expect(outcome).toMatchObject({ registered: 0, unchanged: 1, refused: 1, components: 2 });
    expect(problems.map(({ problem }) => [problem.code, problem.facts['name']])).toEqual([
      ['fonds-differs', 'Mill → Old mill'],
    ]);
    expect(problems[0]?.row).toEqual({ legacyId: '1', title: 'Old mill', levelOfDescription: 'Fonds' });
  });

  it('of AtoM comes back as the row that was sent, and as it was before it is known again, reasons and all', async () => {
    const table = (title: string, reason = ''): string =>
      `legacyId,parentId,title,levelOfDescription,${PROBLEM_COLUMN}\n7,,Mill,Fonds,\n8,7,${title},File,${reason}\n`;
    const named = { sourceName: 'mended' };
    await bench.take(bench.file('m.csv', table('Letters')), 'atom', named);
    const changed = await bench.take(bench.file('n.csv', table('Bills')), 'atom', named);
    expect(changed.problems).toMatchObject([
      {
        problem: { code: 'differs' },
        row: { legacyId: '8', parentId: '7', title: 'Bills', levelOfDescription: 'File' },
      },
    ]);
    const mended = await bench.take(bench.file('o.csv', table('Letters', 'differs')), 'atom', named);
    expect(mended.outcome).toMatchObject({ registered: 0, unchanged: 2, refused: 0 });
  });
});

describe('a dry run', () => {
  it('says what an import would do, and writes nothing', async () => {
    const position = await head();
    const file = bench.file('g.xlsx', await book(row(11), row(12, '又改'), row(13)));
    const dry = await bench.take(file, 'catalogue', { dryRun: true });
    expect(await head()).toBe(position);
    const real = await bench.take(file);
    const counts = ({ registered, unchanged, refused, heldOut }: typeof dry.outcome) => ({
      registered,
      unchanged,
      refused,
      heldOut,
    });
    expect(counts(dry.outcome)).toEqual({ registered: 1, unchanged: 1, refused: 1, heldOut: 0 });
    expect(counts(real.outcome)).toEqual(counts(dry.outcome));
    expect(dry.problems).toEqual(real.problems);
  });
});

async function problemSheet(path: string, problems: readonly ProblemRow[]): Promise<void> {
  const spool = new ProblemSpool('catalogue', dirname(path));
  for (const problem of problems) await spool.add(problem);
  await spool.end();
  await spool.writeSheet(path, 'zh');
}

/** The rows of the first sheet of a workbook, with some of their cells mended. */
async function mended(path: string, cures: Readonly<Record<string, string>>): Promise<Buffer> {
  const opened = await openBook(path);
  const rows: string[][] = [];
  for await (const sheet of opened.sheets())
    for await (const { cells } of sheet.rows()) rows.push(cells.map(({ text }) => cures[text] ?? text));
  await opened.close();
  return xlsxOf([{ name: '问题', rows }]);
}

describe('the sheet of problem rows', () => {
  const sheets: FixtureSheet[] = [
    {
      name: '归档文件目录',
      rows: [
        ['归档文件目录'],
        ['全宗号：J020', '全宗名称：市水利局', '年度：2011', '保管期限：永久'],
        ['档 号', '文号', '责任者', '题\n名', '日期'],
        ['J020-WS·2011-Y-BGS-0001', '水发〔2011〕1号', '市水利局', '请示', '20110309'],
        ['J020-WS·2011-Y-BGS-0002', '〃', '〃', '批复', '20110230'],
        ['J020-WS·2011-Y-BGS-0003', '水发〔2011〕3号', '市政府', '通知', '20110401'],
        ['J020-WS·2011-Y-BGS-OO04', '〃', '〃', '决定', '〃'],
      ],
    },
    {
      name: '全引目录',
      rows: [
        ['案卷目录及卷内文件目录（全引目录）'],
        ['全宗号', 'C038', '目录号', '001', '保管期限', '长期'],
        ['案卷号', '件号', '档号', '案卷题名', '题名', '责任者', '日期', '页号', '总页数'],
        ['004', '', 'C038-001-004', '粮食卷', '', '', '1957', '', '5'],
        ['004', '001', 'C038-001-004-001', '', '报表', '粮食局', '19571301', '1', ''],
        ['004', '002', 'C038-001-004-002', '', '报告', '粮食局', '19571101', '3', ''],
      ],
    },
    {
      name: '005',
      rows: [
        ['卷内文件目录'],
        ['全宗号：C038  目录号：001  案卷号：005', '', '', '案卷题名：会议卷'],
        ['顺序号', '责任者', '题名', '日期', '页号'],
        ['1', '县政府', '会议通知', '19570309', '1'],
        ['2', '〃', '会议记录', '19570231', '5-9'],
      ],
    },
  ];

  it('mended and imported again registers the mended rows, as if they had stood in their sheets', async () => {
    const first = await bench.take(bench.file('broken.xlsx', await xlsxOf(sheets)));
    expect(first.outcome).toMatchObject({ components: 9, registered: 2, refused: 7 });
    await problemSheet(bench.path('problems.xlsx'), first.problems);
    const again = await bench.take(
      bench.file(
        'mended.xlsx',
        await mended(bench.path('problems.xlsx'), {
          '20110230': '20110303',
          'J020-WS·2011-Y-BGS-OO04': 'J020-WS·2011-Y-BGS-0004',
          '19571301': '19571101',
          '19570231': '19570301',
        }),
      ),
    );
    expect([...codesByRow(again.problems)]).toEqual([]);
    expect(again.outcome).toMatchObject({
      components: 7,
      registered: 7,
      refused: 0,
      unchanged: 0,
      units: 4,
      within: 3,
    });

    const found = async (code: string) => {
      const [node] = (await bench.catalogue.search({ code }, {}, bench.viewer)).rows;
      return (await bench.catalogue.node(node?.id ?? '', bench.viewer))?.description;
    };
    expect(await found('J020-WS·2011-Y-BGS-0002')).toMatchObject({
      title: '批复',
      creators: ['市水利局'],
      retention: '永久',
      other: { 文号: '水发〔2011〕1号' },
    });
    expect(await found('J020-WS·2011-Y-BGS-0004')).toMatchObject({
      title: '决定',
      creators: ['市政府'],
      dates: [{ printed: '20110401' }],
    });
    expect(await found('C038-001-004')).toMatchObject({ title: '粮食卷', retention: '长期', pages: 5 });
    expect(await found('C038-001-005')).toMatchObject({ title: '会议卷' });
    const [meeting] = (await bench.catalogue.search({ title: '会议记录' }, {}, bench.viewer)).rows;
    expect(meeting?.kind).toBe('entry');
    expect(JSON.stringify(await found('J020-WS·2011-Y-BGS-0002'))).not.toContain('date-impossible');
  });

  it('of the first round, imported as it is, is refused for the same reasons', async () => {
    const { outcome } = await bench.take(bench.path('problems.xlsx'));
    expect(outcome).toMatchObject({ components: 7, registered: 0, refused: 7 });
  });
});

describe('what was found and stood in no books (E95 found, INV-03)', () => {
  it('is a term of the balance of its own, on the day since when it is held, and not an opening entry', async () => {
    const file = bench.file('found.xlsx', await book(row(71), row(72)));
    const { outcome } = await bench.take(file, 'catalogue', { found: true, heldSince: '2025-06-30' });
    expect(outcome).toMatchObject({ registered: 2 });
    const balance = new HoldingsBalanceQuery(bench.instance.database.app);
    const knownAt = await head();
    const of = (from: string, to: string) => ({
      ...{ custodian: ARCHIVES.id, knownAt },
      ...{ from: civilDate(from), to: civilDate(to) },
    });
    const june = of('2025-06-01', '2025-06-30');
    const { moved, takenOn, corrected, closing } = await balance.balance(june, bench.viewer);
    expect([moved.found.units, takenOn.units, corrected.units, closing.units]).toEqual([2, 0, 0, 2]);
    const { rows } = await balance.events({ ...june, term: 'found' }, {}, bench.viewer);
    const [event] = await bench.instance.store.readStream(`unit-${rows[0]?.unit ?? ''}`);
    expect(rows).toHaveLength(2);
    expect(event).toMatchObject({ type: 'HoldingTakenOn', data: { kind: 'found' } });
    expect((await balance.balance(of('2025-07-01', '2025-07-31'), bench.viewer)).moved.found.units).toBe(0);
  });

  it('is not taken on a second time as what was held all along: the same rows then differ', async () => {
    const { outcome, problems } = await bench.take(bench.file('held.xlsx', await book(row(71), row(72))));
    expect(outcome).toMatchObject({ registered: 0, unchanged: 0, refused: 2 });
    expect(codesByRow(problems)).toEqual(
      new Map([
        ['目录 4', ['differs']],
        ['目录 5', ['differs']],
      ]),
    );
  });
});
