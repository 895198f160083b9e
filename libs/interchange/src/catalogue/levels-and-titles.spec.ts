import type { FixtureCell } from '../../../../test/fixtures/catalogue/memory-book';
import { HEADER, read, sheet } from '../../test/read-catalogue.fixture';

const row = (code: string): FixtureCell[] => [code, '关于修路的通知', '市政府', '1958'];
const listed = async (...rows: readonly FixtureCell[][]) => {
  const { units, codes } = await read(sheet(...rows));
  return [
    ...units.map(({ key, level, entries }) => [key.value, level, ...entries.map((entry) => entry.key)]),
    ...codes,
  ];
};

describe('a list without a title line, with a column 责任者', () => {
  it('has files where the codes are those of files, with what lies in them', async () => {
    expect(
      await listed(
        HEADER,
        row('C038-001-002'),
        row('C038-001-002-001'),
        row('C038-001-002-002'),
        row('C038-001-0003'),
        row('A002-RS-001'),
        row('C038-002-004-001'),
      ),
    ).toEqual([
      ['C038-001-002', 'file', 'C038-001-002-001', 'C038-001-002-002'],
      ['C038-001-0003', 'file'],
      ['A002-RS-001', 'file'],
      ['C038-002-004', 'file', 'C038-002-004-001'],
    ]);
  });

  it('has files where the code is put together of 目录号 and 案卷号', async () => {
    expect(
      await listed(['全宗号', '目录号', '案卷号', '题名', '责任者'], ['C038', '1', '12', '通知', '市政府']),
    ).toEqual([['C038-1-12', 'file']]);
  });

  it('has items where only items have such codes, and where the code leaves the choice', async () => {
    expect(await listed(HEADER, row('J019-WS·2015-Y-0001'), row('J019-WS·2015·Y-003'))).toEqual([
      ['J019-WS·2015-Y-0001', 'item'],
      ['J019-WS·2015·Y-003', 'item'],
    ]);
  });

  it('says nothing of older codes: whether they are files or items is asked', async () => {
    expect(await listed(['全宗号：12'], HEADER, row('12-3-45'), row('3'))).toEqual([
      ['level-unclear'],
      ['code-missing'],
    ]);
    expect(await listed(['全宗号：12', '目录号：3'], ['档号', '题名', '责任者', '日期'], row('45'))).toEqual([
      ['level-unclear'],
    ]);
    expect(await listed(['案卷目录'], ['全宗号：12'], HEADER, row('12-3-45'))).toEqual([['12-3-45', 'file']]);
  });
});

it('what is listed as an item has no entries: both rows go back', async () => {
  expect(await listed(['归档文件目录'], HEADER, row('C038-001-002'), row('C038-001-002-004'))).toEqual([
    ['level-unclear'],
    ['file-not-registered-there'],
  ]);
});

it('a period beside a code may be put in any way', async () => {
  const printed = ['定期（10年）', '定期十年', '10年', '定期'];
  const { units, codes } = await read(
    sheet(
      ['档号', '题名', '保管期限'],
      ...printed.map((period, n) => [`J019-WS·2015-D10-000${n}`, '通知', period]),
    ),
  );
  expect(units.map(({ description }) => description.retention)).toEqual(printed.slice(0, 3));
  expect(codes).toEqual([['contradicts-code']]);
});

