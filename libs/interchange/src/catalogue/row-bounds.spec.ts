import { HEADER, line, read, sheet, TITLE } from '../../test/read-catalogue.fixture';

const told = (items: Awaited<ReturnType<typeof read>>['items']) =>
  items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));

describe('what a row may hold', () => {
  it('a cell as long as a spreadsheet can hold is registered; a row that no event can hold is refused, its longest column named', async () => {
    const { units, refused } = await read(
      sheet(
        TITLE,
        HEADER,
        line('0001', '长'.repeat(32_767)),
        line('0002', '长'.repeat(45_000)),
        line('0003'),
      ),
    );
    expect(units.map(({ place }) => place.line)).toEqual([3, 5]);
    expect(refused).toMatchObject([
      {
        place: { line: 4 },
        problems: [
          {
            code: 'row-too-long',
            place: { column: '题名' },
            facts: { column: '题名', length: 45_000, limit: 40_000 },
          },
        ],
      },
    ]);
  });

  it('cells to the right of the last column name are kept under their letter, and said once a sheet', async () => {
    const { units, items } = await read(
      sheet(TITLE, HEADER, line('0001'), [...line('0002'), '溢出'], [...line('0003'), '', '又一']),
    );
    expect(units.map(({ description }) => description.other)).toEqual([
      undefined,
      { E: '溢出' },
      { F: '又一' },
    ]);
    expect(told(items)).toContainEqual(
      expect.objectContaining({
        code: 'cells-beyond-header',
        severity: 'warning',
        facts: { count: 2, firstRow: 4 },
      }),
    );
  });

  it('a header with no rows below it is said, not passed over in silence', async () => {
    expect(told((await read(sheet(TITLE, HEADER))).items)).toMatchObject([{ code: 'no-data-rows' }]);
    expect(
      told((await read(sheet(TITLE, HEADER, line('0001')))).items).map(({ code }) => code),
    ).not.toContain('no-data-rows');
  });
});
