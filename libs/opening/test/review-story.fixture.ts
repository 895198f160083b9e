import type { EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { rootOfRows } from '@fonds/ledger/core';
import { happened, rulesOf, testId, type PastDeed } from '@fonds/testing';
import { openingDecider, type OpeningCommand } from '../src/domain/opening.decider';
import type { UnitFitness } from '../src/domain/opening-age.rule';

/** What the decider says to a command after these events. */
export const given = (...events: readonly PastEvent[]) => ({
  when: (command: OpeningCommand) => {
    const decision = openingDecider.decide(command, rulesOf(openingDecider).given(events).state);
    return {
      refuses: (refusal: object): void => expect(decision).toMatchObject({ ok: false, error: refusal }),
      writes: (drafts: readonly object[]): void =>
        expect(decision).toMatchObject({ ok: true, value: drafts }),
    };
  },
});
export const [ARCHIVES, PARTNER, AUTHORITY] = [
  testId<'organisation'>(),
  testId<'organisation'>(),
  testId<'organisation'>(),
];
export const [REVIEWER, REP, DIRECTOR, OFFICIAL] = [
  testId<'account'>(),
  testId<'account'>(),
  testId<'account'>(),
  testId<'account'>(),
];
export const [A, B] = [testId<'unit'>(), testId<'unit'>()];
export const ACT = testId<'act'>();
export const DAY = civilDate('2026-11-20');
export const lawOf = (day: string) => law.at(civilDate(day), LAW_DATA_VERSION);

export const deed = (account: string, over: Partial<Deed> = {}): Deed => ({
  ...{ account, businessDate: DAY, today: DAY, evidence: 0, lawData: LAW_DATA_VERSION },
  ...over,
});
export const event = <T extends EventType>(type: T, data: EventMap[T], by: PastDeed = {}): PastEvent =>
  happened(type, data, { businessDate: DAY, ...by });

export const plan: EventMap['OpeningReviewPlanned'] = {
  fonds: testId<'fonds'>(),
  custodian: ARCHIVES,
  purpose: 'opening',
};
export const root = rootOfRows([A, B]);
export const begun = [
  event('OpeningReviewPlanned', plan),
  event('ActUnitsListed', { part: 0, units: [A, B] }),
  event('ManifestSealed', { count: 2, root }),
];
export const joint = [
  ...begun,
  event('JointReviewOpened', { count: 2, root, partner: PARTNER, as: 'transferring' }),
  event('ActUnitsClaimed', {
    ...{ part: 0, gate: -1, claimed: [A, B], revisions: [1, 1] },
    ...{ since: ['2010-12-31', '2010-12-31'], levels: 'ff', refused: [] },
  }),
];
export const opinion = (
  side: 'archives' | 'partner',
  units: readonly string[],
  words: Partial<EventMap['OpeningOpinionGiven']> = {},
): PastEvent =>
  event(
    'OpeningOpinionGiven',
    { side, opinion: '开放', units: [...units], ...words },
    { account: side === 'archives' ? REVIEWER : REP },
  );
export const closed = { opinion: '延期开放', ground: 'c' } as const;
export const agreed = (units: readonly string[], words: Partial<EventMap['OpeningAgreed']> = {}): PastEvent =>
  event('OpeningAgreed', { how: 'agreed', opinion: '开放', units: [...units], ...words });
export const drawn = event('OpeningCatalogueDrawn', {
  rows: [
    { unit: A, title: '甲' },
    { unit: B, title: '乙' },
  ],
});
export const said = [opinion('archives', [A, B]), opinion('partner', [A, B])];
export const ready = [...joint, ...said, agreed([A, B]), drawn];
export const fit = (over: Partial<UnitFitness> = {}): ReadonlyMap<string, UnitFitness> =>
  new Map([A, B].map((unit) => [unit, { secret: false, due: civilDate('2021-01-01'), ...over }]));
export const order = (account = DIRECTOR, fitness = fit()): OpeningCommand => ({
  ...{ kind: 'order', form: 'both', place: '网站', gate: -1 },
  ...{ fitness, deed: deed(account) },
});
export const submitted = event(
  'ExtensionSubmitted',
  { authority: AUTHORITY, units: [B] },
  { account: DIRECTOR },
);
export const closing = [
  ...joint,
  opinion('archives', [B], closed),
  opinion('partner', [B], closed),
  agreed([B], closed),
];
