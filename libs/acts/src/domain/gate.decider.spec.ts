import type { PastEvent } from '@fonds/event-contracts';
import { civilDate, type CivilDate } from '@fonds/kernel';
import { happened, testId } from '@fonds/testing';
import {
  A,
  acceptance,
  B,
  C,
  decide,
  deed,
  EARLIER,
  given,
  hold,
  incident,
  lost,
  manifests,
  none,
  of,
  passes,
  placed,
  record,
  seized,
} from '../../test/gate.fixture';
import { gateDecider } from './gate.decider';

describe('a decision passes the gate once', () => {
  it('as the domain event itself, with the rules it was held against', () =>
    given([]).when(decide()).then(passes(acceptance())));

  it('and when it is asked for again, with nothing new', () =>
    given([happened('TransferAccepted', acceptance().data)])
      .when(decide({ seen: -1 }))
      .then([]));
});

describe('facts are recorded over holds (architecture.md §3)', () => {
  it.each([
    ['a loss', lost([A])],
    ['a seizure', seized([A])],
  ])('%s, naming those it met', (_, event) => {
    const data = hold({ stops: ['destruction'] });
    given([placed(data)])
      .when(record(event))
      .then([
        {
          type: event.type,
          data: { ...event.data, overHolds: [data.hold] },
          rules: ['INV-02', 'INV-43'],
        } as never,
      ]);
  });

  it('without a word of holds on other units', () =>
    given([placed(hold({ covers: 'units', of: of([B]) }))])
      .when(record(lost([A])))
      .then(passes(lost([A]))));

  it('and no decision passes as one: that is a defect of the writer', () => {
    const batch = { type: 'CorrectionBatchApplied', data: { of: of([A]), since: '2026-11-20' } };
    expect(() => gateDecider.decide(record(batch as never), gateDecider.initial)).toThrow('not a fact');
  });
});

describe('units that the gate has changed since the act was sealed', () => {
  const facts: readonly PastEvent[] = [
    happened('LossRecorded', lost([B]).data),
    happened('RecoveryRecorded', { of: of([B]), since: '2026-11-20', circumstances: '寻回' }),
  ];

  it('are named, also when they are back', () =>
    given(facts)
      .when(decide({ seen: -1 }))
      .then({ code: 'units-changed-since', rule: 'INV-02', facts: { units: [B], count: 1 } }));

  it('by a fact after the seal only', () => {
    given(facts)
      .when(decide({ seen: 0 }))
      .then({ code: 'units-changed-since' });
    given(facts)
      .when(decide({ seen: 1 }))
      .then(passes(acceptance()));
  });

  it('by a sealed manifest too', () =>
    given([happened('TransferAccepted', acceptance('2026-11-20', EARLIER).data)])
      .when(decide({ manifests: manifests({ [EARLIER]: [A, C] }) }))
      .then({ code: 'units-changed-since', facts: { units: [A], count: 1 } }));

  it('by what changes custody or existence: an incident does not', () =>
    given([happened('IncidentReported', incident('2026-11-20').data)])
      .when(decide())
      .then(passes(acceptance())));

  it('are told before a hold is', () =>
    given([...facts, placed(hold())])
      .when(decide())
      .then({ code: 'units-changed-since' }));

  it('the first hundred of them, and how many there are', () => {
    const many = Array.from({ length: 130 }, () => testId<'unit'>());
    given([happened('LossRecorded', lost(many).data)])
      .when(decide({ units: many }))
      .then({ code: 'units-changed-since', facts: { units: many.slice(0, 100), count: 130 } });
  });
});

describe('no custody event lies before the unit’s previous one, nor in the future (INV-43)', () => {
  const previous = (unit: string): CivilDate | undefined =>
    unit === B ? civilDate('2026-11-15') : undefined;

  it('a decision names the units it would precede', () => {
    given([])
      .when(decide({ previous, event: acceptance('2026-11-14') }))
      .then({
        code: 'before-previous-custody',
        rule: 'INV-43',
        facts: { since: '2026-11-14', previous: '2026-11-15', units: [B], count: 1 },
      });
    given([])
      .when(decide({ previous, event: acceptance('2026-11-15') }))
      .then(passes(acceptance('2026-11-15')));
  });

  it('a fact with an effect on custody as well; one without may be of any day', () => {
    given([])
      .when(record(lost([B], '2026-11-14'), { previous }))
      .then({ code: 'before-previous-custody' });
    given([])
      .when(record(incident('2001-01-01'), { previous: () => civilDate('2026-11-15') }))
      .then(passes(incident('2001-01-01')));
  });

  it('no fact and no hold begins tomorrow, whatever day the command bears', () => {
    const tomorrow = { code: 'business-date-in-future', rule: 'INV-43' };
    given([])
      .when(record(lost([A], '2026-11-23')))
      .then(tomorrow);
    given([])
      .when(record(incident('2026-11-23')))
      .then(tomorrow);
    given([])
      .when({ kind: 'place-hold', hold: hold({ since: '2026-11-23' }), manifests: none, deed: deed() })
      .then(tomorrow);
    given([])
      .when(decide({ deed: deed({ businessDate: civilDate('2026-11-23') }) }))
      .then(tomorrow);
  });
});
