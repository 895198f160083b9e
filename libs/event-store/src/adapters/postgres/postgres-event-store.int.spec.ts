import { createTestDatabase, describeEventStore, testClock, type TestDatabase } from '@fonds/testing';
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
    await expect(test.database.app.query('DROP TABLE fonds.event')).rejects.toThrow(/must be owner/);
  });
});
