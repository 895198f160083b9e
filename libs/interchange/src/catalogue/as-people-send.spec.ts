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
