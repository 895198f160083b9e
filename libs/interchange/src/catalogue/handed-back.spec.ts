import {
  merged,
  numberCell,
  type FixtureCell,
  type FixtureSheet,
} from '../../../../test/fixtures/catalogue/memory-book';
import { TRAP_SHEETS, TRAPS_TODAY } from '../../../../test/fixtures/catalogue/traps';
import { civilDate } from '@fonds/kernel';
import { HEADER, line, read, sheet, TITLE } from '../../test/read-catalogue.fixture';
import { PROBLEM_COLUMN } from '../sheets/write/problem-column';
import type { SourceRefused } from '../source';

/** The sheet of problems: texts under the columns of all rows. */
function sheetOf(refused: readonly SourceRefused[]): FixtureSheet[] {
  const rows = refused.flatMap(({ row }) => (row ? [row] : []));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => [...columns.map((column) => row[column] ?? ''), 'why']);
  return sheet([...columns, PROBLEM_COLUMN], ...cells);
}
const again = (refused: readonly SourceRefused[]) =>
  read(sheetOf(refused), { today: civilDate(TRAPS_TODAY) });

describe('the sheet of problems, imported again', () => {
  it('without a cell mended registers nothing', async () => {
    const { refused } = await read(TRAP_SHEETS, { today: civilDate(TRAPS_TODAY) });
    // The second of two equal rows is the first here.
    const rows = refused.filter(
      ({ row, problems }) => row && !problems.every(({ code }) => code === 'duplicate-row'),
    );
    expect(rows.length).toBeGreaterThan(10);
    const { units, refused: still } = await again(rows);
    expect(units.map(({ key, place }) => [key.value, place.line])).toEqual([]);
    expect(still.reduce((sum, { components }) => sum + components, 0)).toBe(rows.length);
  });

  it('has 〃 that meant nothing as it stood, and it means no row that stands above it here', async () => {
    const row = (n: string, creator: FixtureCell, date: string) => [...line(n).slice(0, 2), creator, date];
    const { refused, codes } = await read([
      { name: '甲', rows: [TITLE, HEADER, row('0001', '甲局', '20110230')] },
      { name: '乙', rows: [TITLE, HEADER, row('0002', '〃', '2011'), row('0003', '同上', '2011')] },
    ]);
    expect(codes).toEqual([['date-impossible'], ['ditto-without-source'], ['ditto-without-source']]);
    expect(refused.map((each) => each.row?.['责任者'])).toEqual(['甲局', '〃', '同上']);
    const dated = refused.map((each) => ({ ...each, row: { ...each.row, 日期: '2011' } }));
    const unmended = await again(dated);
    expect(unmended.units.map(({ place }) => place.line)).toEqual([2]);
    expect(unmended.codes).toEqual([['ditto-without-source'], ['ditto-without-source']]);
    const mended = dated.map((each, n) => ({ ...each, row: { ...each.row, 责任者: `局${n}` } }));
    const { units } = await again(mended);
    expect(units.map(({ description }) => description.creators)).toEqual([['局0'], ['局1'], ['局2']]);
  });

  it('whose cells somebody merged has in each of them what stands in the first', async () => {
    const sheetOfTwo = sheet(
      [...HEADER, PROBLEM_COLUMN],
      [...line('0001'), 'why'],
      [...line('0002').slice(0, 2), merged, '2019', 'why'],
    );
    const { units } = await read(sheetOfTwo);
    expect(units.map(({ description }) => description.creators)).toEqual([['局'], ['局']]);
  });

  it.each<[string, FixtureCell, string]>([
    ['formula-without-value', { text: '', formulaWithoutValue: true }, '#N/A'],
    ['cell-error', '#REF!', '#REF!'],
    ['text-cut-short', { text: '水利\ufffd', cutShort: true }, '水利\ufffd'],
  ])('has in each cell that says that there is no value: %s', async (code, cell, said) => {
    const { refused, codes } = await read(
      sheet(TITLE, [...HEADER, '自拟栏'], ['J019-WS·2019·Y-0001', cell, cell, '2019', cell]),
    );
    expect(codes).toEqual([[code, code]]);
    expect(refused[0]?.row).toMatchObject({ 题名: said, 责任者: said, 自拟栏: said });
    const { units } = await again(refused.map((each) => ({ ...each, row: { ...each.row, 题名: '通知' } })));
    expect(units).toEqual([]);
  });

  it('still has two records side by side where there were two', async () => {
    const half = ['序号', '档号', '题名'];
    const row = (n: number) => [String(n), `J019-WS·2019·Y-000${n}`, '甲'];
    const { refused } = await read(
      sheet(TITLE, [...half, ...half], [...row(1), ...row(3)], [...row(2), ...row(4)]),
    );
    const { units, codes } = await again(refused);
    expect(units).toEqual([]);
    expect(codes).toEqual([['records-side-by-side'], ['records-side-by-side']]);
  });

  it('has its columns by the names that they have in it, also when they were moved or one was taken out', async () => {
    const named = ['备注', '备注#4', '备注', '备注#2', '备注'];
    const { units } = await read(sheet([...HEADER, ...named], [...line('0001'), 'a', 'b', 'c', 'd', 'e']));
    expect(Object.entries(units[0]?.row ?? {}).slice(HEADER.length)).toEqual([
      ...[
        ['备注', 'a'],
        ['备注#4', 'b'],
        ['备注#2', 'c'],
        ['备注#3', 'd'],
        ['备注#5', 'e'],
      ],
    ]);
    const moved = await read(sheet([...HEADER, '备注#2', '备注'], [...line('0001'), 'b', 'a']));
    expect(moved.units[0]?.row).toMatchObject({ 备注: 'a', '备注#2': 'b' });
  });

  it.each([
    '档号：C038-001-005  题名：人事卷',
    '档号：J023-WS·1998·Y-0001  题名：人事卷',
    '全宗号：J023  目录号：2  案卷号：2  题名：人事卷',
    '全宗号：J023  目录号：2  档号：7  题名：人事卷',
    '全宗号：J023  目录号：2  档号：J023-2-2  题名：人事卷',
  ])('has in each row the file whose head stood above them: %s', async (head) => {
    const list = (creator: string) => [
      ...[['卷内目录'], [head], ['序号', '责任者', '文件题名', '文件日期', '页号']],
      ...[
        ['1', creator, '任免通知', '19980301', '1'],
        ['2', creator, '工资表', '199804', '5'],
      ],
    ];
    const inFiles = ({ units }: Awaited<ReturnType<typeof read>>) =>
      units.map(({ key, description, entries }) => [
        ...[key.value, description.title, entries.map((entry) => entry.description.title)],
      ]);
    const whole = inFiles(await read(sheet(...list('人事科'))));
    expect(whole).toEqual([[expect.any(String), '人事卷', ['任免通知', '工资表']]]);
    const { refused } = await read(sheet(...list('〃')));
    const mended = refused.map((each) => ({ ...each, row: { ...each.row, 责任者: '人事科' } }));
    expect(inFiles(await again(mended))).toEqual(whole);
  });

  it('has the last day of a range over two columns, also where columns of other sheets stand between', async () => {
    const range = (n: string) => [...line(n).slice(0, 2), '〃', '2011.3.8', '2012.4.9'];
    const { refused } = await read([
      {
        name: '甲',
        rows: [
          [...HEADER.slice(0, 3), '起止日期', '页数'],
          [...line('0002').slice(0, 2), '〃', '2010', '3'],
        ],
      },
      { name: '乙', rows: [[...HEADER.slice(0, 3), '起止日期', '起止日期'], range('0001')] },
    ]);
    const mended = refused.map((each) => ({ ...each, row: { ...each.row, 责任者: '局' } }));
    const { units } = await again(mended);
    expect(units.map(({ description }) => description.dates?.map(({ from, to }) => [from, to]))).toEqual([
      [['2010-01-01', '2010-12-31']],
      [['2011-03-08', '2012-04-09']],
    ]);
  });

  it('has a day that was a mere number written out, so that mending the rest is enough', async () => {
    const dated = (n: string) => [...line(n).slice(0, 2), '〃', numberCell(40_610)];
    const { refused } = await read(sheet(TITLE, HEADER, dated('0001')));
    expect(refused[0]?.row).toMatchObject({ 日期: '2011-03-08' });
    const mended = refused.map((each) => ({ ...each, row: { ...each.row, 责任者: '局' } }));
    const { units } = await again(mended);
    expect(units[0]?.description.dates).toMatchObject([{ from: '2011-03-08', to: '2011-03-08' }]);
  });
});
