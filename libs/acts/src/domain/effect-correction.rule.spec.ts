import type { PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate, type CivilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, happened, rulesOf, testId } from '@fonds/testing';
import { gateDecider, type GateCommand } from './gate.decider';
import type { Neighbours } from './effect-correction.rule';
import { dayOfEffect } from './gate.state';

const { given } = rulesOf(gateDecider);
const SECOND = testId<'account'>();
const [A, B, C] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
const TODAY = civilDate('2026-11-22');
const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: TODAY,
  today: TODAY,
  account: ACTOR,
  evidence: 1,
  lawData: LAW_DATA_VERSION,
  reason: '日期抄错',
  ...over,
});
const day = (text: string): CivilDate => civilDate(text);
const lost = happened('LossRecorded', {
  of: { units: [A, B, C], root: 'a'.repeat(64), count: 3 },
  since: '2026-05-01',
  circumstances: '水浸',
});
const propose = (after: string, over: Partial<Deed> = {}, corrects = 0): GateCommand => ({
  kind: 'propose-correction',
  corrects,
  after: day(after),
  manifests: () => new Set(),
  deed: deed(over),
});
const proposed = happened('EffectCorrectionProposed', {
  corrects: 0,
  before: '2026-05-01',
  after: '2026-04-01',
});
const neighbours = (of: readonly (readonly [string, string?, string?])[]): Neighbours =>
  new Map(
    of.map(([unit, previous, next]) => [
      unit,
      { ...(previous && { previous: day(previous) }), ...(next && { next: day(next) }) },
    ]),
  );
const second = (
  around: Neighbours = neighbours([[A, '2010-12-31'], [B], [C]]),
  over: Partial<Deed> = { account: SECOND },
): GateCommand => ({
  kind: 'second-correction',
  proposal: proposed.id,
  neighbours: around,
  manifests: () => new Set(),
  deed: deed(over),
});
const correctedTo = (split: readonly { unit: string; previous?: string; next?: string }[]) => [
  {
    type: 'EffectCorrected' as const,
    data: {
      seconds: proposed.id,
      corrects: 0,
      before: '2026-05-01',
      after: '2026-04-01',
      split: [...split],
    },
    rules: ['INV-01', 'INV-43'],
  },
];
const corrected = (split: readonly { unit: string }[] = []): PastEvent =>
  happened('EffectCorrected', correctedTo(split)[0]?.data as never);

describe('the date of an effect is corrected by two people (E92, S26)', () => {
  it('the first names the revision that is wrong, its day and the new one, and why', () => {
    given([lost])
      .when(propose('2026-04-01'))
      .then([
        {
          type: 'EffectCorrectionProposed',
          data: { corrects: 0, before: '2026-05-01', after: '2026-04-01' },
          rules: ['INV-01'],
        },
      ]);
    given([lost])
      .when(propose('2026-04-01', { reason: undefined }))
      .then({ code: 'reason-missing', rule: 'INV-01' });
    given([lost])
      .when(propose('2026-04-01', {}, 7))
      .then({ code: 'effect-unknown' });
    given([lost]).when(propose('2026-05-01')).then({ code: 'field-unchanged' });
    given([lost]).when(propose('2026-11-23')).then({ code: 'business-date-in-future', rule: 'INV-43' });
  });

  it('a destruction’s start and its facts are effects too: a fact stays behind its start (INV-17b)', () => {
    const of = { units: [A], root: 'a'.repeat(64), count: 1 };
    const [start, fact] = [
      happened('DestructionStarted', {
        ...{ of: { ...of, act: testId(), sealed: 8 }, custodian: testId() },
        ...{ since: '2026-05-01', method: '化浆', place: '纸业公司' },
      } as never),
      happened('UnitDestroyed', { of, act: testId(), outcome: 'destroyed', since: '2026-05-03' }),
    ];
    given([start, fact])
      .when(propose('2026-04-20', {}, 1))
      .then([
        {
          type: 'EffectCorrectionProposed',
          data: { corrects: 1, before: '2026-05-03', after: '2026-04-20' },
        },
      ]);
    const early = happened('EffectCorrectionProposed', {
      ...{ corrects: 1, before: '2026-05-03', after: '2026-04-20' },
    });
    given([start, fact, early])
      .when({ ...second(neighbours([[A, '2026-05-01']])), proposal: early.id } as GateCommand)
      .then({ code: 'no-unit-can-move', rule: 'INV-43' });
  });

  it('the second is another person', () => {
    given([lost, proposed]).when(second()).then(correctedTo([]));
    given([lost, proposed])
      .when(second(undefined, { account: ACTOR }))
      .then({ code: 'same-person', rule: 'INV-01' });
  });

  it('comes once', () => {
    given([lost]).when(second()).then({ code: 'proposal-unknown' });
    given([lost, proposed, corrected()]).when(second()).then({ code: 'proposal-done' });
  });

  it('and only while the day stands as the first hand saw it', () => {
    const other = happened('EffectCorrectionProposed', {
      corrects: 0,
      before: '2026-05-01',
      after: '2026-04-20',
    });
    const moved = happened('EffectCorrected', {
      seconds: other.id,
      corrects: 0,
      before: '2026-05-01',
      after: '2026-04-20',
      split: [],
    });
    given([lost, proposed, other, moved])
      .when(second())
      .then({ code: 'proposal-moved', rule: 'INV-01', facts: { proposal: proposed.id, field: 'since' } });
  });
});

describe('units whose neighbouring custody dates forbid the new day (INV-43)', () => {
  it('are named with the date that forbids it and split off; the others move', () =>
    given([lost, proposed])
      .when(
        second(
          neighbours([
            [A, '2026-04-02', '2026-10-01'],
            [B, '2026-01-01', '2026-03-31'],
            [C, '2026-04-01', '2026-04-01'],
          ]),
        ),
      )
      .then(
        correctedTo([
          { unit: A, previous: '2026-04-02' },
          { unit: B, next: '2026-03-31' },
        ]),
      ));

  it('when they are all, nothing is corrected', () =>
    given([lost, proposed])
      .when(
        second(
          neighbours([
            [A, '2026-04-02'],
            [B, '2026-04-02'],
            [C, '2026-04-02'],
          ]),
        ),
      )
      .then({ code: 'no-unit-can-move', rule: 'INV-43', facts: { after: '2026-04-01', units: [A, B, C] } }));

  it('keep the day that they had, through later corrections that leave them out again', () => {
    const again = happened('EffectCorrectionProposed', {
      corrects: 0,
      before: '2026-04-01',
      after: '2026-03-01',
    });
    const later = happened('EffectCorrected', {
      seconds: again.id,
      corrects: 0,
      before: '2026-04-01',
      after: '2026-03-01',
      split: [{ unit: A }, { unit: B }],
    });
    const [effect] = given([lost, proposed, corrected([{ unit: A }]), again, later]).state.effects;
    if (!effect) throw new Error('no effect');
    expect([A, B, C].map((unit) => dayOfEffect(effect, unit))).toEqual([
      '2026-05-01',
      '2026-04-01',
      '2026-03-01',
    ]);
  });
});
