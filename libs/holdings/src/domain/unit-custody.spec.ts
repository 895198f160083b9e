import type { CustodyInterval, HeldSince } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type Deed } from './unit.decider';

const { given } = rulesOf(unitDecider);
const [FIRST, SECOND, FORMER, OPENING] = [
  ACTOR,
  testId<'account'>(),
  testId<'organisation'>(),
  testId<'event'>(),
];

const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: FIRST,
  evidence: 1,
  lawData: LAW_DATA_VERSION,
  reason: '据移交清册',
  ...over,
});
const bySecond = (over: Partial<Deed> = {}): Deed => deed({ account: SECOND, ...over });
const taken = (heldSince: HeldSince = { printed: '' }) =>
  happened('HoldingTakenOn', holdingTakenOn({ heldSince }), {
    id: OPENING,
    businessDate: civilDate('2020-06-01'),
  });
const since = (to: string): HeldSince => ({ printed: to, to });
const period = (from: string, until: string): CustodyInterval => ({ custodian: FORMER, from, until });

describe('the beginning of custody is corrected by two people (E92, INV-01)', () => {
  const propose = (after: HeldSince, corrects: string = OPENING) =>
    ({ kind: 'propose-held-since', corrects, after, deed: deed() }) as const;
  const proposed = happened('HeldSinceCorrectionProposed', {
    corrects: OPENING,
    before: { printed: '' },
    after: since('1998-03-01'),
  });
  const corrected = happened('HeldSinceCorrected', {
    seconds: proposed.id,
    corrects: OPENING,
    before: { printed: '' },
    after: since('1998-03-01'),
  });

  it('names the event that is wrong, its value and the new one', () => {
    given([taken()])
      .when(propose(since('1998-03-01')))
      .then([
        {
          type: 'HeldSinceCorrectionProposed',
          data: { corrects: OPENING, before: { printed: '' }, after: since('1998-03-01') },
          rules: ['INV-01', 'INV-43'],
        },
      ]);
  });

  it('takes effect by the second hand, which is another person', () => {
    given([taken(), proposed])
      .when({ kind: 'second', proposal: proposed.id, deed: bySecond() })
      .then([
        {
          type: 'HeldSinceCorrected',
          data: {
            seconds: proposed.id,
            corrects: OPENING,
            before: { printed: '' },
            after: since('1998-03-01'),
          },
          rules: ['INV-01', 'INV-43'],
        },
      ]);
    given([taken(), proposed])
      .when({ kind: 'second', proposal: proposed.id, deed: deed() })
      .then({ code: 'same-person' });
    given([taken(), proposed, corrected])
      .when({ kind: 'second', proposal: proposed.id, deed: bySecond() })
      .then({ code: 'proposal-done' });
  });

  it('is itself corrected by naming it; the opening entry no longer states the beginning', () => {
    given([taken(), proposed, corrected])
      .when(propose(since('1999-01-01'), corrected.id))
      .then([
        {
          type: 'HeldSinceCorrectionProposed',
          data: { corrects: corrected.id, before: since('1998-03-01'), after: since('1999-01-01') },
        },
      ]);
    given([taken(), proposed, corrected])
      .when(propose(since('1999-01-01'), OPENING))
      .then({
        code: 'corrects-other-event',
        rule: 'INV-01',
        facts: { corrects: OPENING, current: corrected.id },
      });
  });

  it('is refused by the second hand when another correction came first', () => {
    const rival = happened('HeldSinceCorrectionProposed', {
      corrects: OPENING,
      before: { printed: '' },
      after: since('2001-01-01'),
    });
    given([taken(), rival, proposed, corrected])
      .when({ kind: 'second', proposal: rival.id, deed: bySecond() })
      .then({ code: 'proposal-moved', facts: { field: 'heldSince', proposal: rival.id } });
  });

  it('is the day of the effect, of what an act brought into being: all its units have one (INV-03)', () => {
    const { key, level, profile, description, owner, fonds, custodian, holder } = holdingTakenOn();
    const began = happened(
      'UnitEntered',
      {
        ...{ key, level, profile, description, owner, fonds, custodian, holder },
        since: '2026-11-01',
        how: 'rearranged',
        gate: { fonds, revision: 7, event: testId() },
        act: testId(),
      },
      { id: OPENING },
    );
    given([began])
      .when(propose(since('2026-10-20')))
      .then({ code: 'begun-by-an-effect', rule: 'INV-03', facts: { fonds, revision: 7 } });
  });

  it('may not lie after the opening entry (INV-43); its own day is the latest', () => {
    given([taken()])
      .when(propose(since('2020-06-02')))
      .then({ code: 'held-since-after-entry', rule: 'INV-43' });
    given([taken()])
      .when(propose({ printed: '2021年后', from: '2021-01-01' }))
      .then({ code: 'held-since-after-entry' });
    given([taken()])
      .when(propose(since('2020-06-01')))
      .then([
        {
          type: 'HeldSinceCorrectionProposed',
          data: { corrects: OPENING, before: { printed: '' }, after: since('2020-06-01') },
        },
      ]);
  });

  it('may not lie after what has happened to custody since, entered late (INV-43); that very day is the latest', () => {
    const seized = happened('EffectApplied', {
      gate: { fonds: testId<'fonds'>(), revision: 4, event: testId() },
      effect: { kind: 'seized', since: '2010-05-01', holder: FORMER, document: '查封令' },
    });
    const back = [taken(since('2000-01-01')), seized];
    given(back)
      .when(propose(since('2010-05-02')))
      .then({
        ...{ code: 'held-since-after-next', rule: 'INV-43' },
        facts: { heldSince: '2010-05-02', next: '2010-05-01' },
      });
    given(back)
      .when(propose(since('2010-05-01')))
      .then([
        {
          type: 'HeldSinceCorrectionProposed',
          data: { corrects: OPENING, before: since('2000-01-01'), after: since('2010-05-01') },
        },
      ]);
  });

  it('may not lie before the end of the history before it (INV-43); that very day is the earliest', () => {
    const history = happened('HistoryReconstructed', {
      seconds: testId(),
      intervals: [period('1980-01-01', '1990-01-01'), period('1970-01-01', '1980-01-01')],
    });
    given([taken(), history])
      .when(propose(since('1989-12-31')))
      .then({
        code: 'held-since-before-history',
        rule: 'INV-43',
        facts: { historyUntil: '1990-01-01', heldSince: '1989-12-31' },
      });
    given([taken(), history])
      .when(propose(since('1990-01-01')))
      .then([
        {
          type: 'HeldSinceCorrectionProposed',
          data: { corrects: OPENING, before: { printed: '' }, after: since('1990-01-01') },
        },
      ]);
  });

  it('is measured again by the second hand: history may have come in between', () => {
    const history = happened('HistoryReconstructed', {
      seconds: testId(),
      intervals: [period('1990-01-01', '2000-01-01')],
    });
    given([taken(), proposed, history])
      .when({ kind: 'second', proposal: proposed.id, deed: bySecond() })
      .then({ code: 'held-since-before-history' });
  });

  it('may become unknown again: custody then counts from the opening entry', () => {
    given([taken(since('1998-03-01'))])
      .when(propose({ printed: '不详' }))
      .then([
        {
          type: 'HeldSinceCorrectionProposed',
          data: { corrects: OPENING, before: since('1998-03-01'), after: { printed: '不详' } },
        },
      ]);
  });

  it('needs a reason, another value, and days in their order', () => {
    given([taken()])
      .when({ ...propose(since('1998-03-01')), deed: deed({ reason: '' }) })
      .then({ code: 'reason-missing' });
    given([taken()])
      .when(propose({ printed: '' }))
      .then({ code: 'field-unchanged' });
    given([taken()])
      .when(propose({ printed: '', from: '1999-01-01', to: '1998-01-01' }))
      .then({ code: 'dates-reversed' });
  });
});

