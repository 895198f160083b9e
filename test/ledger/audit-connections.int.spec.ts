import { once } from 'node:events';
import type { Pool } from 'pg';
import { NO_STREAM } from '@fonds/event-store';
import { auditLedger, readAuditKeys, type AuditOptions, type AuditReport } from '@fonds/ledger/audit';
import { namedEvent, testId, testMeta } from '@fonds/testing';
import { LendingSocket } from '../../libs/ledger/audit/src/lending-socket';
import { createTestInstance, type TestInstance } from '../../libs/testing/src/instance';

/** A page, and the beginning of another: an audit that fails at the end of the first has the second under way. */
const EVENTS = 4_200;
const PER_STREAM = 100;

let test: TestInstance;
beforeAll(async () => {
  test = await createTestInstance(undefined, {});
  const loaded = await test.instance.store.load(
    Array.from({ length: EVENTS / PER_STREAM }, () => ({
      stream: `fonds-${testId<'fonds'>()}`,
      expected: NO_STREAM,
      events: Array.from({ length: PER_STREAM }, () => ({ ...namedEvent('全宗'), meta: testMeta({}) })),
    })),
  );
  expect(loaded.every(({ ok }) => ok)).toBe(true);
  await test.instance.ledger.catchUp();
});
afterAll(() => test.drop());

const connect = jest.spyOn(LendingSocket.prototype, 'connect');
beforeEach(() => connect.mockClear());

async function audit(more: Partial<AuditOptions> = {}): Promise<AuditReport> {
  const pool = test.instance.database.app;
  const keys = await readAuditKeys(test.folder);
  return auditLedger({ pool, keys, dataDir: test.folder, ...more });
}

afterEach(async () => {
  const sockets = connect.mock.contexts as readonly LendingSocket[];
  expect(sockets).toHaveLength(2);
  // One that nobody ends keeps this waiting for ever.
  for (const socket of sockets) if (!socket.closed) await once(socket, 'close');
  const { totalCount, idleCount } = test.instance.database.app;
  expect(idleCount).toBe(totalCount);
});

it('connections of an audit are closed when it is done', async () => {
  expect(await audit()).toMatchObject({ finished: true, findings: 0 });
});

it('… when it is stopped', async () => {
  const stop = new AbortController();
  const progress = (): void => stop.abort();
  expect(await audit({ signal: stop.signal, progress })).toMatchObject({ finished: false });
});

it('… when it fails behind its first page', async () => {
  const progress = (): void => {
    throw new Error('no more');
  };
  await expect(audit({ progress })).rejects.toThrow('no more');
});

it('… when the database lets none of them in', async () => {
  const { app } = test.instance.database;
  const url = new URL(app.options.connectionString ?? '');
  url.pathname = '/nowhere';
  const options = { ...app.options, connectionString: url.href };
  const pool = Object.create(app, { options: { value: options } }) as Pool;
  await expect(audit({ pool })).rejects.toThrow('nowhere');
});
