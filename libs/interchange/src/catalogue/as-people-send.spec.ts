import { civilDate } from '@fonds/kernel';
import { memoryBook, type FixtureSheet } from '../../../../test/fixtures/catalogue/memory-book';
import {
  ALL_DATES,
  MERGED_TITLES,
  ONE_SHEET_EACH,
  OWN_WORDS,
  TABBED,
} from '../../../../test/fixtures/catalogue/ugly';
import type { SourceItem, SourceUnit } from '../source';
import { readCatalogue } from './catalogue.reader';

async function read(sheets: readonly FixtureSheet[], kind: 'xlsx' | 'csv' = 'xlsx') {
  const items: SourceItem[] = [];
  const book = memoryBook(sheets, { kind });
  for await (const item of readCatalogue(book, { today: civilDate('2026-01-01') })) items.push(item);
  const units = items.filter((item): item is SourceUnit => item.kind === 'unit');
  const reasons = items.flatMap((item) =>
    item.kind === 'refused' ? [item.problems.map(({ code }) => code).join()] : [],
  );
  const fonds = items.flatMap((item) => (item.kind === 'fonds' ? [[item.number, item.name]] : []));
  return { items, units, reasons, fonds };
}

it('titles over three lines, a header in two, subtotals and signatures are seen for what they are', async () => {
  const { items, units, reasons, fonds } = await read([MERGED_TITLES]);
  expect(fonds).toEqual([['J023', '呼和浩特市水务局']]);
  expect(reasons).toEqual([]);
  expect(units.map(({ key, level, description }) => [key.value, level, description.pages])).toEqual([
    ['J023-WS·2015·Y-0001', 'item', 12],
    ['J023-WS·2015·Y-0002', 'item', 8],
    ['J023-WS·2015·Y-0003', 'item', 2],
  ]);
  expect(units[1]?.description).toMatchObject({
    creators: ['市水务局'],
    dates: [{ printed: '2015.1.9-2015.2.1', from: '2015-01-09', to: '2015-02-01' }],
    containers: [{ value: '1' }],
  });
  expect(items.filter((item) => item.kind === 'control')).toHaveLength(6);
  expect(items.filter((item) => item.kind === 'problem').map(({ problem }) => problem.code)).not.toContain(
    'total-differs',
  );
});

it('a title that names the fonds is its cover, and dates in forty styles are read or refused, never guessed', async () => {
  const { items, units, reasons } = await read([ALL_DATES]);
  expect(units[0]).toMatchObject({ key: { value: 'J019-WS·2003-Y-0001' } });
  expect(reasons.sort()).toEqual([
    'date-ambiguous',
    'date-ambiguous',
    'date-impossible',
    'date-unreadable',
    'date-unreadable',
    'date-unreadable',
  ]);
  const printed = units.flatMap(({ description }) => description.dates?.map((date) => date.printed) ?? []);
  expect(printed).toEqual(expect.arrayContaining(['2003．９．９', '民国三十六年', '不详', '2003年秋']));
  expect(units.length + reasons.length).toBe(
    items.filter((item) => 'place' in item && item.kind !== 'fonds' && item.kind !== 'series').length,
  );
});

it('codes in parts without a cover are complete codes; a range typed as text is no number', async () => {
  const { items, units, reasons } = await read([TABBED], 'csv');
  expect(units.map(({ key, level, description }) => [key.value, level, description.dates?.[0]?.to])).toEqual([
    ['12-3-1', 'file', '1956-12-31'],
    ['12-3-4', 'file', '1956-12-31'],
  ]);
  expect(units[0]?.description.other).toMatchObject({ 柜号: '甲3', 件数: '34' });
  expect(reasons).toEqual(['duplicate-code', 'status-needs-decision', 'duplicate-code']);
  expect(items.filter((item) => item.kind === 'heldOut')).toHaveLength(1);
});

