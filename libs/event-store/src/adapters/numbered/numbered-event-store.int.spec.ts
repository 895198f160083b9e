import {
  createTestDatabase,
  describeEventStore,
  namedEvent,
  testClock,
  testId,
  type TestDatabase,
} from '@fonds/testing';
import { MemoryEventServer } from '../../../test/memory-event-server';
import { NO_STREAM, type AppendRequest } from '../../event-store.port';
import { EVENT_STORE_MIGRATIONS } from '../postgres/event-store.migrations';
import { PostgresEventStore } from '../postgres/postgres-event-store';
import { LogRefused } from './event-server.port';
import { NumberedEventStore } from './numbered-event-store';
import { PlaceTable } from './place-table';
import { ServedRows } from './served-rows';

let test: TestDatabase;
let server: MemoryEventServer;
const stores: NumberedEventStore[] = [];

/** In milliseconds: nothing here settles later than the test tells it to. */
const SETTLING = 500;
const open = async (database = test, on = server): Promise<NumberedEventStore> => {
  const store = await NumberedEventStore.open(on, new PlaceTable(database.database.app), testClock, SETTLING);
  stores.push(store);
  return store;
};
const fresh = (name: string, stream = `unit-${testId()}`): AppendRequest => ({
  stream,
  expected: NO_STREAM,
  events: [namedEvent(name)],
});
const positionsOf = async (store: NumberedEventStore): Promise<string[]> =>
  (await store.readPage(0n, 10_000)).events.map(
    (event) => `${event.position} ${event.stream}@${event.revision}`,
  );

beforeAll(async () => {
  test = await createTestDatabase(EVENT_STORE_MIGRATIONS);
  server = new MemoryEventServer();
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await test.drop();
});

describeEventStore('positions kept beside an event server', () => open());

describe('positions beside an event server', () => {
  it('are the same for every process, and in a database that is filled anew', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all(
      [one, two].flatMap((store) => Array.from({ length: 50 }, (_, i) => store.append([fresh(`${i}`)]))),
    );
    const again = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const filled = await NumberedEventStore.open(server, new PlaceTable(again.database.app), testClock);
    const [here, there] = [await positionsOf(one), await positionsOf(filled)];
    expect(here).toHaveLength(server.log.length);
    expect(there).toEqual(here);
    await filled.close();
    await again.drop();
  });

  it('have no gap when the following breaks off again and again', async () => {
    server.breaksAfter = 3;
    const store = await open();
    const head = await store.head();
    const results = await store.append(Array.from({ length: 40 }, (_, i) => fresh(`${i}`)));
    server.breaksAfter = 0;
    expect(results.filter(({ ok }) => ok)).toHaveLength(40);
    expect((await store.readPage(head, 100)).events.map(({ position }) => position - head)).toEqual(
      Array.from({ length: 40 }, (_, i) => BigInt(i + 1)),
    );
  });

  it('are given again when the following has died without a word', async () => {
    const store = await open();
    server.silent = true;
    const answered = store.append([fresh('unheard')]);
    // It hears nothing until it follows anew: the one that died never speaks again.
    setTimeout(() => (server.silent = false), SETTLING / 5);
    expect(await answered).toMatchObject([{ ok: true, repeated: false }]);
  });

  it('are waited for while the server looks through what is others’, which is no silence', async () => {
    const shared = new MemoryEventServer();
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const store = await open(own, shared);
    const begun = jest.spyOn(shared, 'follow');
    shared.busy = true;
    const answered = store.append([fresh('among many of others')]);
    setTimeout(() => (shared.busy = false), 3 * SETTLING);
    expect(await answered).toMatchObject([{ ok: true, repeated: false }]);
    expect(begun).not.toHaveBeenCalled();
    await own.drop();
  });

  it('are not taken for those of another log', async () => {
    await expect(open(test, new MemoryEventServer())).rejects.toThrow(LogRefused);
  });

  it.each(['fonds-', 'series-', 'unit-'])(
    'of a bulk load never put a unit before its series and fonds, however slowly %s is written',
    async (late) => {
      const store = await open();
      const head = await store.head();
      const of = (kind: string, n: number) =>
        Array.from({ length: n }, (_, i) => fresh(`${i}`, `${kind}-${testId()}`));
      server.late = late;
      await store.load([...of('fonds', 1), ...of('series', 2), ...of('unit', 20), ...of('act', 1)]);
      server.late = undefined;
      const { events } = await store.readPage(head, 400);
      expect(events.map(({ stream }) => stream.split('-')[0])).toEqual([
        'fonds',
        ...Array<string>(2).fill('series'),
        ...Array<string>(20).fill('unit'),
        'act',
      ]);
    },
  );
});

