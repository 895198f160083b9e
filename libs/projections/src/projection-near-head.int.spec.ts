import { NO_STREAM, pause, type EventStore } from '@fonds/event-store';
import { namedEvent } from '@fonds/testing';
import type { Projection } from './projection';
import { host, rowsOf, store, tally, test } from '../test/tally.fixture';

/** Enough new rows on two pages of PAGE for a write to begin. */
const PAGE = 500;
const STREAMS = 1_000;

async function load(streams: readonly string[], name: string, expected: number): Promise<void> {
  const answers = await store.load(
    streams.map((stream) => ({ stream, expected, events: [namedEvent(name)] })),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
}
const named = (first: string): string[] => Array.from({ length: STREAMS }, (_, n) => `fonds-${first}-${n}`);

/** The checkpoint is somebody else's while `work` runs: a write that has begun waits for it. */
async function whileNothingIsWritten(work: (release: () => Promise<void>) => Promise<void>): Promise<void> {
  const holder = await test.database.owner.connect();
  try {
    await holder.query('BEGIN; SELECT FROM read.projection FOR UPDATE');
    await work(async () => {
      await holder.query('ROLLBACK');
    });
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
}

/** Asks again and again, for up to 20 s. */
async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let polls = 0; polls < 2_000; polls++) {
    if (await holds()) return;
    await pause(10, new AbortController().signal);
  }
  throw new Error(otherwise);
}

const aWriteHasBegun = (): Promise<void> =>
  until(async () => {
    const { rowCount } = await test.database.owner.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return Boolean(rowCount);
  }, 'nothing is being written');

const checkpointIs = (position: number): Promise<void> =>
  until(async () => {
    const { rowCount } = await test.database.owner.query('SELECT FROM read.projection WHERE position = $1', [
      position,
    ]);
    return Boolean(rowCount);
  }, `nothing was written up to ${position}`);

/** Calls `then` before the page behind a position is given. */
const beforePage = (then: (after: bigint) => Promise<void>): EventStore => {
  const readPage: EventStore['readPage'] = async (from, ...rest) => {
    await then(from);
    return store.readPage(from, ...rest);
  };
  return new Proxy<EventStore>(store, {
    get: (target, name) => (name === 'readPage' ? readPage : (Reflect.get(target, name) as unknown)),
  });
};

describe('near the head of the log', () => {
  it('rows are written while the rest is folded', async () => {
    const before = host([tally('tally')]);
    await before.prepare();
    await load(named('a'), 'x', NO_STREAM);
    await load(named('b'), 'x', NO_STREAM);
    await before.catchUp();
    await load(named('a'), 'y', 0);
    await load(named('b'), 'y', 0);
    await whileNothingIsWritten(async (release) => {
      const last = BigInt(4 * STREAMS - PAGE);
      const begunAndReleased = async (after: bigint): Promise<void> => {
        if (after !== last) return;
        await aWriteHasBegun();
        await release();
      };
      const of = host([tally('tally')], PAGE, beforePage(begunAndReleased));
      await of.prepare();
      await of.catchUp();
    });
    const rows = await rowsOf('tally');
    expect(rows).toHaveLength(2 * STREAMS);
    expect(rows.filter(({ events }) => events !== 2)).toEqual([]);
  });

  it('what has gathered is written as soon as what was handed over before is, though a page is on its way', async () => {
    const before = host([tally('tally')]);
    await before.prepare();
    for (const first of ['a', 'b', 'c']) await load(named(first), 'x', NO_STREAM);
    await before.catchUp();
    for (const first of ['a', 'b', 'c']) await load(named(first), 'y', 0);
    const [begin, withheld] = [3 * STREAMS, 3 * STREAMS + 4 * PAGE];
    let folded = 0n;
    const noting = tally('tally');
    const noted: Projection = {
      ...noting,
      fold(logged, rows) {
        noting.fold(logged, rows);
        folded = logged.stored.position;
      },
    };
    await whileNothingIsWritten(async (release) => {
      const afterTheWrites = async (after: bigint): Promise<void> => {
        if (after !== BigInt(withheld)) return;
        await aWriteHasBegun();
        await until(() => Promise.resolve(folded === after), 'the page before is not folded');
        await checkpointIs(begin);
        await release();
        await checkpointIs(withheld);
      };
      const of = host([noted], PAGE, beforePage(afterTheWrites));
      await of.prepare();
      await of.catchUp();
    });
    const rows = await rowsOf('tally');
    expect(rows).toHaveLength(3 * STREAMS);
    expect(rows.filter(({ events }) => events !== 2)).toEqual([]);
  });

  it('rows that are still being written, and no longer in memory, are waited for', async () => {
    await host([tally('tally')]).prepare();
    await load(named('a'), 'x', NO_STREAM);
    await load(named('a'), 'y', 0);
    const read: bigint[] = [];
    await whileNothingIsWritten(async (release) => {
      const noted = (after: bigint): Promise<void> => Promise.resolve(void read.push(after));
      const of = host([tally('tally')], PAGE, beforePage(noted));
      await of.prepare();
      const caughtUp = of.catchUp();
      await aWriteHasBegun();
      // Time to fold on, for whoever would not wait.
      await pause(500, new AbortController().signal);
      await release();
      await caughtUp;
    });
    const rows = await rowsOf('tally');
    expect(rows).toHaveLength(STREAMS);
    expect(rows.filter(({ events }) => events !== 2)).toEqual([]);
    // What was folded upon missing rows is refused by the database, and would be folded again.
    expect(read).toEqual([0n, 500n, 1_000n, 1_500n]);
  });
});
