import { inboxProjection } from '@fonds/acts';
import type { EventMap, EventType } from '@fonds/event-contracts';
import { MemoryEventStore } from '@fonds/event-store';
import { ARCHIVES, FONDS, record, testClock, testId } from '@fonds/testing';
import { MemoryProjection } from './memory-projection.fixture';

const [A, B] = [testId<'unit'>(), testId<'unit'>()];

it('of an opening waits what is still in it, in pages of every size alike: not what a fact has changed', async () => {
  const store = new MemoryEventStore(testClock);
  const act = `act-${testId<'act'>()}`;
  const happens = <T extends EventType>(type: T, data: EventMap[T]) => record(store, act, type, data);
  const [root, units] = ['0'.repeat(64), [A, B]];
  await happens('OpeningReviewPlanned', { fonds: FONDS, custodian: ARCHIVES, purpose: 'opening' });
  await happens('ManifestSealed', { count: 2, root });
  await happens('JointReviewOpened', { count: 2, root, as: 'none' });
  await happens('OpeningOpinionGiven', { side: 'archives', opinion: '开放', units });
  await happens('OpeningAgreed', { how: 'agreed', opinion: '开放', units });
  await happens('ActUnitsReleased', { units: [A], why: 'changed' });
  const log = (await store.readPage(0n, 1_000)).events;
  const [one, all] = [1, 1_000].map((size) => new MemoryProjection(inboxProjection).fold(log, size));
  expect(one?.digest()).toBe(all?.digest());
  expect(one?.rows('inbox_item')).toMatchObject([{ kind: 'opening-to-order', units: 1 }]);
});
