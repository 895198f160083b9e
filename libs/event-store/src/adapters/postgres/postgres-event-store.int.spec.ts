import {
  createTestDatabase,
  describeEventStore,
  namedEvent,
  testClock,
  testId,
  type TestDatabase,
} from '@fonds/testing';
import { NO_STREAM, StoreOverloaded, type AppendRequest, type AppendResult } from '../../event-store.port';
import { EVENT_STORE_MIGRATIONS } from './event-store.migrations';
import { PostgresEventStore } from './postgres-event-store';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase(EVENT_STORE_MIGRATIONS);
});
afterAll(() => test.drop());

describeEventStore('postgres', () => Promise.resolve(new PostgresEventStore(test.database.app, testClock)));

describe('the event table', () => {
  it.each(['UPDATE fonds.event SET type = type', 'DELETE FROM fonds.event', 'TRUNCATE fonds.event'])(
    'refuses %s to the application and, by its trigger, to its owner (INV-01)',
    async (sql) => {
      await expect(test.database.app.query(sql)).rejects.toThrow(/permission denied/);
      await expect(test.database.owner.query(sql)).rejects.toThrow(/append-only \(INV-01\)/);
    },
  );

  it('does not let the application hand out positions by hand or drop the table', async () => {
    await expect(test.database.app.query('DELETE FROM fonds.head')).rejects.toThrow(/permission denied/);
    for (const sql of ['DELETE FROM fonds.head', 'TRUNCATE fonds.head', 'INSERT INTO fonds.head VALUES (0)'])
      await expect(test.database.owner.query(sql)).rejects.toThrow(/the head is one row \(INV-01\)/);
    await expect(test.database.app.query('DROP TABLE fonds.event')).rejects.toThrow(/must be owner/);
  });
});

it('takes appends while its tables are published to a logical replica', async () => {
  const { owner, app } = test.database;
  await owner.query('CREATE PUBLICATION all_tables FOR TABLE fonds.event, fonds.head');
  const store = new PostgresEventStore(app, testClock);
  const request = { stream: 'unit-published', expected: NO_STREAM, events: [namedEvent('x')] };
  expect(await store.append([request])).toMatchObject([{ ok: true }]);
  await store.close();
  await owner.query('DROP PUBLICATION all_tables');
});

describe('a lone append', () => {
  it('that is refused takes no position, also in an empty log; a lost connection is opened again', async () => {
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const store = new PostgresEventStore(own.database.app, testClock);
    const lone = async (stream: string, expected: number): Promise<unknown> => {
      const [answer] = await store.append([{ stream, expected, events: [namedEvent('x')] }]);
      return answer;
    };
    expect(await lone('unit-a', 3)).toEqual({ ok: false, reason: 'conflict', actual: NO_STREAM });
    expect(await store.head()).toBe(0n);
    expect((await store.readPage(-1n, 10)).events).toEqual([]);
    expect(await lone('unit-a', NO_STREAM)).toMatchObject({ ok: true, position: 1n });
    expect(await lone('unit-a', NO_STREAM)).toMatchObject({ reason: 'conflict', actual: 0 });
    expect(await lone('unit-a', 1)).toMatchObject({ reason: 'conflict', actual: 0 });
    expect(await store.head()).toBe(1n);
    await own.database.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    expect(await lone('unit-a', 0)).toMatchObject({ ok: true, revision: 1, position: 2n });
    await store.close();
    await own.drop();
  });
});

describe('lone appends of two processes to one log', () => {
  it('hand out each position once and without a gap, whoever was alone before', async () => {
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const stores = [0, 1].map(() => new PostgresEventStore(own.database.app, testClock));
    const alone = (turn: number): number[] => new Array<number>(11).fill(turn);
    const turns = [...alone(0), 1, 0, 1, 1, ...alone(0), ...alone(1), ...alone(0), 1, 0];
    const revisions = [NO_STREAM, NO_STREAM];
    const positions: unknown[] = [];
    for (const turn of turns) {
      const request = { stream: `unit-${turn}`, expected: revisions[turn] ?? 0, events: [namedEvent('x')] };
      const answer = (await stores[turn]?.append([request]))?.[0];
      revisions[turn] = request.expected + 1;
      positions.push(answer?.ok && answer.position);
    }
    expect(positions).toEqual(turns.map((_, i) => BigInt(i + 1)));
    expect(await stores[0]?.head()).toBe(BigInt(turns.length));
    const batch = ['a', 'b'].map((name) => ({
      stream: `unit-${name}`,
      expected: NO_STREAM,
      events: [namedEvent('x')],
    }));
    await stores[1]?.append(batch);
    const both = await Promise.all(
      stores.map((store, i) =>
        store.append([{ stream: `unit-${i}`, expected: revisions[i] ?? 0, events: [namedEvent('y')] }]),
      ),
    );
    expect(
      both
        .flat()
        .map((answer) => answer.ok && answer.position)
        .sort(),
    ).toEqual([3, 4].map((n) => BigInt(turns.length + n)));
    for (const store of stores) await store.close();
    await own.drop();
  });

  it('refuse a log whose head was put back under them', async () => {
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const store = new PostgresEventStore(own.database.app, testClock);
    const lone = (expected: number): Promise<unknown> =>
      store.append([{ stream: 'unit-a', expected, events: [namedEvent('x')] }]);
    for (let expected = -1; expected < 10; expected++) await lone(expected);
    await own.database.owner.query('UPDATE fonds.head SET position = 1');
    await expect(lone(10)).rejects.toMatchObject({ code: '23505', constraint: 'event_position' });
    await store.close();
    await own.drop();
  });
});

