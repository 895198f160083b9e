import { atGate, type HoldKind } from '@fonds/acts';
import { ARCHIVES, FONDS, testContext, testId } from '@fonds/testing';
import { withLot, worker } from '../../test/lot-worker.fixture';

describe('a lot of a fonds that is held', () => {
  it.each<[HoldKind, string]>([
    // O3: everything is arranged and counted, and no case is closed while a lot is open.
    ['restructuring', 'arranged'],
    ['evidence', 'held'],
  ])('for %s: is %s', async (kind, became) => {
    const [store, stops] = [await withLot(), ['rearrangement']];
    const hold = {
      hold: testId(),
      kind,
      covers: 'fonds',
      since: '2026-05-01',
      stops,
      ...(kind === 'restructuring' && { case: testId<'case'>(), keeper: ARCHIVES as string }),
      ground: '冻结',
    } as const;
    await atGate(store, FONDS, { kind: 'place-hold', hold }, testContext());
    const told = await worker(store).arrange();
    expect(told.ok ? 'arranged' : told.error.code).toBe(became);
  });
});
