import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MIGRATIONS } from '@fonds/instance';
import { PostgresEventStore } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { Ledger } from '@fonds/ledger/integrator';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { expectWholeLog } from '../ledger/log-check.fixture';

/** `npm run proof:ledger` kills a thousand times. */
const KILLS = Number(process.env['FONDS_LEDGER_KILLS'] ?? 4);
/** A process is killed after so many of its signatures at most, and within the time that its last one took: on any step, however slow the machine is. */
const MOST_SIGNED = 1;
jest.setTimeout(60_000 + KILLS * 60_000);

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  if (!existsSync(join(__dirname, '../../dist/libs/ledger')))
    throw new Error('dist/ is missing: run `npm run build`');
  test = await createTestDatabase(MIGRATIONS);
  folder = await mkdtemp(join(tmpdir(), 'fonds-log-killed-'));
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

/** @returns the code with which the process ended by itself, or nothing when it was killed. */
async function liveAndDie(): Promise<number | null> {
  const given = JSON.stringify({ url: test.url, dataDir: folder });
  const child = fork(join(__dirname, 'ledger-once.mjs'), [given], { stdio: 'inherit' });
  const ended = new Promise<number | null>((settle) => child.once('exit', (code) => settle(code)));
  const said = (): Promise<unknown> =>
    Promise.race([new Promise((settle) => child.once('message', settle)), ended]);
  await said();
  let took = 150;
  for (let signed = Math.floor(Math.random() * (MOST_SIGNED + 1)); signed > 0; signed--) {
    const begin = performance.now();
    await said();
    took = performance.now() - begin;
  }
  await pause(Math.random() * took);
  child.kill('SIGKILL');
  return ended;
}

/** What the killed processes had sent is done by the database after their death. */
async function nothingUnderWay(): Promise<void> {
  const statements = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend' AND state <> 'idle'`;
  while ((await test.database.owner.query(statements)).rowCount !== 0) await pause(50);
}

it(`a log killed ${KILLS} times under load has one root a size, no leaf lost and none doubled`, async () => {
  for (let kill = 0; kill < KILLS; kill++) expect(await liveAndDie()).toBeNull();
  await nothingUnderWay();
  const store = new PostgresEventStore(test.database.app, systemClock);
  const ledger = await Ledger.open({ pool: test.database.app, store, dataDir: folder, clock: systemClock });
  await ledger.catchUp();
  const { leaves, checkpoints } = await expectWholeLog(test.database.owner, ledger.keys.secret);
  expect(BigInt(leaves)).toBe(await store.head());
  expect(checkpoints).toBeGreaterThan(0);
  await store.close();
});
