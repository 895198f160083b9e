import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { IntegratorLease } from './integrator-lease';

let db: TestDatabase;

beforeEach(async () => {
  db = await createTestDatabase([]);
});
afterEach(() => db.drop());

const SESSIONS = `FROM pg_stat_activity
  WHERE datname = current_database() AND query LIKE 'SELECT pg_try_advisory_lock%'`;
/** What a server says to its clients as it stops: once to those that still listen, and again to who has let go. */
const endSessions = (): Promise<unknown> =>
  db.database.owner.query(`SELECT pg_terminate_backend(pid) ${SESSIONS}`);
/** The sessions are gone, and their clients have heard it. */
async function theyHaveEnded(): Promise<void> {
  const { owner, app } = db.database;
  while (app.totalCount > 0 || (await owner.query(`SELECT ${SESSIONS}`)).rowCount !== 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

test('a lease whose connection is ended is free for the next', async () => {
  const [first, second] = [new IntegratorLease(db.database.app), new IntegratorLease(db.database.app)];
  expect(await first.take()).toBe(true);
  expect(await second.take()).toBe(false);
  await endSessions();
  await theyHaveEnded();
  expect(await second.take()).toBe(true);
  second.release();
});

test('a connection that fails after its lease was given back harms nobody', async () => {
  const lease = new IntegratorLease(db.database.app);
  expect(await lease.take()).toBe(true);
  const ended = endSessions();
  lease.release();
  await ended;
  await theyHaveEnded();
  expect(await lease.take()).toBe(true);
  lease.release();
});