describe('earlier custody (E96) is recorded by two people, with papers', () => {
  const propose = (intervals: CustodyInterval[], over: Partial<Deed> = {}) =>
    ({ kind: 'propose-history', intervals, deed: deed(over) }) as const;
  const intervals = [period('1980-01-01', '1990-01-01')];
  const proposed = happened('HistoryReconstructionProposed', { intervals });
  const done = happened('HistoryReconstructed', { seconds: proposed.id, intervals });

  it('is proposed, then seconded by another person', () => {
    given([taken()])
      .when(propose(intervals))
      .then([{ type: 'HistoryReconstructionProposed', data: { intervals }, rules: ['INV-02', 'INV-43'] }]);
    given([taken(), proposed])
      .when({ kind: 'second', proposal: proposed.id, deed: bySecond() })
      .then([
        {
          type: 'HistoryReconstructed',
          data: { seconds: proposed.id, intervals },
          rules: ['INV-02', 'INV-43'],
        },
      ]);
    given([taken(), proposed])
      .when({ kind: 'second', proposal: proposed.id, deed: deed() })
      .then({ code: 'same-person' });
    given([taken(), proposed, done])
      .when({ kind: 'second', proposal: proposed.id, deed: bySecond() })
      .then({ code: 'proposal-done' });
  });

  it('is refused without papers, to the first hand and to the second (INV-43)', () => {
    given([taken()])
      .when(propose(intervals, { evidence: 0 }))
      .then({ code: 'evidence-missing', rule: 'INV-43' });
    given([taken(), proposed])
      .when({ kind: 'second', proposal: proposed.id, deed: bySecond({ evidence: 0 }) })
      .then({ code: 'evidence-missing', rule: 'INV-43' });
  });

  it('ends no later than custody began: never after the opening entry', () => {
    given([taken()])
      .when(propose([period('2000-01-01', '2020-06-02')]))
      .then({ code: 'history-after-entry', rule: 'INV-43' });
    given([taken(since('1998-03-01'))])
      .when(propose([period('1990-01-01', '1998-03-02')]))
      .then({ code: 'history-after-entry', facts: { heldSince: '1998-03-01', until: '1998-03-02' } });
    given([taken(since('1998-03-01'))])
      .when(propose([period('1990-01-01', '1998-03-01')]))
      .then([
        { type: 'HistoryReconstructionProposed', data: { intervals: [period('1990-01-01', '1998-03-01')] } },
      ]);
  });

  it.each([
    ['within', period('1985-01-01', '1986-01-01')],
    ['around', period('1970-01-01', '2000-01-01')],
    ['by its last day', period('1970-01-01', '1980-01-02')],
    ['by its first day', period('1989-12-31', '1995-01-01')],
    ['wholly', period('1980-01-01', '1990-01-01')],
  ])('never overlaps what is recorded, %s (INV-02)', (_, other) => {
    given([taken(), proposed, done])
      .when(propose([other]))
      .then({ code: 'history-overlaps', rule: 'INV-02' });
    given([taken()])
      .when(propose([...intervals, other]))
      .then({ code: 'history-overlaps', rule: 'INV-02' });
  });

  it('may touch what is recorded, leave a gap, and name the same custodian again', () => {
    const more = [period('1990-01-01', '1992-01-01'), period('1970-01-01', '1975-01-01')];
    given([taken(), proposed, done])
      .when(propose(more))
      .then([{ type: 'HistoryReconstructionProposed', data: { intervals: more } }]);
  });

  it('is measured again by the second hand: another history may have come first', () => {
    const rival = happened('HistoryReconstructionProposed', {
      intervals: [period('1985-01-01', '1995-01-01')],
    });
    given([taken(), rival, proposed, done])
      .when({ kind: 'second', proposal: rival.id, deed: bySecond() })
      .then({ code: 'history-overlaps' });
  });

  it('has at least one period, of at least one day', () => {
    given([taken()]).when(propose([])).then({ code: 'no-intervals' });
    given([taken()])
      .when(propose([period('1990-01-01', '1990-01-01')]))
      .then({ code: 'dates-reversed' });
  });
});
