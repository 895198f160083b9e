import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '@fonds/instance';
import { NO_STREAM, PostgresEventStore } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { formatVkey } from '@fonds/ledger/core';
import { haltText, Ledger, LedgerHalted, LOG_STREAM } from '@fonds/ledger/integrator';
import { WitnessClient } from '@fonds/ledger/witness';
import { createTestDatabase, namedEvent, testId, type TestDatabase } from '@fonds/testing';
import { WitnessFixture } from './witness.fixture';

/** One installation: its store, and its log under the eyes of a witness. */
interface Site {
  readonly test: TestDatabase;
  readonly store: PostgresEventStore;
  readonly ledger: () => Promise<Ledger>;
}

let witness: WitnessFixture;
let folder: string;
let first: Site;
let copy: Site;

const site = (test: TestDatabase, dataDir: string): Site => {
  const store = new PostgresEventStore(test.database.app, systemClock);
  const asked = {
    key: witness.open.verifier,
    client: new WitnessClient({ prefix: witness.url, key: witness.open.verifier }),
  };
  return {
    test,
    store,
    ledger: () =>
      Ledger.open({
        pool: test.database.app,
        store,
        dataDir,
        clock: systemClock,
        witnesses: [asked],
        quorum: 1,
      }),
  };
};

const record = async ({ store }: Site, count: number): Promise<void> => {
  for (let i = 0; i < count; i++)
    await store.append([{ stream: `unit-${testId()}`, expected: NO_STREAM, events: [namedEvent('某全宗')] }]);
};

/** All rows of a table of one database into the same of another. */
async function copyTable(from: TestDatabase, to: TestDatabase, table: string): Promise<void> {
  const { rows, fields } = await from.database.owner.query<Record<string, unknown>>(
    `SELECT * FROM fonds.${table}`,
  );
  const names = fields.map(({ name }) => `"${name}"`).join(', ');
  const places = fields.map((_, i) => `$${i + 1}`).join(', ');
  for (const row of rows)
    await to.database.owner.query(
      `INSERT INTO fonds.${table} (${names}) VALUES (${places})`,
      Object.values(row),
    );
}

beforeAll(async () => {
  witness = await WitnessFixture.start();
  folder = await mkdtemp(join(tmpdir(), 'fonds-two-'));
  first = site(await createTestDatabase(MIGRATIONS), join(folder, 'first'));
  copy = site(await createTestDatabase(MIGRATIONS), join(folder, 'copy'));
});
afterAll(async () => {
  for (const { store, test } of [first, copy]) {
    await store.close();
    await test.drop();
  }
  await witness.close();
  await rm(folder, { recursive: true, force: true });
});

const haltOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof LedgerHalted ? error.facts : error),
  );

describe('two installations on a copied store, with one key', () => {
  it('are one log as long as the witness has cosigned only what both have', async () => {
    await record(first, 5);
    const ledger = await first.ledger();
    await witness.open.logs.add(
      formatVkey(ledger.keys.keysFor(ledger.keys.origin)[0]?.vkey ?? witness.open.verifier),
    );
    await ledger.catchUp();
    expect(await ledger.standing()).toMatchObject({
      published: 5,
      witnesses: [{ name: witness.open.verifier.name, cosigned: 5 }],
    });
    for (const table of ['event', 'log_epoch', 'log_tile', 'log_leaves', 'log_checkpoint', 'log_cosignature'])
      await copyTable(first.test, copy.test, table);
    await copy.test.database.owner.query('UPDATE fonds.head SET position = 5');
    await copyTable(first.test, copy.test, 'log_head');
    await cp(join(folder, 'first'), join(folder, 'copy'), { recursive: true });
    await (await copy.ledger()).check();
  });

  it('part ways: the second to show another history is refused, and an alarm stands in its log', async () => {
    await record(first, 2);
    await record(copy, 3);
    const running = await copy.ledger();
    await running.check();
    await (await first.ledger()).catchUp();
    expect(await haltOf(running.catchUp())).toMatchObject({
      reason: 'witness-refused',
      detail: expect.stringMatching(/^422 /) as string,
    });
    const alarms = await copy.store.readStream(LOG_STREAM);
    expect(alarms.map(({ type, data }) => [type, (data as { answer: string }).answer.slice(0, 3)])).toEqual([
      ['WitnessRefused', '422'],
    ]);
    expect((await running.standing()).published).toBe(5);
  });

  it('started again, the second does not sign: the witness knows another root', async () => {
    const halt = await haltOf((await copy.ledger()).check());
    expect(halt).toMatchObject({
      reason: 'root-differs',
      knower: { witness: witness.open.verifier.name },
      known: 7,
    });
    expect(haltText(halt as LedgerHalted['facts']).zh).toContain(witness.open.verifier.name);
  });

  it('leave the first alone: its history is the one that was cosigned', async () => {
    const ledger = await first.ledger();
    await record(first, 1);
    await ledger.catchUp();
    expect(await ledger.standing()).toMatchObject({ published: 8, recorded: 8 });
  });

  it('of which one is shorter than the witness knows: it is refused at its start', async () => {
    await record(first, 9);
    await (await first.ledger()).catchUp();
    expect(await haltOf((await copy.ledger()).check())).toMatchObject({ reason: 'log-shorter', known: 17 });
  });
});
