import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { IntegratorLease } from './integrator-lease';

let db: TestDatabase;

beforeEach(async () => {
  db = await createTestDatabase([]);
});
afterEach(() => db.drop());

/** What a server says to its clients as it stops: once to those that still listen, and again to who has let go. */
const endSessions = (): Promise<unknown> =>
  db.database.owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE 'SELECT pg_try_advisory_lock%'`,
  );
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

test('a lease whose connection is ended is free for the next', async () => {
  const [first, second] = [new IntegratorLease(db.database.app), new IntegratorLease(db.database.app)];
  expect(await first.take()).toBe(true);
  expect(await second.take()).toBe(false);
  await endSessions();
  await soon();
  expect(await second.take()).toBe(true);
  second.release();
});

test('a connection that fails after its lease was given back harms nobody', async () => {
  const lease = new IntegratorLease(db.database.app);
  expect(await lease.take()).toBe(true);
  const ended = endSessions();
  lease.release();
  await ended;
  await soon();
  expect(await lease.take()).toBe(true);
  lease.release();
});
