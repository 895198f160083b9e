import {
  EVENT_STORE_MIGRATIONS,
  MemoryEventStore,
  type StoredEvent,
  type EventStore,
} from '@fonds/event-store';
import {
  custodyProjection,
  HoldingsBalanceQuery,
  MOVED_TERM_NAMES,
  type HoldingsBalance,
} from '@fonds/holdings';
import { dateOfDayNumber, dayNumber } from '@fonds/kernel';
import { PROJECTION_MIGRATIONS, ProjectionHost } from '@fonds/projections';
import { createTestDatabase, testClock, type TestDatabase, openTestStore } from '@fonds/testing';
import fc from 'fast-check';
import { balanceByHand, type ModelQuestion } from './custody-model.fixture';
import { FIRST_DAY, history, RandomHistory } from './random-history.fixture';

const RUNS = { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 8) };

let test: TestDatabase;
let store: EventStore;
let host: ProjectionHost;
beforeAll(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = await openTestStore(test.database.app, testClock);
  host = new ProjectionHost(test.database.app, store, [custodyProjection]);
  await host.prepare();
});
afterAll(async () => {
  await store.close();
  await test.drop();
});

/** The same events in the same order. */
async function copied(log: readonly StoredEvent[]): Promise<bigint> {
  const base = await store.head();
  for (const { id, stream, revision, type, data, meta } of log) {
    const { v: _v, id: _id, type: _t, schemaVersion: _s, recordedAt: _r, ...rest } = meta;
    const event = { id, type, data, meta: rest } as never;
    const [result] = await store.append([{ stream, expected: revision - 1, events: [event] }]);
    if (!result?.ok) throw new Error(JSON.stringify(result));
  }
  await host.catchUp();
  return base;
}

const counts = (balance: HoldingsBalance): { readonly [term: string]: readonly number[] } =>
  Object.fromEntries(
    (
      [
        ['opening', balance.opening],
        ['takenOn', balance.takenOn],
        ...MOVED_TERM_NAMES.map((name) => [name, balance.moved[name]] as const),
        ['corrected', balance.corrected],
        ['closing', balance.closing],
      ] as const
    )
      .map(([name, { units, files, items }]) => [name, [units, files, items]] as const)
      .filter(([, numbers]) => numbers.some((n) => n !== 0)),
  );

const nonZero = (terms: ReturnType<typeof balanceByHand>): ReturnType<typeof counts> =>
  Object.fromEntries(Object.entries(terms).filter(([, numbers]) => numbers.some((n) => n !== 0)));

describe('the balance of holdings over random histories (INV-03)', () => {
  const question = fc.record({
    custodian: fc.nat(2),
    fonds: fc.nat(1),
    from: fc.nat(200),
    days: fc.nat(120),
    at: fc.nat(40),
  });

  it('closes term by term as a count by hand does, 卷 and 件 apart, as known at any position', async () => {
    const query = new HoldingsBalanceQuery(test.database.app);
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(question, { minLength: 15, maxLength: 15 }),
        async (commands, questions) => {
          const h = new RandomHistory(new MemoryEventStore(testClock));
          await h.begin();
          await h.run(commands);
          await h.end();
          const base = await copied((await h.store.readPage(0n, 1_000_000)).events);
          for (const { custodian, fonds, from, days, at } of questions) {
            const believed = h.believed[h.believed.length - 1 - (at % h.believed.length)];
            if (!believed) throw new Error('nothing is believed');
            const asked: ModelQuestion = {
              custodian: h.organisations[custodian] ?? '',
              fonds: h.fonds[fonds] ?? '',
              from: dateOfDayNumber(dayNumber(FIRST_DAY) + from),
              to: dateOfDayNumber(dayNumber(FIRST_DAY) + from + days),
            };
            const knownAt = base + believed.position;
            const balance = await query.balance({ ...asked, knownAt }, { all: true } as never);
            expect(counts(balance)).toEqual(nonZero(balanceByHand(believed.units, asked)));
          }
        },
      ),
      RUNS,
    );
  });

  it('stands on rows that a rebuild makes again, byte for byte', async () => {
    const { tables } = await host.check('custody');
    expect(tables.map(({ table, equal }) => [table, equal])).toEqual(
      custodyProjection.tables.map(({ name }) => [name, true]),
    );
    expect(tables.find(({ table }) => table === 'custody')?.rows).toBeGreaterThan(100);
  });
});