describe('a register of persons', () => {
  const titled = async (header: readonly string[], ...cells: string[]) => {
    const { units, items } = await read(sheet([...header], cells));
    const told = items.flatMap((item) =>
      item.kind === 'problem' && item.problem.code === 'title-from-name' ? [item.problem] : [],
    );
    return { told, titles: units.map(({ description }) => description.title), units };
  };

  it('has its names for titles where it has no column for them, and says so', async () => {
    const { told, titles } = await titled(
      ['档号', '姓 名', '性别', '职务'],
      'A002-RS-001',
      '张三',
      '男',
      '科员',
    );
    expect(titles).toEqual(['张三']);
    expect(told).toMatchObject([{ severity: 'warning', place: { line: 1 }, facts: { column: '姓 名' } }]);
  });

  it('has no title where two people are named, or another column might be it', async () => {
    for (const other of ['女方姓名', '项目名称', '案由']) {
      const { told, titles, units } = await titled(
        ['全宗号', '档号', '男方姓名', other],
        ...['A002', 'A002-RS-001', '张三', '李四'],
      );
      expect([told, titles]).toEqual([[], ['A002-RS-001']]);
      expect(units[0]?.description.other).toMatchObject({ 男方姓名: '张三', [other]: '李四' });
    }
  });

  it('has the titles of its own column, and the name beside it', async () => {
    const { told, titles, units } = await titled(
      ['档号', '姓名', '题名', '日期'],
      ...['A002-RS-001', '张三', '履历表', '2015'],
    );
    expect([told, titles, units[0]?.description.other]).toEqual([[], ['履历表'], { 姓名: '张三' }]);
  });
});

describe('older codes beside numbers of file and item', () => {
  const NUMBERED = ['全宗号', '档号', '案卷号', '件号', '题名'];
  const numbered = (...rows: readonly string[]) =>
    rows.map((cells, n) => ['109', ...cells.split('|'), `题名${n}`]);

  it('that may be those of the files go back, and name no file that nobody named', async () => {
    const rows = numbered('109-1-1|1|1', '109-1-1|1|2', '109-1-2|2|1', '109-1-2|2|2');
    const { units, codes } = await read(sheet(NUMBERED, ...rows));
    expect([units, codes]).toEqual([[], Array(4).fill(['level-unclear'])]);
    const series = rows.map((row) => [...row, '1']);
    expect((await read(sheet([...NUMBERED, '目录号'], ...series))).units).toEqual([]);
    expect(
      await listed(
        NUMBERED.map((name) => (name === '档号' ? '案卷档号' : name)),
        ...rows,
      ),
    ).toEqual([
      ['109-1-1', 'file', '1', '2'],
      ['109-1-2', 'file', '1', '2'],
    ]);
  });

  it('are what the column 案卷档号 beside them makes of them', async () => {
    const header = [...NUMBERED, '案卷档号'];
    const entry = (code: string, file: string) => ['109', code, '1', '1', '甲', file];
    expect(await listed(header, entry('109-1-1', '109-1'))).toEqual([['109-1', 'file', '109-1-1']]);
    expect(await listed(header, entry('109-1-1', '109-1-1'))).toEqual([['109-1-1', 'file', '1']]);
  });

  it('are those of the file where it is listed above', async () => {
    const rows = numbered(
      '109-1-1|1|',
      '109-1-1|1|1',
      '109-1-1|1|2',
      '109-1-2|2|',
      '109-1-2|2|1',
      '109-1-2|2|2',
    );
    expect(await listed(NUMBERED, ...rows)).toEqual([
      ['109-1-1', 'file', '1', '2'],
      ['109-1-2', 'file', '1', '2'],
    ]);
  });

  it('are those of the entries where one of a file cannot be its own', async () => {
    const rows = numbered('109-1-1|1|1', '109-1-2|1|2', '109-2-1|2|1', '109-2-2|2|2', '109-3-3|3|3');
    expect(await listed(NUMBERED, ...rows)).toEqual([
      ['109-1', 'file', '109-1-1', '109-1-2'],
      ['109-2', 'file', '109-2-1', '109-2-2'],
      ['level-unclear'],
    ]);
  });

  it('of files with one part more go back, too, and so do those beside a title of the file', async () => {
    const rows = numbered('109-1-1-1|1|1', '109-1-1-1|1|2', '109-1-1-2|2|1', '109-1-1-2|2|2');
    expect((await read(sheet(NUMBERED, ...rows))).units).toEqual([]);
    const titled = numbered('109-1-1|1|1', '109-1-1|1|2').map((row) => [...row, '卷']);
    const { units, codes } = await read(sheet([...NUMBERED, '案卷题名'], ...titled));
    expect([units, codes]).toEqual([[], [['level-unclear'], ['level-unclear']]]);
  });
});

