import { actStream } from '@fonds/acts';
import type { PastEvent } from '@fonds/event-contracts';
import { MemoryEventStore } from '@fonds/event-store';
import type { Caller } from '@fonds/identity';
import { Permission } from '@fonds/identity';
import { record, testClock, testId } from '@fonds/testing';
import {
  ACT,
  ARCHIVES,
  AUTHORITY,
  begun,
  closing,
  event,
  joint,
  PARTNER,
  REVIEWER,
  root,
  submitted,
} from '../../test/review-story.fixture';
import { OpeningDoor, type ReviewParty } from './opening-door';

const NAMES = new Map<string, string>([
  [ARCHIVES, '市档案馆'],
  [PARTNER, '市水利局'],
  [AUTHORITY, '市档案局'],
]);
const SOMEBODY = testId<'organisation'>();
const alone = [...begun, event('JointReviewOpened', { count: 2, root, as: 'none' })];

/** Whose step it is told to be, when staff of this organisation asks to take it, with a paper. */
async function whose(
  events: readonly PastEvent[],
  parties: readonly ReviewParty[],
  staffOf: string = ARCHIVES,
) {
  const store = new MemoryEventStore(testClock);
  for (const { type, data } of events) await record(store, actStream(ACT), type, data);
  const door = new OpeningDoor(
    store,
    {} as never,
    { hasAccounts: () => Promise.resolve(true) } as never,
    {
      find: (ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, name: NAMES.get(id) }))),
    } as never,
    { authority: () => Promise.resolve({ isAuthority: false }) } as never,
    { catchUp: () => Promise.resolve() } as never,
  );
  const roles = [{ role: 'OpeningReviewer', organisation: staffOf }];
  const caller = { account: REVIEWER, roles, viewer: { all: true } } as unknown as Caller;
  const order = { permission: Permission.OpeningReview, parties, evidence: 1 };
  const entered = await door.enter(ACT, caller, order);
  return entered.ok ? entered.value.party : (entered.error.facts['organisations'] ?? entered.error.code);
}

describe('a step of a review that is not the caller’s', () => {
  it('is told to be of whoever takes it: the side, both of them, or the authority that was asked', async () => {
    expect(await whose(joint, ['archives', 'partner'])).toBe('archives');
    expect(await whose(joint, ['partner'])).toEqual(['市水利局']);
    expect(await whose(joint, ['archives', 'partner'], SOMEBODY)).toEqual(['市档案馆', '市水利局']);
    expect(await whose(joint, ['authority'])).toEqual(['authority']);
    expect(await whose([...closing, submitted], ['authority'])).toEqual(['市档案局']);
  });

  it('is nobody’s where the other side is not there: before the review is open, and where the archives reviews alone', async () => {
    expect(await whose(begun, ['partner'])).toBe('opening-no-review');
    expect(await whose(alone, ['partner'])).toBe('opening-reviewed-alone');
    expect(await whose(begun, ['archives', 'partner'], SOMEBODY)).toEqual(['市档案馆']);
  });
});
