import { civilDate } from '@fonds/kernel';
import {
  memoryBook,
  numberCell,
  type FixtureCell,
  type FixtureSheet,
} from '../../../../test/fixtures/catalogue/memory-book';
import type { Book } from '../sheets/sheet';
import type { SourceItem } from '../source';
import { problemText } from '../application/problem-texts';
import { readCatalogue } from './catalogue.reader';
import type { CatalogueOptions } from './findings';

const today = civilDate('2026-01-01');
async function read(
  sheets: readonly FixtureSheet[],
  options: Partial<CatalogueOptions> = {},
  book: Partial<Pick<Book, 'kind' | 'dateSystem'>> = {},
) {
  const items: SourceItem[] = [];
  for await (const item of readCatalogue(memoryBook(sheets, book), { today, ...options })) items.push(item);
  const units = items.flatMap((item) => (item.kind === 'unit' ? [item] : []));
  const refused = items.flatMap((item) => (item.kind === 'refused' ? [item] : []));
  return {
    items,
    units,
    refused,
    codes: refused.map((each) => each.problems.map((problem) => problem.code)),
  };
}
const sheet = (...rows: FixtureSheet['rows']): FixtureSheet[] => [{ name: '表1', rows }];
const HEADER: FixtureCell[] = ['档号', '题名', '责任者', '日期'];
const line = (number: string, title = '通知'): FixtureCell[] => [
  `J019-WS·2019·Y-${number}`,
  title,
  '局',
  '2019',
];
const TITLE: FixtureCell[] = ['归档文件目录'];

describe('hidden and filtered rows', () => {
  const hidden = sheet(TITLE, HEADER, line('0001'), { cells: line('0002', '筛掉'), hidden: true }, [
    '',
    '〃',
    '',
    '',
  ]);
  it('stop everything until somebody decides', async () => {
    await expect(read(hidden)).rejects.toMatchObject({
      problem: { code: 'hidden-rows-undecided', severity: 'file', facts: { rows: 1, sheets: '表1: 1' } },
    });
  });
  it('come in when included', async () =>
    expect((await read(hidden, { hiddenRows: 'include' })).units).toHaveLength(2));
  it('stay out, named and without their text, when excluded', async () => {
    const { units, items } = await read(
      sheet(TITLE, HEADER, line('0001'), { cells: line('0002', '筛掉'), hidden: true }),
      { hiddenRows: 'exclude' },
    );
    expect(units).toHaveLength(1);
    expect(items.find((item) => item.kind === 'control')).toMatchObject({
      components: 0,
      place: { line: 4 },
      problems: [{ code: 'hidden-row-excluded' }],
    });
    expect(JSON.stringify(items)).not.toContain('筛掉');
  });
  it('are all rows of a hidden sheet', async () => {
    await expect(read([{ name: '藏', hidden: true, rows: [HEADER, line('0001')] }])).rejects.toMatchObject({
      problem: { code: 'hidden-rows-undecided' },
    });
  });
});

describe('a sheet without a header', () => {
  it('makes a file unreadable when there is no other, with a cure', async () => {
    await expect(read(sheet(line('0001'), line('0002')))).rejects.toMatchObject({
      problem: { code: 'header-not-found', severity: 'file' },
    });
    await expect(read([])).rejects.toMatchObject({ problem: { code: 'header-not-found' } });
  });
  it('is a cover for the sheets that follow', async () => {
    const { units, items } = await read([
      { name: '封面', rows: [['全宗名称：教育局'], ['保管期限：永久']] },
      { name: '目录', rows: [TITLE, HEADER, line('0001')] },
    ]);
    expect(units[0]?.description.retention).toBe('永久');
    expect(items).toContainEqual(expect.objectContaining({ kind: 'fonds', name: '教育局', number: 'J019' }));
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: 'problem',
        problem: expect.objectContaining({ code: 'sheet-without-header' }) as unknown,
      }),
    );
  });
  it('is refused, not dropped, when its rows are data', async () => {
    const { refused } = await read([
      { name: '一', rows: [TITLE, HEADER, line('0001')] },
      { name: '二', rows: [line('0002'), line('0003')] },
    ]);
    expect(refused).toMatchObject([
      { components: 2, place: { sheet: '二' }, problems: [{ code: 'rows-without-header' }] },
    ]);
  });
});

