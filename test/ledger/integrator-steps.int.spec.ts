import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '@fonds/instance';
import { NO_STREAM, PostgresEventStore } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { Ledger, LogStore, SeenCheckpoint } from '@fonds/ledger/integrator';
import { createTestDatabase, namedEvent, testId, type TestDatabase } from '@fonds/testing';
import { expectWholeLog } from './log-check.fixture';

/** Every durable write of the log, by the class and method that makes it. */
const STEPS = [
  [LogStore, 'begin'],
  [LogStore, 'grow'],
  [LogStore, 'keep'],
  [SeenCheckpoint, 'write'],
] as const;

class Killed extends Error {}

/** From now on the process dies at this step: before the write, or after it and before anyone hears of it. */
function dieAt(owner: { prototype: object }, method: string, when: 'before' | 'after'): () => void {
  const prototype = owner.prototype as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const whole = prototype[method];
  if (!whole) throw new Error(`${method} is no step`);
  prototype[method] = async function (this: unknown, ...given: unknown[]) {
    if (when === 'after') await whole.apply(this, given);
    throw new Killed(`${when} ${method}`);
  };
  return () => {
    prototype[method] = whole;
  };
}

let test: TestDatabase;
let folder: string;
let store: PostgresEventStore;
beforeAll(async () => {
  test = await createTestDatabase(MIGRATIONS);
  folder = await mkdtemp(join(tmpdir(), 'fonds-log-'));
  store = new PostgresEventStore(test.database.app, systemClock);
});
afterAll(async () => {
  await store.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const open = (): Promise<Ledger> =>
  Ledger.open({ pool: test.database.app, store, dataDir: folder, clock: systemClock });
const record = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++)
    await store.append([{ stream: `unit-${testId()}`, expected: NO_STREAM, events: [namedEvent('某全宗')] }]);
};

describe('an integrator killed', () => {
  it.each(
    STEPS.flatMap(([owner, method]) =>
      (['before', 'after'] as const).map((when) => [when, method, owner] as const),
    ),
  )('%s %s leaves one root a size, no leaf lost and none doubled', async (when, method, owner) => {
    await record(3);
    const alive = dieAt(owner, method, when);
    const died = await open()
      .then((ledger) => ledger.catchUp())
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    alive();
    // After the first pass the epoch has begun, and that step is never taken again.
    if (method !== 'begin' || when === 'before') expect(died).toBeInstanceOf(Killed);
    await record(2);
    const next = await open();
    await next.catchUp();
    const { leaves } = await expectWholeLog(test.database.owner, next.keys.secret);
    expect(BigInt(leaves)).toBe(await store.head());
    expect((await next.standing()).published).toBe(leaves);
  });

  it('gives way to one that was first, and goes on from what that one wrote', async () => {
    const [one, other] = [await open(), await open()];
    await one.check();
    await other.check();
    await record(300);
    await Promise.all([one.integrator.integrate(), other.integrator.integrate()]);
    await record(3);
    await Promise.all([one.catchUp(), other.catchUp()]);
    const { leaves } = await expectWholeLog(test.database.owner, one.keys.secret);
    expect(BigInt(leaves)).toBe(await store.head());
  });
});

describe('a log', () => {
  it('does not sign when the store is shorter than what this machine signed', async () => {
    const ledger = await open();
    await ledger.catchUp();
    const owner = test.database.owner;
    const last = await store.head();
    await owner.query('ALTER TABLE fonds.event DISABLE TRIGGER ALL');
    await owner.query('CREATE TEMP TABLE IF NOT EXISTS lost AS SELECT * FROM fonds.event WHERE false');
    await owner.query('DELETE FROM fonds.event WHERE position = $1', [last.toString()]);
    await owner.query('UPDATE fonds.head SET position = position - 1');
    await expect((await open()).check()).rejects.toMatchObject({
      facts: { reason: 'log-shorter', knower: 'here', known: Number(last), here: Number(last) - 1 },
    });
    await owner.query('ALTER TABLE fonds.event ENABLE TRIGGER ALL');
  });
});
