import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { PostgresEventStore } from '@fonds/event-store';
import { MIGRATIONS, PROJECTIONS } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { ProjectionHost, type FoldingElsewhere } from '@fonds/projections';
import { createTestDatabase, record, testId, type TestDatabase } from '@fonds/testing';

/** A thread runs what `npm run build` made. */
const BUILT = join(__dirname, '../../dist/libs/instance/src/folding-thread.js');
type Begin = (address: string, lost: (error: Error) => void) => FoldingElsewhere;

let begin: Begin;
let test: TestDatabase;
let store: PostgresEventStore;
let host: ProjectionHost;
let lost: Error[];
let elsewhere: FoldingElsewhere;

beforeAll(async () => {
  if (!existsSync(BUILT)) throw new Error('dist/ is missing: run `npm run build` first');
  begin = ((await import(BUILT)) as { FoldingThread: { begin: Begin } }).FoldingThread.begin;
});
beforeEach(async () => {
  test = await createTestDatabase(MIGRATIONS);
  store = new PostgresEventStore(test.database.app, systemClock);
  lost = [];
  host = new ProjectionHost(test.database.app, store, PROJECTIONS, undefined, (told) => {
    elsewhere = begin(test.url, told);
    return elsewhere;
  });
  await host.prepare();
  host.foldElsewhere((error) => lost.push(error));
}, 60_000);
afterEach(async () => {
  await host.foldHere();
  await store.close();
  await test.drop();
});

const thread = (): Worker => (elsewhere as unknown as { thread: Worker }).thread;
const write = (number: number): Promise<string> =>
  record(store, `organisation-${testId()}`, 'OrganisationRegistered', {
    code: `43701${number}`,
    name: '青河市档案馆',
    kind: 'comprehensive-archives',
    level: 'city',
    validFrom: '1959-04-01',
  });
const standing = async (): Promise<string[]> => (await host.lag()).map(({ position }) => position);
const all = (position: number): string[] => PROJECTIONS.map(() => String(position));

it('folds there what is recorded here', async () => {
  await write(1);
  await host.catchUp();
  expect(await standing()).toEqual(all(1));
  await write(2);
  await host.catchUp();
  expect(await standing()).toEqual(all(2));
  expect(lost).toEqual([]);
}, 60_000);

it('is replaced by the host itself when it is killed, while it is asked and before; that is told once', async () => {
  await write(1);
  const asked = host.catchUp();
  await thread().terminate();
  await asked;
  expect(await standing()).toEqual(all(1));
  expect(lost).toMatchObject([
    { message: expect.stringMatching(/^the thread that folds read models has ended/) as string },
  ]);
  await write(2);
  await host.catchUp();
  expect(await standing()).toEqual(all(2));
  expect(lost).toHaveLength(1);
}, 60_000);

it('says what stands still there, and why', async () => {
  await write(1);
  await test.database.owner.query(
    `WITH moved AS (UPDATE fonds.head SET position = position + 1 RETURNING position)
     INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
     SELECT position, now(), gen_random_uuid(), 0, 'fonds-z', 'FondsVanished', '{}', '{}', '\\x00' FROM moved`,
  );
  await host.catchUp();
  expect([...host.parked].map(([name, { message }]) => `${name} ${message}`)).toEqual(
    PROJECTIONS.map(({ name }) => `${name} position 2: unknown event type FondsVanished`),
  );
  expect(await standing()).toEqual(all(0));
}, 60_000);

it('says what failed for all, with its code, and can be ended', async () => {
  const nowhere = new URL(test.url);
  nowhere.pathname = '/fonds_is_not_here';
  const failing = begin(nowhere.href, never);
  await expect(failing.catchUp()).rejects.toMatchObject({ code: '3D000', message: /fonds_is_not_here/ });
  await failing.end();
  await failing.end();
}, 60_000);

function never(error: Error): never {
  throw error;
}
