import type { EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, ARCHIVES, FONDS, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type Deed, type UnitCommand } from './unit.decider';
import { lastCustodyDay } from './unit-claim.rule';

const { given } = rulesOf(unitDecider);
const [ACT, OTHER_ACT, OTHER, SECOND] = [
  testId<'act'>(),
  testId<'act'>(),
  testId<'organisation'>(),
  testId<'account'>(),
];
const OPENING = testId<'event'>();
const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  evidence: 1,
  lawData: LAW_DATA_VERSION,
  reason: '据清册',
  ...over,
});
const event = <T extends EventType>(type: T, data: EventMap[T]): PastEvent => happened(type, data);
const taken = (over: Parameters<typeof holdingTakenOn>[0] = {}): PastEvent =>
  happened(
    'HoldingTakenOn',
    holdingTakenOn({ profile: 'isad', heldSince: { printed: '2010', to: '2010-12-31' }, ...over }),
    { id: OPENING },
  );
const claim = (over: Partial<Extract<UnitCommand, { kind: 'claim' }>> = {}): UnitCommand => ({
  kind: 'claim',
  act: ACT,
  actKind: 'transfer',
  fonds: FONDS,
  custodian: ARCHIVES,
  described: true,
  deed: deed(),
  ...over,
});
const claimedBy = (act: string = ACT): PastEvent => event('UnitClaimed', { act, kind: 'transfer' });
let revision = 0;
const effect = (data: EventMap['EffectApplied']['effect'], act?: string): PastEvent =>
  event('EffectApplied', {
    gate: { fonds: FONDS, revision: revision++, event: testId() },
    ...(act && { act }),
    effect: data,
  });

describe('one act at a time has a unit (INV-02)', () => {
  it('that is free, in store, in the right fonds and custody', () =>
    given([taken()])
      .when(claim())
      .then([{ type: 'UnitClaimed', data: { act: ACT, kind: 'transfer' }, rules: ['INV-02'] }]));

  it('and is answered with nothing new when it asks again', () =>
    given([taken(), claimedBy()]).when(claim()).then([]));

  it('until it gives the unit back, or its effect is told', () => {
    const refused = {
      code: 'claimed-by-another-act',
      rule: 'INV-02',
      facts: { act: OTHER_ACT, kind: 'transfer' },
    };
    given([taken(), claimedBy(OTHER_ACT)])
      .when(claim())
      .then(refused);
    const free = [{ type: 'UnitClaimed' as const, data: { act: ACT, kind: 'transfer' } }];
    given([taken(), claimedBy(OTHER_ACT), event('ClaimReleased', { act: OTHER_ACT, why: 'withdrawn' })])
      .when(claim())
      .then(free);
    given([
      taken(),
      claimedBy(OTHER_ACT),
      effect({ kind: 'moved', since: '2026-01-01', place: '二库' }, OTHER_ACT),
    ])
      .when(claim())
      .then(free);
    // Another act's release, and a fact's copy, end nothing.
    given([taken(), claimedBy(OTHER_ACT), event('ClaimReleased', { act: ACT, why: 'withdrawn' })])
      .when(claim())
      .then(refused);
    given([taken(), claimedBy(OTHER_ACT), effect({ kind: 'incident', since: '2026-01-01' })])
      .when(claim())
      .then(refused);
  });

  it.each<[string, PastEvent[], UnitCommand, object]>([
    [
      'of another fonds',
      [taken()],
      claim({ fonds: testId<'fonds'>() }),
      { code: 'of-another-fonds', basis: [] },
    ],
    [
      'in other custody',
      [taken()],
      claim({ custodian: OTHER }),
      { code: 'wrong-custodian', rule: 'INV-02', facts: { custodian: ARCHIVES } },
    ],
    [
      'that is lost',
      [taken(), effect({ kind: 'lost', since: '2026-01-01' })],
      claim(),
      { code: 'unit-not-in-store', rule: 'INV-02', facts: { out: 'lost' } },
    ],
    [
      'on loan',
      [taken(), effect({ kind: 'loaned', since: '2026-01-01', due: '2026-02-01' })],
      claim(),
      { code: 'on-loan', facts: { due: '2026-02-01' } },
    ],
  ])('not one %s', (_, history, command, refusal) =>
    given(history)
      .when(command)
      .then(refusal as never),
  );

  it('but one that came back from a loan, and one that was found', () => {
    const free = [{ type: 'UnitClaimed' as const, data: { act: ACT, kind: 'transfer' } }];
    given([
      taken(),
      effect({ kind: 'loaned', since: '2026-01-01', due: '2026-02-01' }),
      effect({ kind: 'loan-returned', since: '2026-01-20' }),
    ])
      .when(claim())
      .then(free);
    given([
      taken(),
      effect({ kind: 'lost', since: '2026-01-01' }),
      effect({ kind: 'recovered', since: '2026-01-20' }),
    ])
      .when(claim())
      .then(free);
  });

  it('with what DA/T 18 demands of it, where the act needs it described', () => {
    const bare = taken({ profile: 'dat18' });
    given([bare])
      .when(claim())
      .then({ code: 'not-described', facts: { missing: ['code', 'dates', 'creators', 'retention'] } });
    given([bare])
      .when(claim({ described: false }))
      .then([{ type: 'UnitClaimed', data: { act: ACT, kind: 'transfer' } }]);
  });
});

