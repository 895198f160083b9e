import { inboxProjection } from '@fonds/acts';
import { MemoryEventStore } from '@fonds/event-store';
import { record, testClock, testId } from '@fonds/testing';
import { MemoryProjection } from './memory-projection.fixture';

const [AUTHORITY, BODY] = [testId<'organisation'>(), testId<'organisation'>()];
const order = testId();

const ORDERED = {
  type: 'RectificationOrdered',
  data: {
    ...{ order, authority: AUTHORITY, organisation: BODY },
    ...({ instrument: 'AL', article: '45' } as const),
    ...{ findings: ['库房漏水'], requirement: '修缮屋面', document: '责改1号' },
    ...{ servedOn: '2026-02-03', dueOn: '2026-03-01' },
  },
} as const;
const REPORTED = {
  type: 'RectificationReported',
  data: { order, actions: '已修缮', due: 'before' },
} as const;
const found = (result: 'done' | 'not-done') =>
  ({ type: 'ReinspectionHeld', data: { order, result } }) as const;

/** What waits for whom after these events, and since which of them; in pages of every size alike. */
async function waiting(
  ...told: readonly (typeof ORDERED | typeof REPORTED | ReturnType<typeof found>)[]
): Promise<string[]> {
  const store = new MemoryEventStore(testClock);
  for (const { type, data } of told) await record(store, `rectification-${order}`, type, data);
  const log = (await store.readPage(0n, 1_000)).events;
  const [one, all] = [1, 1_000].map((size) => new MemoryProjection(inboxProjection).fold(log, size));
  expect(one?.digest()).toBe(all?.digest());
  const name = (id: unknown) => (id === AUTHORITY ? 'authority' : id === BODY ? 'body' : String(id));
  return (all?.rows('inbox_item') ?? [])
    .map(({ kind, organisation, party, due, position }) =>
      [kind, name(organisation), name(party), due, position].join(' '),
    )
    .sort();
}

describe('an order to put something right (E80–E82)', () => {
  it('waits for the report of the body, and for the reinspection of the authority, until it is found done', async () => {
    const reinspect = 'order-to-reinspect authority body 2026-03-01';
    const report = 'order-to-report body authority 2026-03-01';
    expect(await waiting(ORDERED)).toEqual([`${reinspect} 1`, `${report} 1`]);
    expect(await waiting(ORDERED, REPORTED)).toEqual([`${reinspect} 2`]);
    expect(await waiting(ORDERED, found('not-done'))).toEqual([`${reinspect} 1`, `${report} 2`]);
    expect(await waiting(ORDERED, REPORTED, found('not-done'))).toEqual([`${reinspect} 2`, `${report} 3`]);
    expect(await waiting(ORDERED, REPORTED, found('not-done'), REPORTED)).toEqual([`${reinspect} 4`]);
    expect(await waiting(ORDERED, found('done'))).toEqual([]);
    expect(await waiting(ORDERED, REPORTED, found('done'))).toEqual([]);
  });
});
