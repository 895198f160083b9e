import { EVENT_STORE_MIGRATIONS, type EventStore } from '@fonds/event-store';
import { createTestDatabase, record, testClock, type TestDatabase, openTestStore } from '@fonds/testing';
import { PROJECTION_MIGRATIONS, ProjectionHost, resolveKnownAt, type Projection } from './index';

let test: TestDatabase;
let store: EventStore;

beforeEach(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = await openTestStore(test.database.app, testClock);
});
afterEach(async () => {
  await store.close();
  await test.drop();
});

const count = (version = 1): Projection => ({
  name: 'count',
  version,
  tables: [{ name: 'count', columns: { fonds: 'text', n: 'int' }, key: ['fonds'], group: 'fonds' }],
  types: ['FondsConfirmed'],
  touches: ({ stored }) => (stored.revision === 0 ? [] : [{ table: 'count', group: stored.stream }]),
  fold({ stored }, rows) {
    const [before] = stored.revision === 0 ? [] : rows.group('count', stored.stream);
    rows.put('count', { fonds: stored.stream, n: Number(before?.['n'] ?? 0) + 1 });
  },
});
const host = (projection = count(), from: EventStore = store): ProjectionHost =>
  new ProjectionHost(test.database.app, from, [projection]);
const counted = async (): Promise<unknown[]> =>
  (await test.database.app.query<Record<string, unknown>>('SELECT * FROM read.count')).rows;
const write = (): Promise<string> => record(store, 'fonds-a', 'FondsConfirmed', { name: 'x' });

/** A store in which something else happens after a page was read, once, before it is folded. */
const interrupted = (then: () => Promise<unknown>): EventStore => {
  let left = 1;
  const readPage: EventStore['readPage'] = async (...args) => {
    const page = await store.readPage(...args);
    if (left-- > 0) await then();
    return page;
  };
  return new Proxy<EventStore>(store, {
    get: (target, name) => (name === 'readPage' ? readPage : (Reflect.get(target, name) as unknown)),
  });
};

describe('a page that was read before another process moved', () => {
  it('is not folded again when the other has folded it', async () => {
    const other = host();
    await other.prepare();
    await write();
    await other.catchUp();
    const slow = host(
      count(),
      interrupted(() => other.catchUp()),
    );
    await slow.prepare();
    await write();
    await slow.catchUp();
    expect(await counted()).toEqual([{ fonds: 'fonds-a', n: 2 }]);
  });

  it('is folded into the generation that another process has swapped in, not into the one it replaced', async () => {
    const other = host();
    await other.prepare();
    await write();
    await other.catchUp();
    const rebuiltAt = async (): Promise<void> => {
      // The rebuild stops where the live tables stand, so that only the generation tells them apart.
      const lagging = new Proxy<EventStore>(store, {
        get: (target, name) =>
          name === 'head' ? () => Promise.resolve(1n) : (Reflect.get(target, name) as unknown),
      });
      await host(count(), lagging).rebuild('count');
    };
    const slow = host(count(), interrupted(rebuiltAt));
    await slow.prepare();
    await write();
    await slow.catchUp();
    expect(await counted()).toEqual([{ fonds: 'fonds-a', n: 2 }]);
    expect((await slow.check('count')).tables.map((table) => table.equal)).toEqual([true]);
  });

  it('is left alone by a build whose version is no longer the live one', async () => {
    const old = host();
    await old.prepare();
    await write();
    await host(count(2)).prepare();
    await write();
    await old.catchUp();
    expect(await counted()).toEqual([{ fonds: 'fonds-a', n: 1 }]);
  });
});

describe('"as known at"', () => {
  it('is a position, an instant, or now; every read model has come that far when it is answered', async () => {
    const of = host();
    await of.prepare();
    await write();
    expect(await resolveKnownAt(store, of, undefined)).toEqual({ ok: true, value: 1n });
    expect(await counted()).toEqual([{ fonds: 'fonds-a', n: 1 }]);
    expect(await resolveKnownAt(store, of, '0')).toEqual({ ok: true, value: 0n });
    expect(await resolveKnownAt(store, of, '2999-01-01T00:00:00+08:00')).toEqual({ ok: true, value: 1n });
    expect(await resolveKnownAt(store, of, '1999-01-01T00:00:00Z')).toEqual({ ok: true, value: 0n });
  });

  it.each([
    ['2', 'known-at-ahead'],
    ['-1', 'known-at-malformed'],
    ['2026-11-22', 'known-at-malformed'],
    ['2026-11-22T09:00:00', 'known-at-malformed'],
    ['2026-13-22T09:00:00Z', 'known-at-malformed'],
    ['1e3', 'known-at-malformed'],
  ])('%s is refused', async (text, code) => {
    const of = host();
    await of.prepare();
    await write();
    expect(await resolveKnownAt(store, of, text)).toMatchObject({ ok: false, error: { code } });
  });
});