describe('a file (案卷)', () => {
  it('listed on one sheet and detailed on its own is one unit', async () => {
    const { units } = await read([
      {
        name: '案卷目录',
        rows: [
          ['案卷目录'],
          ['全宗号：C038', '目录号：001'],
          ['案卷号', '案卷题名', '起止日期', '保管期限'],
          [numberCell(1, '001'), '水利卷', '1957-1958', '长期'],
          ['002', '土地卷', '1957', '长期'],
        ],
      },
      {
        name: '001',
        rows: [
          ['卷内文件目录'],
          ['全宗号：C038 目录号：001 案卷号：001'],
          ['顺序号', '题名', '日期', '页号'],
          ['1', '请示', '1957', '1'],
          ['2', '批复', '1957', '4-6'],
        ],
      },
    ]);
    expect(
      units.map((unit) => [unit.key.value, unit.description.title, unit.components, unit.entries.length]),
    ).toEqual([
      ['C038-001-002', '土地卷', 1, 0],
      ['C038-001-001', '水利卷', 3, 2],
    ]);
  });
  it('may follow another on one sheet, each with its own head', async () => {
    const head = (number: string): FixtureCell[] => [
      `全宗号：C038 目录号：001 案卷号：${number}`,
      '',
      '',
      `案卷题名：${number}卷`,
    ];
    const header: FixtureCell[] = ['顺序号', '责任者', '题名', '页号'];
    const { units, codes } = await read(
      sheet(
        ['卷内文件目录'],
        head('001'),
        header,
        ['1', '局', '请示', '1'],
        ['卷内文件目录'],
        head('002'),
        header,
        ['1', '局', '批复', '1'],
        ['2', '局', '报告', '3'],
      ),
    );
    expect(codes).toEqual([]);
    expect(units.map((unit) => [unit.key.value, unit.description.title, unit.entries.length])).toEqual([
      ['C038-001-001', '001卷', 1],
      ['C038-001-002', '002卷', 2],
    ]);
  });
  it('is known from its entries when it has no row', async () => {
    const { units } = await read(
      sheet(
        ['卷内文件目录'],
        ['档号', '题名', '日期'],
        ['C038-001-002-001', '请示', '1957'],
        ['C038-001-002-002', '批复', '1957'],
        ['C038-001-003-001', '报告', '1957'],
      ),
    );
    expect(
      units.map((unit) => [unit.key.value, unit.entries.length, unit.description.derived?.includes('title')]),
    ).toEqual([
      ['C038-001-002', 2, true],
      ['C038-001-003', 1, true],
    ]);
  });
  it('that is secret takes its entries with it', async () => {
    const { units, items } = await read(
      sheet(
        ['案卷号', '件号', '档号', '案卷题名', '题名', '密级'],
        ['001', '', 'C038-001-001', '密卷', '', '机密'],
        ['', '001', 'C038-001-001-001', '', '密件', ''],
        ['002', '', 'C038-001-002', '土地卷', '', ''],
      ),
    );
    expect(units.map((unit) => unit.key.value)).toEqual(['C038-001-002']);
    expect(items.filter((item) => item.kind === 'heldOut')).toHaveLength(2);
    expect(JSON.stringify(items)).not.toMatch(/密卷|密件/);
  });
  it('changes its digest with any change to a row within', async () => {
    const of = async (title: string) =>
      (await read(sheet(['卷内文件目录'], ['档号', '题名'], ['C038-001-002-001', title]))).units[0]?.digest;
    expect(await of('请示')).toBe(await of('请示'));
    expect(await of('请示')).not.toBe(await of('请示 '));
  });
});

