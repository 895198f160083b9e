import { EVENT_STORE_MIGRATIONS, PostgresEventStore } from '@fonds/event-store';
import { createTestDatabase, testClock, type TestDatabase } from '@fonds/testing';
import { CODE_RACES } from './races-code.fixture';

let test: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  test = await createTestDatabase(EVENT_STORE_MIGRATIONS);
  store = new PostgresEventStore(test.database.app, testClock);
});
afterAll(async () => {
  await store.close();
  await test.drop();
});

describe('a reservation that its bearer refuses, on PostgreSQL (INV-44)', () => {
  it.each(Object.entries(CODE_RACES))('%s', (_, race) => race(store));
});
