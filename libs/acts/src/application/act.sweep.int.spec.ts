import { MemoryEventStore } from '@fonds/event-store';
import {
  ARCHIVES,
  createTestDatabase,
  FONDS,
  record,
  testClock,
  testId,
  type TestDatabase,
} from '@fonds/testing';
import { actStream } from '../domain/act.state';
import { ActKinds } from './act-kind';
import type { ActRunner } from './act.runner';
import { ActSweep } from './act.sweep';
import { CORRECTIONS_KIND } from './corrections.kind';
import { loadAct } from './loaded-act';

type Row = readonly [kind: string, phase: string, listed: number, claimed: number, returned?: number];

const named = (rows: readonly Row[]) => rows.map((row) => ({ name: row.join(' '), row }));

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.owner
    .query(`CREATE SCHEMA IF NOT EXISTS read; CREATE TABLE read.act (id uuid, kind text,
    phase text, listed int, claimed int, refused int, returned int, opened_position int, ended boolean,
    applied int DEFAULT 0)`);
});
afterAll(() => test.drop());

/** Sweeps once over these acts. @returns which of them it carried */
async function swept(rows: readonly Row[], carry: (n: number) => Promise<void> = () => Promise.resolve()) {
  await test.database.owner.query('TRUNCATE read.act');
  const ids = rows.map(() => testId<'act'>());
  for (const [n, [kind, phase, listed, claimed, returned = 0]] of rows.entries())
    await test.database.owner.query('INSERT INTO read.act VALUES ($1, $2, $3, $4, $5, 0, $6, $7)', [
      ...[ids[n], kind, phase, listed, claimed],
      ...[returned, n],
    ]);
  const carried: number[] = [];
  const runner = {
    carry: (id: string) => {
      carried.push(ids.indexOf(id as never));
      return carry(ids.indexOf(id as never)).then(() => ({ state: { closed: true, revision: 0 } }));
    },
  } as unknown as ActRunner;
  const done = await new ActSweep(
    test.database.owner,
    new MemoryEventStore(testClock),
    new ActKinds(),
    runner,
  )
    .once()
    .catch((error: unknown) => error);
  return { carried, done };
}

describe('acts that a process left in the middle are carried on', () => {
  it.each(
    named([
      ['transfer', 'offered', 3, 1],
      ['transfer', 'sealed', 3, 3],
      ['transfer', 'decided', 3, 3],
      ['transfer', 'returned', 3, 3, 1],
      // Claimed, and nobody has sealed it yet: no signature is waited for.
      ['rearrangement', 'offered', 3, 3],
      ['withdrawal', 'checked', 3, 3],
      ['accession', 'offered', 3, 0],
      // Refused at the gate, and its claims not given back yet.
      ['loan', 'refused', 3, 3],
      // Serious from its first event.
      ['loan', 'drafted', 3, 0],
      ['move', 'drafted', 3, 3],
      ['arrangement', 'drafted', 3, 0],
      ['accession', 'drafted', 3, 0],
      // Claimed when it is drawn up; told to its units when it has started; closed when it is certified.
      ['destruction', 'drafted', 3, 1],
      ['destruction', 'decided', 3, 3],
      ['destruction', 'certified', 3, 3, 3],
    ]),
  )('$name', async ({ row }) => expect((await swept([row])).carried).toEqual([0]));

  it.each(
    named([
      ['transfer', 'drafted', 3, 0],
      ['transfer', 'offered', 3, 3],
      ['transfer', 'checked', 3, 3],
      ['transfer', 'refused', 3, 3],
      ['rearrangement', 'drafted', 3, 0],
      ['corrections', 'drafted', 3, 0],
      ['withdrawal', 'drafted', 3, 0],
      ['loan', 'drafted', 0, 0],
      ['loan', 'closed', 3, 3],
      ['transfer', 'withdrawn', 3, 3, 3],
      ['destruction', 'drafted', 3, 3],
      ['destruction', 'offered', 3, 3],
      ['destruction', 'checked', 3, 3],
      ['destruction', 'refused', 3, 3],
      ['destruction', 'decided', 3, 3, 3],
    ]),
  )('but what waits for a person, or has ended, is left alone: $name', async ({ row }) =>
    expect((await swept([row])).carried).toEqual([]),
  );

  it('one that waits for people is read once, and again when it has gone on', async () => {
    await test.database.owner.query('TRUNCATE read.act');
    const id = testId<'act'>();
    await test.database.owner.query(`INSERT INTO read.act VALUES ($1, 'opening', 'offered', 3, 3, 0, 0, 1)`, [
      id,
    ]);
    const store = new MemoryEventStore(testClock);
    const opened = { fonds: FONDS, custodian: ARCHIVES, ground: '题名误录', count: 1 };
    await record(store, actStream(id), 'CorrectionBatchOpened', opened);
    let carried = 0;
    const carry = async () => {
      carried++;
      return loadAct(store, id);
    };
    const kinds = new ActKinds();
    kinds.register(CORRECTIONS_KIND);
    const sweep = new ActSweep(test.database.owner, store, kinds, { carry } as never);
    await sweep.once();
    await sweep.once();
    expect(carried).toBe(1);
    await record(store, actStream(id), 'ActWithdrawn', { ground: '重做' });
    await sweep.once();
    expect(carried).toBe(2);
  });

  it('one that cannot be carried keeps no other one waiting, and is told', async () => {
    const sealed: Row = ['transfer', 'sealed', 1, 1];
    const fails = (n: number) => (n === 0 ? Promise.reject(new Error('broken')) : Promise.resolve());
    const { carried, done } = await swept([sealed, sealed, sealed], fails);
    expect(carried).toEqual([0, 1, 2]);
    expect(done).toMatchObject({ errors: [new Error('broken')] });
  });
});