describe('what a row lacks', () => {
  it('a code: from cover parts when they suffice', async () => {
    const { units } = await read(
      sheet(
        ['归档文件目录'],
        ['全宗号：C038', '目录号：003'],
        ['件号', '题名', '责任者'],
        ['007', '通知', '局'],
      ),
    );
    expect(units).toMatchObject([{ key: { kind: 'code', value: 'C038-003-007' }, level: 'item' }]);
  });
  it('a code: refused when nothing completes it', async () => {
    expect(
      (await read(sheet(['归档文件目录'], ['件号', '题名', '责任者'], ['007', '通知', '局']))).codes,
    ).toEqual([['code-missing']]);
  });
  it('a fonds: refused until somebody names it', async () => {
    const rows = sheet(TITLE, HEADER, ['37-甲-12', '旧档', '局', '1957']);
    expect((await read(rows)).codes).toEqual([['fonds-missing']]);
    const { units, items } = await read(rows, { fondsNumber: 'C038', fondsName: '水利局' });
    expect(units).toMatchObject([{ fonds: 'C038', key: { value: '37-甲-12' } }]);
    expect(items).toContainEqual(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'code-legacy' }) as unknown }),
    );
  });
  it('a title: the code stands in, marked as derived and reported', async () => {
    const { units, items } = await read(sheet(TITLE, HEADER, line('0001', ' ')));
    expect(units[0]?.description).toMatchObject({
      title: 'J019-WS·2019·Y-0001',
      derived: ['title', 'retention', 'opening'],
    });
    expect(items).toContainEqual(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'dat18-missing',
          facts: { field: '题名', count: 1, firstRow: 3 },
        }) as unknown,
      }),
    );
  });
  it('a level: refused where the code may be file or item and the columns do not tell', async () => {
    const rows = (...header: FixtureCell[]) =>
      sheet(['档号', '题名', ...header], ['B168-SW·2015·Y-001', '锦旗', ...header.map(() => '')]);
    expect((await read(rows())).codes).toEqual([['level-unclear']]);
    expect((await read(rows('责任者'))).units).toMatchObject([{ level: 'item', arrangementMode: '按件' }]);
    expect((await read(rows('总页数'))).units).toMatchObject([{ level: 'file', arrangementMode: '按卷' }]);
  });
});

describe('室编 and 馆编 numbers', () => {
  it('stand side by side: the archives’ own is the key', async () => {
    const { units } = await read(
      sheet(TITLE, ['室编档号', '馆编档号', '题名', '责任者'], ['12-3', 'J019-WS·2019·Y-0001', '通知', '局']),
    );
    expect(units).toMatchObject([
      {
        key: { value: 'J019-WS·2019·Y-0001' },
        otherCodes: [
          { kind: '馆编档号', printed: 'J019-WS·2019·Y-0001' },
          { kind: '室编档号', printed: '12-3' },
        ],
      },
    ]);
  });
});

describe('a file as a CSV', () => {
  it('has lines instead of sheets', async () => {
    const { units } = await read(sheet(TITLE, HEADER, line('0001')), {}, { kind: 'csv' });
    expect(units[0]?.place).toEqual({ file: 'catalogue.xlsx', line: 3 });
  });
});

describe('a cell and what is said elsewhere', () => {
  it('a cell against the cover names both places', async () => {
    const { refused } = await read(
      sheet(
        ['归档文件目录', '保管期限：永久'],
        ['档号', '题名', '责任者', '保管期限'],
        ['J019-WS·2019-0001', '通知', '局', '30年'],
      ),
    );
    expect(refused[0]?.problems[0]).toMatchObject({
      code: 'contradicts-cover',
      facts: { part: '保管期限', value: '30年', at: 'D3', other: '永久', otherAt: 'B1' },
    });
  });
  it('a cell against the code names both places', async () => {
    const { refused } = await read(
      sheet(TITLE, ['档号', '题名', '责任者', '年度'], ['J019-WS·2019·Y-0001', '通知', '局', '2018']),
    );
    expect(refused[0]?.problems[0]).toMatchObject({
      code: 'contradicts-code',
      facts: { part: '年度', value: '2018', at: 'D3', other: '2019', otherAt: 'A3' },
    });
  });
  it('the same retention in other words is no contradiction', async () => {
    expect(
      (
        await read(
          sheet(
            TITLE,
            ['档号', '题名', '责任者', '保管期限'],
            ['J019-WS·2019·D30-0001', '通知', '局', '定期30年'],
          ),
        )
      ).codes,
    ).toEqual([]);
  });
});

it('a mark on the cover holds out the whole sheet', async () => {
  const { units, items } = await read(
    sheet(['归档文件目录', '', '机密'], HEADER, line('0001'), line('0002')),
  );
  expect(units).toEqual([]);
  expect(items.map((item) => item.kind)).toEqual(['heldOut', 'heldOut']);
});

