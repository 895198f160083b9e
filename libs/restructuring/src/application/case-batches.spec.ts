import { MemoryEventStore } from '@fonds/event-store';
import { record, testClock, testId } from '@fonds/testing';
import { FONDS, given, INVESTOR, SORTED, UNIT_ORG } from '../../test/case-history.fixture';
import { CaseBatches } from './case-batches';

const { state } = given(SORTED);

it('a batch that a case has suspended is found on whatever page of the acts it stands', async () => {
  const store = new MemoryEventStore(testClock);
  const acts = [testId<'act'>(), testId<'act'>(), testId<'act'>()];
  for (const act of acts)
    await record(store, `act-${act}`, 'TransferDrafted', {
      ...{ fonds: FONDS, from: UNIT_ORG, to: INVESTOR, nature: 'transfer', historical: false },
    });
  const pages = acts.map((id, n) => ({
    rows: [{ id, phase: n === 1 ? 'withdrawn' : 'drafted' }],
    ...(n < acts.length - 1 && { next: String(n + 1) }),
  }));
  const query = {
    list: (_: object, { cursor = '0' }: { cursor?: string }) => Promise.resolve(pages[Number(cursor)]),
  };
  const found = await new CaseBatches(store, undefined as never, query as never).suspended(
    state as never,
    {} as never,
  );
  expect(found.map(({ act }) => act)).toEqual([acts[0], acts[2]]);
});