describe('what is closed while an act has the unit', () => {
  const history = [taken({ description: { title: '批复', retention: '永久' } }), claimedBy()];
  const closed = { code: 'claimed-by-act', rule: 'INV-02', facts: { act: ACT, kind: 'transfer' } };
  const code = { printed: 'A-1', normalised: 'A-1', scheme: 'dat22' as const };
  const commands: readonly (readonly [string, UnitCommand])[] = [
    ['its code', { kind: 'give-code', code, numberingBody: ARCHIVES, deed: deed() }],
    ['its secrecy', { kind: 'change-secrecy', after: '内部', document: '定密单', deed: deed() }],
    ['its declassification', { kind: 'declassify', document: '解密单', deed: deed() }],
    [
      'its retention',
      { kind: 'propose-correction', fields: [{ field: 'retention', after: '30年' }], deed: deed() },
    ],
    [
      'its retention, described anew',
      { kind: 'describe', fields: [{ field: 'retention', after: '30年' }], deed: deed() },
    ],
    [
      'when custody began',
      {
        kind: 'propose-held-since',
        corrects: OPENING,
        after: { printed: '', to: '2009-01-01' },
        deed: deed(),
      },
    ],
    [
      'its history before',
      {
        kind: 'propose-history',
        intervals: [{ custodian: OTHER, from: '1990-01-01', until: '1995-01-01' }],
        deed: deed(),
      },
    ],
  ];

  it.each(commands)('%s', (_, command) => {
    given(history).when(command).then(closed);
    const before = unitDecider.decide(command, given(history.slice(0, 1)).state);
    expect(before).not.toMatchObject({ error: { code: 'claimed-by-act' } });
  });

  it('also by a second hand to what was proposed before the claim', () => {
    const retention = event('CorrectionProposed', {
      fields: [{ field: 'retention', before: '永久', after: '30年' }],
    });
    const since = event('HeldSinceCorrectionProposed', {
      corrects: OPENING,
      before: { printed: '2010', to: '2010-12-31' },
      after: { printed: '', to: '2009-01-01' },
    });
    for (const proposal of [retention, since])
      given([...history.slice(0, 1), proposal, claimedBy()])
        .when({ kind: 'second', proposal: proposal.id, deed: deed({ account: SECOND }) })
        .then(closed);
  });

  it('other corrections, and shelving, stay possible', () => {
    given(history)
      .when({ kind: 'propose-correction', fields: [{ field: 'title', after: '批覆' }], deed: deed() })
      .then([
        { type: 'CorrectionProposed', data: { fields: [{ field: 'title', before: '批复', after: '批覆' }] } },
      ]);
    const proposal = event('CorrectionProposed', {
      fields: [{ field: 'title', before: '批复', after: '批覆' }],
    });
    given([...history, proposal])
      .when({ kind: 'second', proposal: proposal.id, deed: deed({ account: SECOND }) })
      .then([
        {
          type: 'ItemCorrected',
          data: { seconds: proposal.id, fields: [{ field: 'title', before: '批复', after: '批覆' }] },
        },
      ]);
    given(history)
      .when({ kind: 'shelve', place: '二库-3-1', deed: deed() })
      .then([{ type: 'ItemShelved', data: { place: '二库-3-1' } }]);
  });
});

describe('the day before which no next custody event may be dated (INV-43)', () => {
  const dayOf = (...events: PastEvent[]): string => {
    const { state } = given(events);
    if (state.kind !== 'unit') throw new Error('no unit');
    return lastCustodyDay(state.unit);
  };

  it('is the beginning of custody, then the latest effect on custody, as it was corrected', () => {
    expect(dayOf(taken())).toBe('2010-12-31');
    expect(dayOf(taken({ heldSince: { printed: '' } }))).toBe('2026-11-22');
    const seized = effect({ kind: 'seized', since: '2026-02-01', holder: OTHER, document: '查封令' });
    expect(dayOf(taken(), seized)).toBe('2026-02-01');
    expect(dayOf(taken(), seized, effect({ kind: 'loaned', since: '2026-03-01', due: '2026-04-01' }))).toBe(
      '2026-02-01',
    );
    const { revision: corrects } = (seized as PastEvent<'EffectApplied'>).data.gate;
    const corrected = event('EffectCorrectionApplied', {
      gate: { fonds: FONDS, revision: 99, event: testId() },
      corrects,
      before: '2026-02-01',
      after: '2026-01-15',
    });
    expect(dayOf(taken(), seized, corrected)).toBe('2026-01-15');
  });
});
