import { NO_STREAM } from '@fonds/event-store';
import { namedEvent } from '@fonds/testing';
import { host, rowsOf, store, test } from '../test/tally.fixture';
import type { Projection } from './index';

/** More rows than a rebuild holds in memory. */
const CROWD = 41_000;
/** Streams of one row each: pages between the events that matter here. */
const FAR = 3_000;

/** The first event of a stream begins as many rows as its name says; each later one closes the first open row, or the first. */
const crowd: Projection = {
  name: 'crowd',
  version: 1,
  tables: [
    {
      name: 'crowd',
      columns: { fonds: 'text', seq: 'int', closed: 'int' },
      key: ['fonds', 'seq'],
      group: 'fonds',
    },
  ],
  types: ['FondsConfirmed'],
  touches: ({ stored }) => (stored.revision === 0 ? [] : [{ table: 'crowd', group: stored.stream }]),
  fold({ event, stored: { stream: fonds, revision } }, rows) {
    if (event.type !== 'FondsConfirmed') return;
    const begun = revision === 0 ? Number(event.data.name) : 0;
    for (let seq = 0; seq < begun; seq++) rows.put('crowd', { fonds, seq, closed: null });
    if (revision === 0) return;
    const there = rows.group('crowd', fonds);
    const open = there.filter(({ closed }) => closed === null);
    const [next = there[0]] = open;
    if (next) rows.put('crowd', { ...next, closed: Number(event.data.name) + open.length });
  },
};

async function load(streams: readonly string[], name: string, revision: number): Promise<void> {
  const answers = await store.load(
    streams.map((stream) => ({ stream, expected: revision - 1, events: [namedEvent(name)] })),
  );
  const refused = answers.find(({ ok }) => !ok);
  if (refused) throw new Error(JSON.stringify(refused));
}
const far = Array.from({ length: FAR }, (_, n) => `fonds-${n}`);

describe('a rebuild of more rows than are held in memory', () => {
  it('reads what it has written, whether or not that is there yet, and ends as page after page does', async () => {
    const of = host([crowd], 500);
    await of.prepare();
    await load(['fonds-crowd'], String(CROWD), NO_STREAM + 1);
    await load(far, '1', 0);
    await of.catchUp();
    await load(['fonds-crowd'], '0', 1);
    await load(far, '0', 1);
    await load(['fonds-crowd'], '0', 2);
    // Rows replaced and rows begun in one write; the begun ones are asked for while it is under way.
    const late = far.map((stream) => `${stream}-late`);
    for (let n = 0; n < FAR; n += 500) {
      await load(late.slice(n, n + 500), '1', 0);
      await load(far.slice(n, n + 500), '0', 2);
    }
    await load([...late].reverse(), '0', 1);
    await of.catchUp();
    const before = await rowsOf('crowd', 'fonds, seq');
    expect(before).toHaveLength(CROWD + 2 * FAR);
    expect(before.filter(({ closed }) => closed !== null)).toHaveLength(2 * FAR + 2);
    await of.rebuild('crowd');
    expect(await rowsOf('crowd', 'fonds, seq')).toEqual(before);
  });

  it('that fails while it folds on leaves nothing behind, and the live tables as they were', async () => {
    const of = host([crowd]);
    await of.prepare();
    await load(['fonds-crowd'], String(CROWD), 0);
    await load(far, '1', 0);
    await of.catchUp();
    const generation = await rowsOf('projection', 'name');
    // A number too great for its column: its rows are refused when later pages have been folded.
    await load([far[0] ?? ''], '2147483647', 1);
    await load(far.slice(1), '0', 1);
    await expect(of.rebuild('crowd')).rejects.toThrow(/out of range/);
    expect(await rowsOf('projection', 'name')).toEqual(generation);
    expect(await rowsOf('crowd', 'fonds, seq')).toHaveLength(CROWD + FAR);
    const { rows } = await test.database.app.query<{ tables: number }>(
      `SELECT count(*)::int AS tables FROM pg_class WHERE relname LIKE 'crowd%' AND relkind = 'r'`,
    );
    expect(rows).toEqual([{ tables: 1 }]);
  });
});