it('the archives named once on top have all fonds below', async () => {
  const table = (fonds: string) => [
    [`全宗号：${fonds} 目录号：001`],
    ['案卷号', '题名', '起止日期', '页数'],
    ['1', '卷', '1998', '9'],
  ];
  const { units, codes } = await read(sheet(['档案馆代码：150199'], ...table('J109'), ...table('J110')), {
    archivesCode: '150101',
  });
  expect([units, codes]).toEqual([[], [['archives-code-differs'], ['archives-code-differs']]]);
});

describe('a date in parts', () => {
  const dated = async (header: string, ...lines: readonly string[]) => {
    const rows = lines.map((cells) => ['J109-001-0001', '甲', ...cells.split('|')]);
    const { items, units, codes } = await read(
      sheet(['案卷目录'], ['档号', '题名', ...header.split('|')], ...rows),
    );
    return [
      ...units.map(({ description: { dates, other } }) => [dates?.[0]?.from, dates?.[0]?.to, other]),
      ...codes,
      ...items.flatMap((item) =>
        item.kind === 'problem' && item.problem.code === 'date-part-left-out' ? [item.problem.facts] : [],
      ),
    ];
  };
  const DAY = ['2015-03-09', '2015-03-09'];
  const YEAR = ['2015-01-01', '2015-12-31'];

  it('is that of its year only where no cell has the whole of it', async () => {
    expect(await dated('年|日期', '2015|2015-03-09')).toEqual([[...DAY, { 年: '2015' }]]);
    expect(await dated('年|日期', '2015|')).toEqual([[...YEAR, undefined]]);
    expect(await dated('年|日期', '2015|不详')).toEqual([[...YEAR, { 日期: '不详' }]]);
    expect(await dated('年|起始日期|终止日期', '2015|2015-03-09|2015.3.9')).toEqual([
      [...DAY, { 年: '2015' }],
    ]);
  });

  it('speaks beside a date with which it agrees; where it does not, that is told', async () => {
    const header = '年|月|日|日期';
    expect(await dated(header, '2015|3|9|2015')).toEqual([[...DAY, { 日期: '2015' }]]);
    expect(await dated(header, '2015|||2015-03-09')).toEqual([[...DAY, { 年: '2015' }]]);
    expect(await dated(header, '2014|3|9|2015-03-09')).toEqual([
      [...DAY, { 年: '2014', 月: '3', 日: '9' }],
      { column: '年', value: '2014.3.9', printed: '2015-03-09' },
    ]);
  });

  it('may name its units', async () => {
    for (const cells of ['2015年|3月|9日', '2015|3月|9号', '2015年度|03|09', '二〇一五年|三月|九日'])
      expect(await dated('年|月|日', cells)).toEqual([[...DAY, undefined]]);
  });

  it('is its year where the month is missing, and the day is told to be left out', async () => {
    for (const cells of ['2015||9', '2015|—|9']) {
      const [year, ...told] = await dated('年|月|日', cells);
      expect(year).toMatchObject([...YEAR, { 日: '9' }]);
      expect(told).toEqual([{ column: '日', value: '9', printed: '2015' }]);
    }
  });

  it('is told of an entry, too', async () => {
    const { items } = await read(
      sheet(
        ['卷内目录'],
        ['档号：J109-001-0001'],
        ['序号', '题名', '年', '月', '日'],
        ['1', '甲', '2015', '', '9'],
      ),
    );
    expect(items).toContainEqual(
      expect.objectContaining({
        problem: expect.objectContaining({ code: 'date-part-left-out' }) as unknown,
      }),
    );
  });

  it('leaves the cells that it was not read from where they are', async () => {
    expect(await dated('编制日期|起始时间|终止时间', '1999.2.1|1999|1999.2')).toEqual([
      ['1999-02-01', '1999-02-01', { 起始时间: '1999', 终止时间: '1999.2' }],
    ]);
  });
});
