import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '@fonds/instance';
import { NO_STREAM, PostgresEventStore } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { COSIGNATURE_V1 } from '@fonds/ledger/core';
import { Ledger, LOG_STREAM } from '@fonds/ledger/integrator';
import { createTestDatabase, namedEvent, record, testId, type TestDatabase } from '@fonds/testing';
import { keyOf, WITNESS, witnessSigner } from './log.fixture';

let test: TestDatabase;
let folder: string;
let store: PostgresEventStore;
let ledger: Ledger;
/** Sizes that the witness was shown. */
const shown: number[] = [];

beforeAll(async () => {
  test = await createTestDatabase(MIGRATIONS);
  folder = await mkdtemp(join(tmpdir(), 'fonds-log-'));
  store = new PostgresEventStore(test.database.app, systemClock);
  const client = {
    addCheckpoint: ({ note }: { note: string }) => {
      const [origin = '', size] = note.split('\n');
      if (origin.endsWith('/e1')) return Promise.resolve({ kind: 'unreachable' as const, why: 'away' });
      shown.push(Number(size));
      return Promise.resolve({ kind: 'refused' as const, status: 422, body: 'no such history' });
    },
    // A witness whose heads are to be read elsewhere: nothing tells the log at its next start what was seen.
    latest: () => Promise.resolve({ kind: 'never' as const }),
  };
  const witnesses = [{ key: keyOf(WITNESS, COSIGNATURE_V1, witnessSigner), client: client as never }];
  ledger = await Ledger.open({
    pool: test.database.app,
    ...{ store, dataDir: folder, clock: systemClock, witnesses },
  });
});
afterAll(async () => {
  await store.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

/** One round of the process that follows the log; it lets go of its tree after a halt. */
async function round(): Promise<string> {
  const inner = ledger as unknown as { step(signedAt: number): Promise<number>; asking?: Promise<void> };
  try {
    await inner.step(0);
    await inner.asking;
    return 'signed';
  } catch (error) {
    ledger.integrator.forget();
    return (error as { facts?: { reason: string } }).facts?.reason ?? String(error);
  }
}

describe('a log whose witness saw another history', () => {
  it('signs nothing until that witness cosigns, and records the alarm once', async () => {
    await store.append([
      { stream: `fonds-${testId()}`, expected: NO_STREAM, events: [namedEvent('某全宗')] },
    ]);
    // Signs, is then refused, and hears of it in the next rounds.
    const first = [await round(), await round()];
    const signed = (await ledger.log.newest(0, 0))?.size;
    const later = [await round(), await round(), await round()];
    expect(first[0]).toBe('signed');
    expect(later).toEqual(['witness-refused', 'witness-refused', 'witness-refused']);
    expect((await ledger.log.newest(0, 0))?.size).toBe(signed);
    expect(new Set(shown)).toEqual(new Set([signed]));
    const alarms = (await store.readStream(LOG_STREAM)).filter(({ type }) => type === 'WitnessRefused');
    expect(alarms).toHaveLength(1);
  });

  it('goes on by itself in the epoch that two people decide, and the old one takes in nothing of it', async () => {
    const { origin } = ledger.keys;
    const after = await ledger.log.newest(0, 0);
    const root = 'a'.repeat(64);
    await record(store, LOG_STREAM, 'LogRestarted', {
      ...{ seconds: testId(), after: after?.note ?? '', origin, size: after?.size ?? 0, root },
      ...{ epoch: 1, newOrigin: `${origin}/e1` },
    });
    expect(await round()).toBe('signed');
    expect(await ledger.standing()).toMatchObject({ epoch: { number: 1 } });
    expect((await ledger.log.newest(1, 0))?.size).toBe(Number(await store.head()));
    // Beside a log that signs, the next decision is met in the middle of the work.
    await record(store, LOG_STREAM, 'LogRestarted', {
      ...{ seconds: testId(), after: after?.note ?? '', origin: `${origin}/e1`, size: 1, root },
      ...{ epoch: 2, newOrigin: `${origin}/e2` },
    });
    expect(await round()).toBe('signed');
    expect(await ledger.standing()).toMatchObject({ epoch: { number: 2 } });
    expect((await ledger.log.newest(2, 0))?.size).toBe(Number(await store.head()));
    expect((await ledger.log.newest(1, 0))?.size).toBe(Number(await store.head()) - 1);
  });
});
