import { civilDate } from '@fonds/kernel';
import { memoryBook, type FixtureSheet } from '../../../../test/fixtures/catalogue/memory-book';
import type { SourceItem, SourceUnit } from '../source';
import { readCatalogue } from './catalogue.reader';

async function read(sheets: readonly FixtureSheet[]) {
  const items: SourceItem[] = [];
  for await (const item of readCatalogue(memoryBook(sheets), { today: civilDate('2026-01-01') }))
    items.push(item);
  const units = items.filter((item): item is SourceUnit => item.kind === 'unit');
  const reasons = items.flatMap((item) =>
    item.kind === 'refused' ? [item.problems.map(({ code }) => code).join()] : [],
  );
  const fonds = items.flatMap((item) => (item.kind === 'fonds' ? [[item.number, item.name]] : []));
  return { units, reasons, fonds };
}

describe('what a table lists', () => {
  const listed = async (text: string) => {
    const rows = text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const { units, reasons } = await read([{ name: '数据', rows }]);
    return [
      ...units.map(({ key, level, description, entries }) => [
        key.value,
        level,
        description.title,
        ...entries.map((entry) => entry.description.title),
      ]),
      ...reasons,
    ];
  };

  it('files beside each other do not lie in one another, whatever pages they name', async () => {
    expect(
      await listed(`
        全宗号|档号|案卷号|件号|案卷题名|题名|文号|页号
        J109|J109-001-0001|0001|||甲卷||1-3
        J109|J109-001-0002|0002|||乙卷||1-3
        109|109-1-3|3|||丙卷||1-3
        109|109-1-4|4|||丁卷|水〔1998〕1号|1-3`),
    ).toEqual([
      ['J109-001-0001', 'file', '甲卷'],
      ['J109-001-0002', 'file', '乙卷'],
      ['109-1-3', 'file', '丙卷'],
      ['109-1-4', 'file', '丁卷'],
    ]);
  });

  it('a row without numbers is an item by its 文号, and nobody guesses without', async () => {
    expect(
      await listed(`
        全宗号|档号|案卷号|件号|题名|文号|页号
        J109|J109-WS·2015·Y-0001|||甲|水〔2015〕1号|1-3
        J109|J109-WS·2015·Y-0002|||乙|水〔2015〕2号|1-3
        109|109-2003-C-3|||丙|水〔2003〕3号|1-3
        109|109-2003-C-4||4|丁||
        J109|J109-WS·2015·Y-0005|||戊||1-3
        109|109-2003-C-6|1|6|己||`),
    ).toEqual([
      ['J109-WS·2015·Y-0001', 'item', '甲'],
      ['J109-WS·2015·Y-0002', 'item', '乙'],
      ['109-2003-C-3', 'item', '丙'],
      ['109-2003-C-4', 'item', '丁'],
      'level-unclear',
      'level-unclear',
    ]);
  });

  it('older codes that end with the numbers of file and item say which file a row lies in', async () => {
    expect(
      await listed(`
        全宗号|档号|案卷号|件号|题名|页号
        109|109-1-1-1|1|1|甲|1
        109|109-1-1-2|1|2|乙|5
        109|109-1-2-1|2|1|丙|1`),
    ).toEqual([
      ['109-1-1', 'file', '109-1-1', '甲', '乙'],
      ['109-1-2', 'file', '109-1-2', '丙'],
    ]);
  });

  it('items whose codes are in parts lie in no file where no row names one', async () => {
    expect(
      await listed(`
        全宗号|门类代码|目录号|案卷号|年度|保管期限|件号|题名
        J109|WS|||2015|永久|0001|甲
        J109|WS|||2015|30年|0001|乙
        J109||001||2015|永久|0001|丙
        J109||001||2015|永久|0002|丁
        J109||002|0001|2015|永久||戊卷
        J109||002||2015|永久|0001|其一
        J109|WS|||2015|永久|0002|己`),
    ).toEqual([
      ['J109-WS·2015-Y-0001', 'item', '甲'],
      ['J109-WS·2015-D30-0001', 'item', '乙'],
      ['J109-001-0001', 'item', '丙'],
      ['J109-001-0002', 'item', '丁'],
      ['J109-002-0001', 'file', '戊卷', '其一'],
      ['J109-WS·2015-Y-0002', 'item', '己'],
    ]);
  });

  it('a code that only items have is an item, whatever the columns count', async () => {
    expect(await listed('档号|题名|责任者|日期|份数\nJ109-WS·2015-Y-BGS-0001|甲|局|2015|2')).toEqual([
      ['J109-WS·2015-Y-BGS-0001', 'item', '甲'],
    ]);
  });

  it('rows with a page below a row with a number lie in it', async () => {
    expect(
      await listed(`
        全宗号：J109 目录号：001
        案卷号|顺序号|题名|日期|页号
        1||甲卷|1998|
        |1|其一|1998.1.1|1
        2||乙卷|1998|
        |1|其二|1998.1.1|1`),
    ).toEqual([
      ['J109-001-1', 'file', '甲卷', '其一'],
      ['J109-001-2', 'file', '乙卷', '其二'],
    ]);
  });

  it('the first entry of a file that has no row is no file', async () => {
    expect(
      await listed(`
        全宗号|目录号|案卷号|顺序号|文号|题名|页号
        J109|001|0001|1|甲字1号|其一|1
        J109|001|0001|2|甲字2号|其二|5
        J109|001|0002|1|甲字3号|其三|1`),
    ).toEqual([
      ['J109-001-0001', 'file', 'J109-001-0001', '其一', '其二'],
      ['J109-001-0002', 'file', 'J109-001-0002', '其三'],
    ]);
  });

  it('a file whose row names its pages is no entry: it has no 件号', async () => {
    expect(
      await listed(`
        全宗号|目录号|案卷号|件号|题名|页号
        J109|001|0001||甲卷|1-20
        J109|001|0001|1|其一|1
        J109|001|0002||乙卷|1-20`),
    ).toEqual([
      ['J109-001-0001', 'file', '甲卷', '其一'],
      ['J109-001-0002', 'file', '乙卷'],
    ]);
  });

  it('recordings and objects are items, also those that took several days', async () => {
    expect(
      await listed(`
        档号|题名|责任者|起止日期|片长
        J109-LY·2019·Y-001|会议|电台|20190101-20190105|30分`),
    ).toEqual([['J109-LY·2019·Y-001', 'item', '会议']]);
    expect(await listed('档号|实物名称|数量\nJ109-SW·2015·Y-001|奖杯|1')).toEqual([
      ['J109-SW·2015·Y-001', 'item', '奖杯'],
    ]);
  });
});