describe('back-pressure', () => {
  const of = (stream: string): AppendRequest => ({
    stream,
    expected: NO_STREAM,
    events: [namedEvent(stream)],
  });
  const streams = (from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, i) => `unit-${from + i}`);

  it('tells callers to come back while the log takes nothing; what waits is written, in order, and no more', async () => {
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const store = new PostgresEventStore(own.database.app, testClock, 8);
    const locker = await own.database.owner.connect();
    await locker.query('BEGIN');
    await locker.query('SELECT position FROM fonds.head FOR UPDATE');
    const waiting: Promise<AppendResult[]>[] = [];
    const refused: Promise<unknown>[] = [];
    try {
      // One batch is in flight, and stands before the locked head.
      waiting.push(store.append([of('unit-0')]));
      await new Promise((resolve) => setImmediate(resolve));
      for (const stream of streams(1, 7)) waiting.push(store.append([of(stream)]));
      // Two are left: three are refused as a whole, two are taken, and then nothing more.
      const asked = [['r-0', 'r-1', 'r-2'], ['unit-7', 'unit-8'], ['r-3']];
      const [three, two, one] = asked.map((names) => store.append(names.map(of)));
      if (!three || !two || !one) throw new Error('three were asked');
      waiting.push(two);
      for (const each of [three, one]) refused.push(each.catch((error: unknown) => error));
    } finally {
      await locker.query('ROLLBACK');
      locker.release();
    }
    for (const error of await Promise.all(refused)) expect(error).toBeInstanceOf(StoreOverloaded);
    const written = (await Promise.all(waiting)).flat();
    expect(written.map((result) => result.ok && result.position)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map(BigInt),
    );
    expect((await store.readPage(0n, 100)).events.map(({ stream }) => stream)).toEqual(streams(0, 9));
    // Who comes back is taken, and an empty queue takes any number.
    expect(
      (await store.append(['r-0', 'r-1', 'r-2', ...streams(20, 30)].map(of))).every(({ ok }) => ok),
    ).toBe(true);
    await store.close();
    await own.drop();
  });
});

describe('a bulk load of several chunks', () => {
  const fresh = (name: string): AppendRequest => ({
    stream: `unit-${testId()}`,
    expected: NO_STREAM,
    events: [namedEvent(name)],
  });

  it('writes what is new, in order and without gaps, and answers what is known, stale or invalid', async () => {
    const store = new PostgresEventStore(test.database.app, testClock);
    const requests = Array.from({ length: 11_000 }, (_, i) => fresh(`第${i}卷 "\\" \t`));
    const [known, later, stale, wrong] = [requests[0], requests[6_000], fresh('stale'), fresh('wrong')];
    if (!known || !later) throw new Error('there are 11,000 requests');
    await store.append([known, later, { ...fresh('there'), stream: stale.stream }]);
    const head = await store.head();
    const second: AppendRequest = { stream: known.stream, expected: 0, events: [namedEvent('second')] };
    const bad = { ...wrong, events: [{ ...namedEvent('x'), data: { name: '' } }] };
    const results = await store.load([second, ...requests, stale, bad]);

    expect(results).toHaveLength(11_003);
    expect(results[0]).toMatchObject({ ok: true, revision: 1 });
    expect(results[1]).toMatchObject({ ok: true, revision: 0, repeated: true });
    expect(results[6_001]).toMatchObject({ ok: true, revision: 0, repeated: true });
    expect(results[11_001]).toEqual({ ok: false, reason: 'conflict', actual: 0 });
    expect(results[11_002]).toMatchObject({ ok: false, reason: 'invalid' });
    expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(10_999);
    expect(await store.head()).toBe(head + 10_999n);

    const page = await store.readPage(head, 20_000);
    expect(page.events.map((e) => e.position)).toEqual(
      Array.from({ length: 10_999 }, (_, i) => head + BigInt(i) + 1n),
    );
    const names = new Map(page.events.map((e) => [e.stream, (e.data as { name: string }).name]));
    expect(requests.slice(1, 100).map((r) => names.get(r.stream))).toEqual(
      Array.from({ length: 99 }, (_, i) => `第${i + 1}卷 "\\" \t`),
    );
    const salts = new Set(page.events.map((e) => Buffer.from(e.salt).toString('hex')));
    expect(salts.size).toBe(10_999);
    await store.close();
  }, 60_000);
});

describe('a reading that leaves out types', () => {
  it('looks through a far stretch in steps, and finds what lies behind it', async () => {
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const store = new PostgresEventStore(own.database.app, testClock);
    const many = Array.from({ length: 101 }, () => ({
      stream: `fonds-${testId()}`,
      expected: NO_STREAM,
      events: Array.from({ length: 500 }, () => namedEvent('x')),
    }));
    await store.load(many);
    const rare = {
      ...namedEvent(''),
      type: 'FondsHistoryAmended' as const,
      data: { change: '其他' as const, text: '稀', date: '2026-01-01' },
    };
    await store.append([{ stream: `fonds-${testId()}`, expected: NO_STREAM, events: [rare] }]);
    const except = ['FondsConfirmed'];
    const first = await store.readPage(0n, 10, { except });
    expect([first.events.length, first.through]).toEqual([0, 50_000n]);
    const second = await store.readPage(first.through, 10, { except });
    expect([second.events.map(({ position }) => position), second.through]).toEqual([[50_501n], 50_501n]);
    await store.close();
    await own.drop();
  }, 60_000);
});
