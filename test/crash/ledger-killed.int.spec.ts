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
/** Long enough for a few signatures, so that a kill falls on any step. */
const LONGEST_LIFE_MS = 150;
jest.setTimeout(60_000 + KILLS * 5_000);

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
  await Promise.race([new Promise((settle) => child.once('message', settle)), ended]);
  await pause(Math.random() * LONGEST_LIFE_MS);
  child.kill('SIGKILL');
  return ended;
}

it(`a log killed ${KILLS} times under load has one root a size, no leaf lost and none doubled`, async () => {
  for (let kill = 0; kill < KILLS; kill++) expect(await liveAndDie()).toBeNull();
  const store = new PostgresEventStore(test.database.app, systemClock);
  const ledger = await Ledger.open({ pool: test.database.app, store, dataDir: folder, clock: systemClock });
  await ledger.catchUp();
  const { leaves, checkpoints } = await expectWholeLog(test.database.owner, ledger.keys.secret);
  expect(BigInt(leaves)).toBe(await store.head());
  expect(checkpoints).toBeGreaterThan(0);
  await store.close();
});
