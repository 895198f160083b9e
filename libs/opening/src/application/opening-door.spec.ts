import { actStream } from '@fonds/acts';
import type { PastEvent } from '@fonds/event-contracts';
import { MemoryEventStore } from '@fonds/event-store';
import type { Caller } from '@fonds/identity';
import { Permission } from '@fonds/identity';
import { record, testClock, testId } from '@fonds/testing';
import {
  A,
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

const [SOMEBODY, COUNTY] = [testId<'organisation'>(), testId<'organisation'>()];
const NAMES = new Map<string, string>([
  [ARCHIVES, '市档案馆'],
  [PARTNER, '市水利局'],
  [AUTHORITY, '市档案局'],
  [COUNTY, '县档案局'],
]);
const alone = [...begun, event('JointReviewOpened', { count: 2, root, as: 'none' })];

interface Taking {
  readonly staffOf?: string;
  readonly evidence?: number;
  /** That have no accounts. */
  readonly absent?: readonly string[];
  /** Whose paper it is said to be. */
  readonly authority?: string;
}

/** What the door says to staff of an organisation that takes a step, with a paper. */
async function entering(events: readonly PastEvent[], parties: readonly ReviewParty[], taking: Taking = {}) {
  const { staffOf = ARCHIVES, absent = [], evidence = 1, authority } = taking;
  const store = new MemoryEventStore(testClock);
  for (const { type, data } of events) await record(store, actStream(ACT), type, data);
  const door = new OpeningDoor(
    store,
    {} as never,
    { hasAccounts: (id: string) => Promise.resolve(!absent.includes(id)) } as never,
    {
      find: (ids: readonly string[]) =>
        Promise.resolve(ids.map((id) => ({ id, code: 'C', name: NAMES.get(id) }))),
    } as never,
    {
      authority: (id: string) =>
        Promise.resolve({ isAuthority: id === AUTHORITY || id === COUNTY, inLine: id === AUTHORITY }),
    } as never,
    { catchUp: () => Promise.resolve() } as never,
  );
  const roles = [{ role: 'OpeningReviewer', organisation: staffOf }];
  const caller = { account: REVIEWER, roles, viewer: { all: true } } as unknown as Caller;
  return door.enter(ACT, caller, { permission: Permission.OpeningAnswer, parties, evidence, authority });
}

/** Whose step it is told to be, when staff of this organisation asks to take it. */
async function whose(events: readonly PastEvent[], parties: readonly ReviewParty[], taking: Taking = {}) {
  const entered = await entering(events, parties, taking);
  return entered.ok ? entered.value.party : (entered.error.facts['organisations'] ?? entered.error.code);
}

describe('a step of a review that is not the caller’s', () => {
  it('is told to be of whoever takes it: the side, both of them, or the authority that was asked', async () => {
    expect(await whose(joint, ['archives', 'partner'])).toBe('archives');
    expect(await whose(joint, ['partner'])).toEqual(['市水利局']);
    expect(await whose(joint, ['archives', 'partner'], { staffOf: SOMEBODY })).toEqual([
      '市档案馆',
      '市水利局',
    ]);
    expect(await whose(joint, ['authority'])).toEqual(['authority']);
    expect(await whose([...closing, submitted], ['authority'])).toEqual(['市档案局']);
  });

  it('is nobody’s where the other side is not there: before the review is open, and where the archives reviews alone', async () => {
    expect(await whose(begun, ['partner'])).toBe('opening-no-review');
    expect(await whose(alone, ['partner'])).toBe('opening-reviewed-alone');
    expect(await whose(begun, ['archives', 'partner'], { staffOf: SOMEBODY })).toEqual(['市档案馆']);
  });
});

describe('a paper of an authority', () => {
  const another = event('ExtensionSubmitted', { authority: COUNTY, units: [A] });
  const [one, both] = [
    [...closing, submitted],
    [...closing, submitted, another],
  ];
  const author = async (events: readonly PastEvent[], taking: Taking) => {
    const entered = await entering(events, ['authority'], taking);
    return entered.ok ? NAMES.get(entered.value.organisation) : [entered.error.code, entered.error.facts];
  };

  it('is of the one that was asked and has no accounts', async () => {
    expect(await author(one, { absent: [AUTHORITY] })).toBe('市档案局');
    expect(await author(both, { absent: [COUNTY] })).toBe('县档案局');
    expect(await author(one, { absent: [AUTHORITY], evidence: 0 })).toEqual([
      'opening-not-your-part',
      { organisations: ['市档案局'] },
    ]);
  });

  it('is of nobody where several that were asked may have written it, until it is told whose it is', async () => {
    const absent = [AUTHORITY, COUNTY];
    const several = { organisations: expect.arrayContaining(['C 市档案局', 'C 县档案局']) as unknown };
    expect(await author(both, { absent })).toEqual(['opening-authority-wanted', several]);
    expect(await author(both, { absent, authority: COUNTY })).toBe('县档案局');
    expect(await author(both, { absent, authority: AUTHORITY })).toBe('市档案局');
    expect(await author(both, { absent: [...absent, SOMEBODY], authority: SOMEBODY })).toEqual([
      'opening-not-your-part',
      { organisations: expect.arrayContaining(['市档案局', '县档案局']) as unknown },
    ]);
  });

  it('is, before any was asked, of the one that is named and stands over the archives (REG 30(3))', async () => {
    const absent = [AUTHORITY, COUNTY];
    const nobody = ['opening-not-your-part', { organisations: ['authority'] }];
    expect(await author(joint, { absent })).toEqual(nobody);
    expect(await author(joint, { absent, authority: AUTHORITY })).toBe('市档案局');
    expect(await author(joint, { absent, authority: COUNTY })).toEqual(nobody);
    expect(await author(joint, { absent: [COUNTY], authority: AUTHORITY })).toEqual(nobody);
  });

  it('is not needed of an authority’s own staff, which speaks for itself alone', async () => {
    const staffOf = COUNTY;
    expect(await author(both, { staffOf })).toBe('县档案局');
    expect(await author(both, { staffOf, authority: AUTHORITY })).toEqual([
      'opening-not-your-part',
      { organisations: expect.arrayContaining(['市档案局', '县档案局']) as unknown },
    ]);
  });
});
