import { EVENT_STORE_MIGRATIONS, type EventStore } from '@fonds/event-store';
import {
  ARCHIVES,
  createTestDatabase,
  namedEvent,
  testClock,
  testId,
  type TestDatabase,
  openTestStore,
} from '@fonds/testing';
import { registerStream } from '../domain/accession-ids';
import { AccessionNumbering } from './accession-numbering';

let test: TestDatabase;
beforeAll(async () => void (test = await createTestDatabase(EVENT_STORE_MIGRATIONS)));
afterAll(() => test.drop());

const entry = (accession: string) => ({
  archives: ARCHIVES,
  year: 2026,
  accession,
  content: 'lot' as const,
  sourceKind: 'donation' as const,
  source: { kind: '个人' as const },
  title: '捐赠',
  on: '2026-05-01',
});

/** Each process has its own store on the one log. */
async function numbers(store: EventStore, n: number): Promise<number[]> {
  const numbering = new AccessionNumbering(store, undefined as never);
  const given = Array.from({ length: n }, async () => {
    const stream = `lot-${testId<'lot'>()}`;
    await store.append([{ stream, expected: -1, events: [namedEvent(stream)] }]);
    const [cause] = await store.readStream(stream);
    if (!cause) throw new Error('nothing was written');
    return (await numbering.enter(cause, entry(stream.slice('lot-'.length)))).number;
  });
  return Promise.all(given);
}

it('accessions that race for numbers of one archives and year get every number once, without a gap', async () => {
  const stores = await Promise.all([1, 2, 3].map(() => openTestStore(test.database.app, testClock)));
  const given = (await Promise.all(stores.map((store) => numbers(store, 10)))).flat();
  expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  const [store] = stores;
  expect(await store?.readStream(registerStream(ARCHIVES, 2026))).toHaveLength(30);
  for (const each of stores) await each.close();
});
