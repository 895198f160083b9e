import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '@fonds/instance';
import { NO_STREAM, PostgresEventStore } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { COSIGNATURE_V1 } from '@fonds/ledger/core';
import { Ledger, LOG_STREAM } from '@fonds/ledger/integrator';
import { createTestDatabase, namedEvent, testId, type TestDatabase } from '@fonds/testing';
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
      shown.push(Number(note.split('\n')[1]));
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
});