describe('a table of places that is not what it was', () => {
  let own: TestDatabase;
  let followed: MemoryEventServer;
  beforeEach(async () => {
    own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    followed = new MemoryEventServer();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await own.drop();
  });
  const filled = async (): Promise<NumberedEventStore> => {
    const store = await open(own, followed);
    await store.append([fresh('one'), fresh('two'), fresh('three')]);
    return store;
  };

  it('is filled again at the next start where it was emptied, with the same positions', async () => {
    const before = await filled();
    const positions = await positionsOf(before);
    await before.close();
    await own.database.owner.query('TRUNCATE fonds.event_place');
    const store = await open(own, followed);
    expect(await positionsOf(store)).toEqual(positions);
    expect(await store.append([fresh('four')])).toMatchObject([{ ok: true, position: 4n }]);
  });

  it('is no reason to move the head while the database has the events', async () => {
    const database = new PostgresEventStore(own.database.app, testClock);
    await database.append([fresh('one'), fresh('two')]);
    await new PlaceTable(own.database.app).headToEnd();
    const head = await database.head();
    await database.close();
    expect(head).toBe(2n);
  });

  it('never gives an event the place of another when the database goes back under it', async () => {
    const store = await filled();
    await own.database.owner.query(
      'DELETE FROM fonds.event_place WHERE position > 1; UPDATE fonds.head SET position = 1',
    );
    await expect(store.append([fresh('four')])).rejects.toThrow(LogRefused);
    await expect(store.append([fresh('five')])).rejects.toThrow(/went back from 3 to 1/);
    await store.close();
    const again = await open(own, followed);
    expect(await positionsOf(again)).toHaveLength(followed.log.length);
  });
});

describe('a server that shows less than it did', () => {
  let own: TestDatabase;
  let elected: MemoryEventServer;
  let store: NumberedEventStore;
  beforeAll(async () => {
    own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    elected = new MemoryEventServer();
    store = await open(own, elected);
    await store.append([fresh('one', 'unit-led')]);
    await store.append([{ ...fresh('two', 'unit-led'), expected: 0 }]);
  });
  afterAll(() => own.drop());

  it('is asked again until it shows all: a new leader is no forger', async () => {
    elected.shows = 1;
    const asked = [
      store.readStream('unit-led'),
      store.readPage(0n, 10).then(({ events }) => events),
      open(own, elected).then((other) => other.readStream('unit-led')),
      new ServedRows(elected, new PlaceTable(own.database.app), SETTLING).events(0, 2),
    ];
    setTimeout(() => (elected.shows = 2), SETTLING / 5);
    for (const events of await Promise.all(asked)) expect(events).toHaveLength(2);
  });

  it('and never shows it is refused', async () => {
    elected.shows = 1;
    await expect(store.readStream('unit-led')).rejects.toThrow(/unit-led was truncated or deleted/);
    await expect(store.readPage(0n, 10)).rejects.toThrow(/event 1 of unit-led is not where it was/);
    await expect(open(own, elected)).rejects.toThrow(/event 1 of unit-led is not where it was/);
    elected.shows = 2;
  });
});

describe('a stream that lost events on the server', () => {
  it('is named and neither decided upon nor counted as new', async () => {
    const own = await createTestDatabase(EVENT_STORE_MIGRATIONS);
    const broken = new MemoryEventServer();
    const store = await NumberedEventStore.open(broken, new PlaceTable(own.database.app), testClock, 0);
    await store.append([fresh('one', 'unit-lost')]);
    broken.deleteStream('unit-lost');
    await expect(store.readStream('unit-lost')).rejects.toThrow(/unit-lost was truncated or deleted/);
    await store.close();
    await own.drop();
  });
});
