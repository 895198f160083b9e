import { problemText } from '@fonds/interchange';
import { HELD_OUT_TEXT, TRAP_SHEETS, TRAPS, TRAPS_TODAY } from '../fixtures/catalogue/traps';
import { csvBytes, xlsxOf } from '../fixtures/sheets/book-file.fixture';
import { codesByRow, ImportBench, type Imported } from './import.fixture';

let bench: ImportBench;
let taken: Imported;
beforeAll(async () => {
  bench = await ImportBench.open(TRAPS_TODAY);
  taken = await bench.take(bench.file('traps.xlsx', await xlsxOf(TRAP_SHEETS)));
}, 120_000);
afterAll(() => bench.close());

const dataRows = TRAPS.filter((trap) => trap.ends !== 'control');
const ending = (...ends: string[]) => TRAPS.filter((trap) => ends.includes(trap.ends));

const accountedFor = ({ outcome }: Imported): void =>
  expect(outcome.registered + outcome.unchanged + outcome.refused + outcome.heldOut).toBe(outcome.components);

describe('a catalogue with every trap, as an .xlsx', () => {
  it('has every data row accounted for', () => {
    accountedFor(taken);
    expect(taken.outcome).toMatchObject({
      components: dataRows.length,
      registered: ending('unit', 'within').length,
      refused: ending('refused').length,
      heldOut: ending('heldOut').length,
      controlRows: ending('control').length,
      unchanged: 0,
    });
  });

  it('has each refused row told with exactly its reasons', () => {
    const told = codesByRow(taken.problems);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(ending('refused').map(({ sheet, row, problems }) => [`${sheet} ${row}`, problems])),
    );
  });

  it('has each problem with file, sheet, row, reason and cure in both languages', () => {
    for (const { problem } of taken.problems) {
      expect(problem.place).toMatchObject({
        file: 'traps.xlsx',
        sheet: expect.any(String) as unknown,
        line: expect.any(Number) as unknown,
      });
      for (const language of ['zh', 'en'] as const) {
        const { what, cure } = problemText('catalogue', problem, language);
        expect(`${what}${cure}`).not.toMatch(/\{[a-z]+\}/i);
        expect(cure.length).toBeGreaterThan(5);
        expect(/[\u4e00-\u9fff]/.test(what)).toBe(
          language === 'zh' || /[\u4e00-\u9fff]/.test(JSON.stringify(problem.facts)),
        );
      }
    }
    const column = (code: string) =>
      taken.problems.find(({ problem }) => problem.code === code)?.problem.place.column;
    expect(
      ['date-impossible', 'date-ambiguous', 'code-letter-o', 'formula-without-value'].map(column),
    ).toEqual(['日期', '日期', '档 号', '页数']);
  });

  it('has a warning for a total that is not the sum', () => {
    expect(taken.outcome.warnings.map(({ code }) => code)).toContain('total-differs');
  });

  it('registers exactly the rows that end as units, with their entries', async () => {
    const nodes = await bench.rows<{ kind: string; n: number }>(
      'SELECT kind, count(*)::int AS n FROM read.node GROUP BY kind',
    );
    const counts = Object.fromEntries(nodes.map(({ kind, n }) => [kind, n]));
    // One unit has no row of its own: the file whose head stands above its sheet.
    expect(counts).toMatchObject({ unit: ending('unit').length + 1, entry: ending('within').length });
    expect(counts['unit']).toBe(taken.outcome.units);
  });

  it('registers its fonds as provisional, named by the cover or, where there is none, by the number', async () => {
    expect(await bench.rows('SELECT number, name, status FROM read.fonds ORDER BY number')).toEqual([
      { number: 'C038', name: 'C038', status: 'provisional' },
      { number: 'Z109', name: '呼和浩特市人民政府', status: 'provisional' },
    ]);
  });

  it('keeps a date as printed and a title byte for byte, and finds both', async () => {
    const { rows } = await bench.catalogue.search(
      { title: '𠮷林ᠮᠣᠩᠭᠣᠯ\u180e\u202fᠤᠨ\u200d' },
      {},
      bench.viewer,
    );
    expect(rows.map(({ title }) => title)).toEqual([' 𠮷林ᠮᠣᠩᠭᠣᠯ\u180e\u202fᠤᠨ\u200d ']);
    const [lunar] = (await bench.catalogue.search({ code: 'z109-ws·2011-y-bgs-0013' }, {}, bench.viewer))
      .rows;
    expect(lunar).toMatchObject({ title: '契约', dates: '民国二十六年腊月初八' });
  });

  it('finds a unit by two characters of its title and by its code in any width', async () => {
    const byTitle = await bench.catalogue.search({ title: '造林' }, {}, bench.viewer);
    expect(byTitle.rows.map(({ code }) => code)).toEqual(['Z109-WS·2011-Y-BGS-0001']);
    const byCode = await bench.catalogue.search({ code: 'Ｚ109－WS•2011-Y-BGS-0001' }, {}, bench.viewer);
    expect(byCode.rows.map(({ id }) => id)).toEqual(byTitle.rows.map(({ id }) => id));
  });

  it('leaves nothing of a held-out row anywhere: no table, no file, no problem', async () => {
    expect(await bench.findEverywhere(HELD_OUT_TEXT)).toEqual([]);
    expect(JSON.stringify([taken.problems, taken.outcome.warnings])).not.toContain(HELD_OUT_TEXT);
  });

  it('the search for such texts finds what was registered, in tables and in the stored source', async () => {
    const found = await bench.findEverywhere('关于春季造林的通知');
    expect(found).toEqual(expect.arrayContaining(['read.node.title', expect.stringContaining('/evidence/')]));
  });

  it('stores what was read in the place of a source with held-out rows', async () => {
    const [started] = await bench.events('ImportStarted');
    expect(started?.data).toMatchObject({ stored: 'redacted', file: 'traps.xlsx' });
  });
});