it('one sheet for each file is one unit each, whoever wrote its head', async () => {
  const { units, reasons } = await read(ONE_SHEET_EACH);
  expect(reasons).toEqual([]);
  expect(
    units.map(({ key, description, entries }) => [key.value, description.title, entries.length]),
  ).toEqual([
    ['J023-2-1', '水务局一九九八年防汛卷', 3],
    ['J023-2-2', '水务局一九九八年人事卷', 2],
  ]);
  expect(units[0]?.entries.map(({ description }) => description.pages)).toEqual([11, 18, 12]);
});

it('photographs have columns of their own names, and lie in their group', async () => {
  const { units, reasons } = await read([OWN_WORDS]);
  expect(reasons).toEqual([]);
  expect(units).toMatchObject([{ key: { value: 'J023-ZP·2010·D30-001' }, components: 2 }]);
  expect(units[0]?.entries.map(({ description }) => [description.title, description.creators])).toEqual([
    ['大坝合龙', ['王记者']],
    ['放水', ['王记者']],
  ]);
  expect(units[0]?.entries[0]?.description).toMatchObject({
    scope: '合龙现场，自左至右：张、李',
    other: { 底片号: 'D-1' },
  });
});

describe('a table with every column a system has', () => {
  const HEADER = [
    '主键ID',
    '全宗号',
    '案卷号',
    '件号',
    '档号',
    '题名',
    '页号',
    '录入人',
    '存储位置',
    '保管期限',
  ];
  const listed = async (rows: readonly (readonly string[])[]) => {
    const answer = await read([{ name: '数据', rows: [HEADER, ...rows.map((row) => [...row])] }]);
    return answer.units.map(({ key, level, entries }) => [
      key.value,
      level,
      entries.map((entry) => entry.description.title),
    ]);
  };
  const row = (file: string, item: string, code: string, title: string): string[] => [
    ...['1', 'Z109', file, item, code, title, '1-4', '张三', '三库', '永久'],
  ];

  it('lists items, though it has a column for files: each is a unit, none lies within the one above', async () => {
    expect(
      await listed([
        row('', '0001', 'Z109-WS·2011-Y-BGS-0001', '甲'),
        row('', '2', 'Z109-WS·2011-Y-BGS-0002', '乙'),
        row('', '', 'Z109-WS·2011-Y-BGS-0003', '丙'),
        row('', '0004', 'Z109-WS·2011·Y-0004', '丁'),
      ]),
    ).toEqual([
      ['Z109-WS·2011-Y-BGS-0001', 'item', []],
      ['Z109-WS·2011-Y-BGS-0002', 'item', []],
      ['Z109-WS·2011-Y-BGS-0003', 'item', []],
      ['Z109-WS·2011·Y-0004', 'item', []],
    ]);
  });

  it('that puts a number of a file beside the code of an item does not make it a file or an entry', async () => {
    const rows = [
      row('0012', '0001', 'Z109-WS·2011-Y-BGS-0001', '甲'),
      row('0012', '0002', 'Z109-WS·2011-Y-BGS-0002', '乙'),
    ];
    expect((await listed(rows)).map(([, level]) => level)).toEqual(['item', 'item']);
    const unclear = await read([
      { name: '数据', rows: [HEADER, row('0012', '0004', 'Z109-WS·2011·Y-0004', '丙')] },
    ]);
    expect([unclear.units, unclear.reasons]).toEqual([[], ['contradicts-code,level-unclear']]);
  });

  it('lists files and what lies in them, and an item beside', async () => {
    expect(
      await listed([
        row('0001', '', 'Z109-KJ·01-0001', '案卷'),
        row('', '1', 'Z109-KJ·01-0001-001', '其一'),
        row('', '2', '', '其二'),
        row('', '0001', 'Z109-WS·2011-Y-BGS-0001', '件'),
      ]),
    ).toEqual([
      ['Z109-KJ·01-0001', 'file', ['其一', '其二']],
      ['Z109-WS·2011-Y-BGS-0001', 'item', []],
    ]);
  });
});