describe('what says that there is a mark, holds out', () => {
  const MARKED: FixtureCell[] = [...HEADER, '密级'];
  const kindsOf = async (sheets: FixtureSheet[]) => (await read(sheets)).items.map((item) => item.kind);

  it.each<[string, FixtureCell]>([
    ['a ditto mark under nothing', '〃'],
    ['a formula without its result', { text: '', formulaWithoutValue: true }],
  ])('%s in the column 密级', async (_name, cell) => {
    expect(await kindsOf(sheet(TITLE, MARKED, [...line('0001'), cell]))).toEqual(['heldOut']);
  });
  it('a ditto mark under a blank in the column 密级', async () => {
    const kinds = await kindsOf(sheet(TITLE, MARKED, [...line('0001'), ''], [...line('0002'), '同上']));
    expect(kinds.filter((kind) => kind === 'heldOut' || kind === 'unit')).toEqual(['unit', 'heldOut']);
  });
  it.each([['【机密】归档文件目录'], ['归档文件目录', '题名：【秘密★长期】某某卷']])(
    'a marked line above the table: %s',
    async (...above) => {
      expect(await kindsOf(sheet(above, HEADER, line('0001')))).toEqual(['heldOut']);
    },
  );
  it('a mark as the name of the sheet', async () => {
    expect(await kindsOf([{ name: '机密', rows: [TITLE, HEADER, line('0001')] }])).toEqual(['heldOut']);
  });
});

it('案卷题名 beside 题名 lists what lies within, though the table is called 案卷目录', async () => {
  const { units, items } = await read(
    sheet(
      ['案卷目录', '全宗号：A001', '目录号：001'],
      ['案卷号', '案卷题名', '件号', '题名', '密级'],
      ['001', '水利卷', '', '', ''],
      ['001', '', '001', '请示', ''],
      ['002', '专卷', '', '', '机密'],
      ['002', '', '001', '专件', ''],
    ),
  );
  expect(units.map(({ key, entries }) => [key.value, entries.length])).toEqual([['A001-001-001', 1]]);
  expect(items.filter((item) => item.kind === 'heldOut')).toHaveLength(2);
  expect(JSON.stringify(items)).not.toMatch(/专卷|专件/);
});

it('the same book twice gives the same records', async () => {
  const rows = sheet(TITLE, HEADER, line('0001'), line('0002'));
  expect((await read(rows)).items).toEqual((await read(rows)).items);
});

it('ten thousand rows come through one by one', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => line(String(index).padStart(5, '0')));
  expect((await read(sheet(TITLE, HEADER, ...rows))).units).toHaveLength(10_000);
});

it('a problem is told with its facts, never with an unfilled blank', async () => {
  const rows = sheet(
    ['归档文件目录', '档案馆代码：415001'],
    ['档号', '题名', '责任者', '日期', '页数', '备注'],
    ['37-甲-12', '旧档', '局', '1957', '', ''],
    ['J019-WS·2019·Y-OOO1', '通知', '局', '1957', '', ''],
    ['J019-WS·2019·Y-00l1', '通知', '局', '1957', '', ''],
    ['Ј019-WS·2019·Y-0001', '通知', '局', '1957', '', ''],
    ['J'.repeat(300), '通知', '局', '1957', '', ''],
    ['1.2E+11', '通知', '局', '1957', '', ''],
    ['J019-WS·2019·Y-0002', '〃', '局', '1958-1957', '#REF!', '空号'],
    ['J019-WS·2019·Y-0003', '半\ud800', '局', '2099', '', ''],
  );
  const { items } = await read(rows, { archivesCode: '415002' });
  const problems = items.flatMap((item) =>
    'problems' in item ? item.problems : item.kind === 'problem' ? [item.problem] : [],
  );
  expect(problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'fonds-missing',
      'code-letter-o',
      'code-too-long',
      'code-scientific',
      'date-reversed',
      'cell-error',
    ]),
  );
  for (const problem of problems)
    for (const language of ['zh', 'en'] as const) {
      const { what, cure } = problemText('catalogue', problem, language);
      expect([problem.code, `${what}${cure}`]).toEqual([problem.code, expect.not.stringMatching(/\{\w+\}/)]);
    }
});

it('a status row is said to have its code set aside only where it has a certain one', async () => {
  const rows: FixtureCell[][] = [
    ['J019-WS·2019·Y-0001', '表册', '局', '2019', '已销毁'],
    ['', '表册二', '局', '2019', '已销毁'],
    ['J019-WS·2019·Y-0003', '表册三', '局', '2019', '缺'],
    ['J019-WS·2019·Y-0003', '表册四', '局', '2019', '缺'],
  ];
  const { refused, codes } = await read(sheet(TITLE, [...HEADER, '备注'], ...rows));
  expect(codes.map((each) => each.filter((code) => code.startsWith('status-')))).toEqual([
    ['status-needs-decision'],
    ['status-without-code'],
    ['status-without-code'],
    ['status-without-code'],
  ]);
  expect(refused.map(({ setAside }) => setAside?.printed)).toEqual([
    'J019-WS·2019·Y-0001',
    undefined,
    undefined,
    undefined,
  ]);
});
