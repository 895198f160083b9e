import { createTestDatabase, namedEvent, testClock, testId, type TestDatabase } from '@fonds/testing';
import { BootError } from '@fonds/database';
import { EVENT_STORE_MIGRATIONS } from '@fonds/event-store';
import { openStore } from './open-store';

/** Nothing listens there: what is refused is refused before a server is asked. */
const EVENT_STORE = 'esdb://127.0.0.1:1?tls=false';
let test: TestDatabase;

beforeEach(async () => {
  test = await createTestDatabase(EVENT_STORE_MIGRATIONS);
});
afterEach(() => test.drop());

it('a database with events of its own does not take an event server beside them', async () => {
  const { store } = await openStore(test.database.app, testClock, {});
  await store.append([{ stream: `fonds-${testId()}`, expected: -1, events: [namedEvent('x')] }]);
  await store.close();
  await expect(openStore(test.database.app, testClock, { EVENT_STORE })).rejects.toThrow(BootError);
});

it('an installation whose events are on an event server does not begin another log in its database', async () => {
  await test.database.owner.query(`INSERT INTO fonds.event_place VALUES (1, 0, 'fonds-a', 173)`);
  await expect(openStore(test.database.app, testClock, {})).rejects.toThrow(/Set EVENT_STORE/);
});

it('an event server that does not answer is told to whoever starts the program, without its address', async () => {
  const opening = openStore(test.database.app, testClock, { EVENT_STORE, firstPatience: 300 });
  await expect(opening).rejects.toThrow(BootError);
  await expect(opening).rejects.toThrow(
    /EVENT_STORE names does not answer .*unavailable[^]*Start it[^]*未正常应答/,
  );
  await expect(opening).rejects.not.toThrow(/esdb:/);
});
