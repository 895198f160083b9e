import { createTestDatabase, namedEvent, testClock, testId, type TestDatabase } from '@fonds/testing';
import { MemoryEventServer } from '../../test/memory-event-server';
import { LogRefused } from '../adapters/numbered/event-server.port';
import { NumberedEventStore } from '../adapters/numbered/numbered-event-store';
import { PlaceTable } from '../adapters/numbered/place-table';
import { EVENT_STORE_MIGRATIONS } from '../adapters/postgres/event-store.migrations';
import { PostgresEventStore } from '../adapters/postgres/postgres-event-store';
import { NO_STREAM, type EventStore } from '../event-store.port';
import { copyLog } from './copy-log';
import { DatabaseTarget } from './database-target';
import { ServerTarget } from './server-target';

const EVENTS = 60;
let test: TestDatabase;
let here: PostgresEventStore;
let server: MemoryEventServer;

/** Streams that take turns, some with several events at once. */
async function fill(store: EventStore, streams: readonly string[]): Promise<void> {
  for (const stream of streams)
    await store.append([{ stream, expected: NO_STREAM, events: [namedEvent('甲'), namedEvent('乙')] }]);
  for (const stream of streams)
    await store.append([{ stream, expected: 1, events: [namedEvent('\u{20bb7}野\\n"')] }]);
}
const streamsOf = (kind: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${kind}-${i}-${testId()}`);
/** Everything that a leaf is made of, and the place in the log. */
const logOf = async (store: Pick<EventStore, 'readPage'>): Promise<unknown[]> =>
  (await store.readPage(0n, 10_000)).events.map(
    ({ position, stream, revision, id, type, bytes, salt }) =>
      `${position} ${stream}@${revision} ${id} ${type} ${bytes.data} ${bytes.meta} ${Buffer.from(salt).toString('hex')}`,
  );
const toServer = (): ServerTarget => new ServerTarget(server, test.database.owner);
const openThere = (): Promise<NumberedEventStore> =>
  NumberedEventStore.open(server, new PlaceTable(test.database.app), testClock);

beforeEach(async () => {
  test = await createTestDatabase(EVENT_STORE_MIGRATIONS);
  here = new PostgresEventStore(test.database.app, testClock);
  server = new MemoryEventServer();
  await fill(here, streamsOf('unit', EVENTS / 3));
});
afterEach(async () => {
  await here.close();
  await test.drop();
});

describe('a log copied to an event server', () => {
  it('is there event by event, in its order, and the server goes on behind it', async () => {
    expect(await copyLog(here, toServer())).toBe(BigInt(EVENTS));
    const there = await openThere();
    expect(await logOf(there)).toEqual(await logOf(here));
    const [next] = await there.append([
      { stream: 'unit-next', expected: NO_STREAM, events: [namedEvent('next')] },
    ]);
    expect(next).toMatchObject({ ok: true, position: BigInt(EVENTS + 1) });
    await there.close();
  });

  it('goes on where a copy stopped, between an event and its place too', async () => {
    server.refusesAfter = EVENTS / 2;
    await expect(copyLog(here, toServer())).rejects.toThrow('switched off');
    server.refusesAfter = undefined;
    expect(server.log.length).toBeLessThan(EVENTS);
    await copyLog(here, toServer());
    expect(server.log).toHaveLength(EVENTS);
    const there = await openThere();
    expect(await logOf(there)).toEqual(await logOf(here));
    await there.close();
  });

  it('goes in parts that an append takes, cut before they are sent; a copy that stopped between them goes on', async () => {
    const long = `act-${testId()}`;
    const part = (expected: number, events: number) => ({
      stream: long,
      expected,
      events: Array.from({ length: events }, () => namedEvent('x'.repeat(1_000))),
    });
    await here.append([part(NO_STREAM, 500), part(499, 400)]);
    server.refusesAfter = EVENTS + 500;
    await expect(copyLog(here, toServer())).rejects.toThrow('switched off');
    expect(server.log).toHaveLength(EVENTS + 500);
    server.refusesAfter = undefined;
    await copyLog(here, toServer());
    expect(server.log).toHaveLength(EVENTS + 900);
  });

  it('names the first event that is another one there, and writes nothing behind it', async () => {
    await copyLog(here, toServer());
    await fill(here, streamsOf('act', 1));
    const [tenth] = server.log.slice(9);
    if (tenth) server.rewrite(tenth, { data: '{"name":"丙"}' });
    await expect(copyLog(here, toServer())).rejects.toThrow(/position 10, event \d of unit-.*: another data/);
    expect(server.log).toHaveLength(EVENTS);
  });

  it('is refused where the prefix has events of another log', async () => {
    const other = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const store = await NumberedEventStore.open(server, new PlaceTable(other.database.app), testClock);
    await fill(store, ['unit-other']);
    await store.close();
    await other.drop();
    await expect(copyLog(here, toServer())).rejects.toThrow(LogRefused);
  });
});

describe('a log copied back into the database', () => {
  it('brings what was written on the server behind what the database had', async () => {
    await copyLog(here, toServer());
    const there = await openThere();
    await fill(there, streamsOf('fonds', 2));
    expect(await copyLog(there, new DatabaseTarget(test.database.owner))).toBe(BigInt(EVENTS + 6));
    expect(await logOf(here)).toEqual(await logOf(there));
    await there.close();
  });
});
