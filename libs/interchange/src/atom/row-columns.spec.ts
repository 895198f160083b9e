import { IdRows } from './id-rows';
import { NONE, RowColumns } from './row-columns';

describe('the rows of a table', () => {
  it('keep what was said of them while the table grows', () => {
    const rows = new RowColumns();
    for (let i = 0; i < 5_000; i++) {
      expect(rows.add(i * 5_000_000_000, i * 5_000_000_000 + 9, i + 2)).toBe(i);
      rows.parents[i] = i - 1;
      if (i % 3 === 0) rows.settle(i, 'unit');
    }
    for (const i of [0, 1_023, 1_024, 4_999])
      expect([
        rows.starts[i],
        rows.ends[i],
        rows.lines[i],
        rows.parents[i],
        rows.nextWithin[i],
        rows.kind(i),
      ]).toEqual([
        i * 5_000_000_000,
        i * 5_000_000_000 + 9,
        i + 2,
        i - 1,
        NONE,
        i % 3 === 0 ? 'unit' : 'within',
      ]);
  });

  it('that are not there have no kind', () => {
    const rows = new RowColumns();
    rows.add(0, 1, 2);
    expect([rows.kind(NONE), rows.kind(1)]).toEqual([undefined, undefined]);
  });
});

describe('ids', () => {
  it('lead to their rows while there are more and more of them', () => {
    const ids = new IdRows();
    for (let i = 0; i < 5_000; i++) ids.set(`id ${i}`, i);
    for (let i = 0; i < 5_000; i++) expect(ids.get(`id ${i}`)).toBe(i);
    expect(ids.get('id 5000')).toBeUndefined();
  });

  it('lead to the last row that was set', () => {
    const ids = new IdRows();
    ids.set('a', 1);
    ids.set('a', 2);
    expect(ids.get('a')).toBe(2);
  });
});
