import { merged, type FixtureCell, type FixtureSheet } from '../../../../test/fixtures/catalogue/memory-book';
import { problemText } from '../application/problem-texts';
import { read, sheet, HEADER, line, TITLE } from '../../test/read-catalogue.fixture';

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

it.each<[string, FixtureCell]>([
  ['formula-without-value', { text: '', formulaWithoutValue: true }],
  ['cell-error', '#REF!'],
  ['text-cut-short', { text: '水利\ufffd', cutShort: true }],
])('what means the cell above is refused like it: %s', async (code, cell) => {
  const rows = [cell, '〃', merged].map((creator, n) => [...line(`000${n}`).slice(0, 2), creator, '2019']);
  const { codes } = await read(sheet(TITLE, HEADER, ...rows));
  expect(codes).toEqual([[code], [code], [code]]);
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