describe('dates over several columns', () => {
  const FIRST = { text: '1998.1.1' };
  const LAST = { text: '1998.12.31' };
  const MERGED = { text: '', mergedLeft: true };
  const dated = async (...rows: FixtureSheet['rows']) => {
    const { units } = await read([{ name: '数据', rows }]);
    return units.map(({ description: { dates, other } }) => [dates?.[0]?.from, dates?.[0]?.to, other]);
  };

  it.each([
    ['merged', MERGED],
    ['left blank', { text: '' }],
    ['written twice', { text: '起止日期' }],
  ])('起止日期 over two, %s, has the last day in the second', async (_, second) => {
    expect(
      await dated(['档号', '题名', '起止日期', second, '页数'], ['J109-001-0001', '甲', FIRST, LAST, '9']),
    ).toEqual([['1998-01-01', '1998-12-31', undefined]]);
  });

  it('起止日期 over three has it in the last', async () => {
    expect(
      await dated(
        ['档号', '题名', '起止日期', MERGED, MERGED],
        ['J109-001-0001', '甲', FIRST, { text: '—' }, LAST],
      ),
    ).toEqual([['1998-01-01', '1998-12-31', { D: '—' }]]);
  });

  it('年, 月 and 日 are one day, below 日期 or by themselves', async () => {
    const row = ['J109-WS·2015-Y-BGS-0001', '甲', '局', '2015', '3', '9'];
    const day = [['2015-03-09', '2015-03-09', undefined]];
    expect(await dated(['档号', '题名', '责任者', '年', '月', '日'], row)).toEqual(day);
    expect(
      await dated(['档号', '题名', '责任者', '日期', MERGED, MERGED], ['', '', '', '年', '月', '日'], row),
    ).toEqual(day);
  });

  it('a month without its year is no date and is kept, and so are dates beside the one that is read', async () => {
    expect(
      await dated(['档号', '题名', '责任者', '月', '日'], ['J109-WS·2015-Y-BGS-0001', '甲', '局', '3', '9']),
    ).toEqual([[undefined, undefined, { 月: '3', 日: '9' }]]);
    expect(
      await dated(
        ['档号', '案卷题名', '编制日期', '起始时间', '终止时间'],
        ['J109-001-0001', '甲', '1999.2.1', FIRST, LAST],
      ),
    ).toEqual([['1999-02-01', '1999-02-01', { 起始时间: '1998.1.1', 终止时间: '1998.12.31' }]]);
  });
});

it('what was said of one fonds does not hold for the next below it, but for a mark', async () => {
  const table = (fonds: string, more: string, number: string) => [
    [`全宗号：${fonds} ${more}`],
    ['案卷号', '题名', '起止日期', '页数'],
    [number, '卷', '1998', '9'],
  ];
  const rows = [...table('J109', '全宗名称：水务局 目录号：001', '1'), ...table('J110', '目录号：002', '1')];
  expect((await read([{ name: '数据', rows }])).fonds).toEqual([
    ['J109', '水务局'],
    ['J110', 'J110'],
  ]);
  const less = [...table('J109', '目录号：001', '1'), ...table('J110', '', '1')];
  const { units, reasons } = await read([{ name: '数据', rows: less }]);
  expect([units.map(({ key }) => key.value), reasons]).toEqual([['J109-001-1'], ['code-missing']]);
  const marked = [...table('J109', '目录号：001 密级：机密', '1'), ...table('J110', '目录号：002', '1')];
  expect((await read([{ name: '数据', rows: marked }])).units).toEqual([]);
});

it('a list of accounts handed over has names of its own for its columns', async () => {
  const { units } = await read([
    {
      name: '数据',
      rows: [
        ['会计档案移交清册'],
        ['全宗号：J109 目录号：002'],
        ['序号', '名称', '卷号', '册数', '起止年度', '档案编号', '应保管期限', '已保管期限'],
        ['1', '总账', '1', '1', '2003-2004', 'J109-002-001', '25年', '10年'],
      ],
    },
  ]);
  expect(units).toMatchObject([
    {
      key: { value: 'J109-002-001' },
      level: 'file',
      description: {
        title: '总账',
        retention: '25年',
        dates: [{ to: '2004-12-31' }],
        other: { 已保管期限: '10年' },
      },
    },
  ]);
});
