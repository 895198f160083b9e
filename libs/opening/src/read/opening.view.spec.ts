import type { EventMap, PastEvent } from '@fonds/event-contracts';
import { ACT, event, ready, REVIEWER, root } from '../../test/review-story.fixture';
import { openingOf } from '../domain/opening.state';
import { openingView, partiesOf } from './opening.view';

const checks: EventMap['OpeningOrdered']['catalogue']['checks'] = [
  { account: REVIEWER, on: '2026-11-20', drawings: [ACT] },
];
const ordered = [
  event('OpeningOrdered', {
    ...{ root, count: 2, form: 'both', place: '网站' },
    catalogue: { root, count: 2, checks },
  }),
  event('ActSealed', { root, count: 2, gate: -1, signatures: [] }),
];
const refused = event('ActRefusedAtGate', { sealed: 1, code: 'held', facts: {} });

function checksAfter(...events: readonly PastEvent[]) {
  const review = openingOf([...ready, ...events]);
  if (!review) throw new Error('there is no review');
  return [
    openingView(ACT, review, (id) => ({ id, name: '王某' })).checks,
    partiesOf(review).includes(REVIEWER),
  ];
}

it('a review tells who looked its titles through as the order states it, as long as that stands', () => {
  expect(checksAfter()).toEqual([[], false]);
  const named = { account: { id: REVIEWER, name: '王某' }, on: '2026-11-20', drawings: [ACT] };
  expect(checksAfter(...ordered)).toEqual([[named], true]);
  expect(checksAfter(...ordered, refused)).toEqual([[], true]);
});