describe.each([
  ['UTF-8 with a byte order mark', 'utf8-bom', ','],
  ['GB18030', 'gb18030', ','],
  ['GB18030 with tabs', 'gb18030', '\t'],
] as const)('the sheet of items as CSV in %s', (_name, encoding, delimiter) => {
  const [items] = TRAP_SHEETS;
  // What only a workbook can say: merged cells, formulas, a number that is not a text.
  const OTHERWISE = ['a merged cell means the value above', 'a formula without a value is refused'];

  it('ends as the sheet of the workbook does', async () => {
    const own = await ImportBench.open(TRAPS_TODAY);
    try {
      if (!items) throw new Error('the fixture has no sheets');
      const { outcome, problems } = await own.take(
        own.file('items.csv', csvBytes(items, encoding, delimiter)),
      );
      const here = TRAPS.filter(({ sheet, rule }) => sheet === items.name && !OTHERWISE.includes(rule));
      accountedFor({ outcome, problems });
      const told = codesByRow(problems);
      const lineOf = (row: number): string =>
        ` ${row + items.rows.slice(0, row - 1).filter((r) => JSON.stringify(r).includes('\\n')).length}`;
      for (const trap of here.filter(({ ends }) => ends === 'refused'))
        expect([trap.rule, told.get(lineOf(trap.row))]).toEqual([trap.rule, trap.problems]);
      expect(outcome.heldOut).toBe(here.filter(({ ends }) => ends === 'heldOut').length);
      expect(await own.findEverywhere(HELD_OUT_TEXT)).toEqual([]);
    } finally {
      await own.close();
    }
  }, 60_000);
});

describe('a catalogue with 室编 and 馆编 numbers', () => {
  it('has both side by side, and is found by either', async () => {
    const rows = [
      ['归档文件目录'],
      ['室编档号', '馆编档号', '题名', '责任者', '日期'],
      ['JYJ-2011-17', 'J019-WS·2011·Y-0017', '关于校舍的请示', '教育局', '20110309'],
    ];
    const { outcome } = await bench.take(bench.file('two.xlsx', await xlsxOf([{ name: '表', rows }])));
    expect(outcome).toMatchObject({ registered: 1, refused: 0 });
    const ids = await Promise.all(
      ['JYJ-2011-17', 'J019-WS·2011·Y-0017'].map(
        async (code) => (await bench.catalogue.search({ code }, {}, bench.viewer)).rows,
      ),
    );
    expect(ids[0]).toEqual(ids[1]);
    const node = await bench.catalogue.node(ids[0]?.[0]?.id ?? '', bench.viewer);
    expect(node?.codes).toEqual(
      expect.arrayContaining([
        { kind: '室编档号', printed: 'JYJ-2011-17' },
        { kind: '馆编档号', printed: 'J019-WS·2011·Y-0017' },
      ]),
    );
  });
});

describe('what is left out of a table', () => {
  const HEADER = ['档号', '题名', '责任者', '密级'];
  const plain = (number: string): string[] => [`J019-WS·2019·Y-${number}`, '通知', '局', ''];
  const secret = (number: string): string[] => [
    `J019-WS·2019·Y-${number}`,
    `${HELD_OUT_TEXT}五`,
    '局',
    '机密',
  ];

  it.each<[string, Parameters<typeof xlsxOf>[0]]>([
    [
      'an excluded hidden row',
      [
        {
          name: '一',
          rows: [['归档文件目录'], HEADER, plain('0101'), { cells: secret('0102'), hidden: true }],
        },
      ],
    ],
    [
      'a sheet without a header',
      [
        { name: '一', rows: [['归档文件目录'], HEADER, plain('0103')] },
        { name: '二', rows: [secret('0104'), plain('0105')] },
      ],
    ],
  ])('%s with a secrecy mark is held out as well, and its text kept nowhere', async (_name, sheets) => {
    const { outcome, problems } = await bench.take(
      bench.file('left-out.xlsx', await xlsxOf(sheets)),
      'catalogue',
      { hiddenRows: 'exclude' },
    );
    expect(outcome).toMatchObject({ registered: 1, heldOut: 1 });
    accountedFor({ outcome, problems });
    expect(await bench.findEverywhere(HELD_OUT_TEXT)).toEqual([]);
  });
});
