import { numberCell, type FixtureSheet } from '../../../../test/fixtures/catalogue/memory-book';
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
    // The second of two equal rows is the first here, and a cell that was to be filled in is an empty one.
    const left = ['duplicate-row', 'formula-without-value', 'ditto-without-source'];
    const rows = refused.filter(
      ({ row, problems }) => row && !problems.every(({ code }) => left.includes(code)),
    );
    expect(rows.length).toBeGreaterThan(10);
    const { units, refused: still } = await again(rows);
    expect(units.map(({ key, place }) => [key.value, place.line])).toEqual([]);
    expect(still.reduce((sum, { components }) => sum + components, 0)).toBe(rows.length);
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
