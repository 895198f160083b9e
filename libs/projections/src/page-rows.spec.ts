import { PageRows } from './page-rows';
import type { Row, TableSpec } from './projection';

const table: TableSpec = {
  name: 't',
  columns: { fonds: 'text', seq: 'int', text: 'text' },
  key: ['fonds', 'seq'],
  group: 'fonds',
};
const row = (seq: number, text = `${seq}`): Row => ({ fonds: 'a', seq, text });

/** Rows of group `a` as the database has them. */
function loaded(...rows: Row[]): PageRows {
  const page = new PageRows([table]);
  page.load('t', 'a', rows);
  return page;
}
const changes = (page: PageRows) => page.take().get('t');

describe('the rows of one page', () => {
  it('are written once each, in the last shape they had', () => {
    const page = loaded(row(1));
    page.put('t', row(1, 'x'));
    page.put('t', row(1, 'y'));
    page.put('t', row(2, 'new'));
    page.put('t', row(2, 'newer'));
    expect(changes(page)).toEqual({ inserted: [row(2, 'newer')], replaced: [row(1, 'y')], removed: [] });
    expect(changes(page)).toEqual({ inserted: [], replaced: [], removed: [] });
  });

  it('removed and put again replace the row that is there; put and removed leave nothing', () => {
    const page = loaded(row(1));
    page.remove('t', row(1));
    page.put('t', row(1, 'again'));
    page.put('t', row(2));
    page.remove('t', row(2));
    expect(changes(page)).toEqual({ inserted: [], replaced: [row(1, 'again')], removed: [] });
    expect(page.group('t', 'a')).toEqual([row(1, 'again')]);
  });

  it('changed and then removed remove the row that is there', () => {
    const page = loaded(row(1));
    page.put('t', row(1, 'x'));
    page.remove('t', row(1, 'x'));
    expect(changes(page)).toEqual({ inserted: [], replaced: [], removed: [row(1)] });
    expect(page.group('t', 'a')).toEqual([]);
  });

  it('are seen by the next page: what was inserted is replaced then', () => {
    const page = loaded();
    page.put('t', row(1));
    expect(changes(page)?.inserted).toEqual([row(1)]);
    page.put('t', row(1, 'x'));
    expect(changes(page)).toEqual({ inserted: [], replaced: [row(1, 'x')], removed: [] });
  });

  it('may be asked for only where they were announced', () => {
    expect(() => loaded().group('t', 'b')).toThrow(/not announced by touches/);
    expect(() => loaded().put('u', row(1))).toThrow(/no table u/);
  });

  it('of a group with NUL in its name are found again as the database shows it', () => {
    const page = new PageRows([table]);
    page.put('t', { fonds: 'a\u0000', seq: 1, text: 'x' });
    expect(page.has('t', 'a\u2400')).toBe(true);
    expect(page.group('t', 'a\u0000')).toHaveLength(1);
  });

  it('are forgotten when another process has moved the checkpoint', () => {
    const page = loaded(row(1));
    page.put('t', row(2));
    page.forget();
    expect(page.has('t', 'a')).toBe(false);
    expect(changes(page)).toEqual({ inserted: [], replaced: [], removed: [] });
  });

  it('do not grow without end: the groups loaded first are let go between pages, never within one', () => {
    const page = new PageRows([table]);
    for (let n = 0; n <= 50_000; n++) page.load('t', `g${n}`, []);
    expect(page.has('t', 'g0')).toBe(true);
    changes(page);
    expect([page.has('t', 'g0'), page.has('t', 'g50000')]).toEqual([false, true]);
  });

  it('of a group begun on a page are let go with it: a bulk load begins millions', () => {
    const page = new PageRows([table]);
    page.put('t', { fonds: 'new', seq: 0, text: '' });
    expect(page.has('t', 'new')).toBe(true);
    expect(page.changes).toBe(1);
    expect(changes(page)?.inserted).toHaveLength(1);
    expect([page.has('t', 'new'), page.changes]).toEqual([false, 0]);
  });
});
