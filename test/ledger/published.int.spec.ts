import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '@fonds/instance';
import { NO_STREAM, PostgresEventStore } from '@fonds/event-store';
import { COSIGNATURE_V1 } from '@fonds/ledger/core';
import { Ledger } from '@fonds/ledger/integrator';
import { createTestDatabase, namedEvent, practiceSigner, testId, type TestDatabase } from '@fonds/testing';
import { keyOf } from './log.fixture';

const NAMES = ['city.example/w', 'county.example/w', 'province.example/w'] as const;
/** Of the three, those that answer. */
const awake = new Set<string>([NAMES[0]]);
let now = Date.UTC(2026, 10, 22, 4);

let test: TestDatabase;
let folder: string;
let store: PostgresEventStore;
let ledger: Ledger;
beforeAll(async () => {
  test = await createTestDatabase(MIGRATIONS);
  folder = await mkdtemp(join(tmpdir(), 'fonds-published-'));
  const clock = { now: () => now };
  store = new PostgresEventStore(test.database.app, clock);
  const witnesses = NAMES.map((name) => {
    const key = keyOf(name, COSIGNATURE_V1, practiceSigner(name));
    const client = {
      addCheckpoint: () =>
        Promise.resolve(
          awake.has(name)
            ? { kind: 'cosigned', signature: { name, keyId: key.id, signature: new Uint8Array(72) } }
            : { kind: 'unreachable', why: 'deadline' },
        ),
      latest: () => Promise.resolve({ kind: 'never' }),
    };
    return { key, client: client as never };
  });
  ledger = await Ledger.open({
    ...{ pool: test.database.app, store, dataDir: folder, clock },
    ...{ witnesses, quorum: 2 },
  });
});
afterAll(async () => {
  await store.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

/** @param count at most 500 a stream */
async function record(count: number): Promise<void> {
  const requests = [];
  for (let left = count; left > 0; left -= 500)
    requests.push({
      stream: `fonds-${testId()}`,
      expected: NO_STREAM,
      events: Array.from({ length: Math.min(500, left) }, () => namedEvent('某全宗')),
    });
  for (const result of await store.load(requests)) if (!result.ok) throw new Error(JSON.stringify(result));
}

describe('a checkpoint of a log with three witnesses of whom two must sign', () => {
  it('counts as published when two of them have, and says who has not', async () => {
    await record(3);
    await ledger.catchUp();
    // One of whom this log does not ask is none of them.
    await ledger.log.addCosignature(0, 3, 'nobody.example/w', '— nobody.example/w AAAA\n');
    expect(await ledger.standing()).toMatchObject({
      ...{ recorded: 3, integrated: 3, published: 0 },
      witnesses: [
        { name: NAMES[0], cosigned: 3 },
        { name: NAMES[1], cosigned: 0, problem: 'deadline' },
        { name: NAMES[2], cosigned: 0, problem: 'deadline' },
      ],
    });
    awake.add(NAMES[2]);
    now += 1_000;
    await ledger.catchUp();
    expect(await ledger.standing()).toMatchObject({ published: 3 });
  });
});

describe('a server’s log', () => {
  const step = (signedAt: number): Promise<number> =>
    (ledger as unknown as { step(signedAt: number): Promise<number> }).step(signedAt);
  const signed = async (): Promise<number | undefined> => (await ledger.log.newest(0, 0))?.size;

  it('is signed a second after it was signed last, where something was recorded', async () => {
    await record(1);
    const signedAt = now;
    now += 999;
    expect(await step(signedAt)).toBe(signedAt);
    expect(await signed()).toBe(3);
    now += 1;
    expect(await step(signedAt)).toBe(now);
    expect(await signed()).toBe(4);
  });

  it('is signed earlier when 8,192 events wait for it', async () => {
    await record(8_191);
    await step(now);
    expect(await signed()).toBe(4);
    await record(1);
    await step(now);
    expect(await signed()).toBe(4 + 8_192);
  });
});
