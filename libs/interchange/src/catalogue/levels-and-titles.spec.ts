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
