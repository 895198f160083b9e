import type { DomainEvent, HoldPlaced, PastEvent } from '@fonds/event-contracts';
import type { Deed, GateEffectEvent } from '@fonds/holdings';
import { civilDate, type CivilDate } from '@fonds/kernel';
import { ACTOR, happened, rulesOf, testId } from '@fonds/testing';
import { gateDecider, type GateCommand, type Passage } from './gate.decider';
import { HOLD_KINDS } from './hold-kinds';

const { given } = rulesOf(gateDecider);
const [FROM, TO, OTHER] = [testId<'organisation'>(), testId<'organisation'>(), testId<'organisation'>()];
const [A, B, C] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
const [ACT, EARLIER, CASE] = [testId<'act'>(), testId<'act'>(), testId<'case'>()];
const ROOT = 'a'.repeat(64);
const TODAY = civilDate('2026-11-22');

const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: TODAY,
  today: TODAY,
  account: ACTOR,
  evidence: 1,
  ...over,
});
const none: GateCommand['manifests'] = () => new Set();
const manifests =
  (sets: { readonly [act: string]: readonly string[] }): GateCommand['manifests'] =>
  (act) =>
    new Set(sets[act] ?? []);
const of = (units: readonly string[]) => ({ units: [...units], root: ROOT, count: units.length });
const acceptance = (since = '2026-11-20', act: string = ACT): DomainEvent<'TransferAccepted'> => ({
  type: 'TransferAccepted',
  data: {
    of: { act, sealed: 9, root: ROOT, count: 2 },
    from: FROM,
    to: TO,
    holder: TO,
    since,
    nature: 'transfer',
    partial: false,
    signedBy: 'account',
  },
});
const lost = (units: readonly string[], since = '2026-11-20'): DomainEvent<'LossRecorded'> => ({
  type: 'LossRecorded',
  data: { of: of(units), since, circumstances: '水浸' },
});
const seized = (units: readonly string[], since = '2026-11-20'): DomainEvent<'Seized'> => ({
  type: 'Seized',
  data: { of: of(units), since, holder: OTHER, document: '查封令' },
});
const incident = (since: string): DomainEvent<'IncidentReported'> => ({
  type: 'IncidentReported',
  data: { of: of([A]), since, kind: '损毁', scope: '封面' },
});
const hold = (over: Partial<HoldPlaced> = {}): HoldPlaced => ({
  hold: testId(),
  kind: 'litigation',
  covers: 'fonds',
  since: '2026-11-10',
  stops: [...HOLD_KINDS.litigation.stops],
  ground: '法院函',
  ...over,
});
const placed = (data: HoldPlaced) => happened('HoldPlaced', data);
const decide = (
  over: Partial<Extract<GateCommand, { kind: 'decide' }>> = {},
): Extract<GateCommand, { kind: 'decide' }> => ({
  kind: 'decide',
  stoppable: 'transfer',
  seen: -1,
  act: ACT,
  paper: false,
  event: acceptance(),
  units: [A, B],
  previous: () => civilDate('2010-12-31'),
  manifests: none,
  deed: deed(),
  ...over,
});
const record = (event: Passage['event'], over: Partial<Passage> = {}): GateCommand => ({
  kind: 'record',
  event,
  units: 'of' in event.data ? (event.data.of?.units ?? []) : [],
  previous: () => civilDate('2010-12-31'),
  manifests: none,
  deed: deed(),
  ...over,
});
const passes = (event: GateEffectEvent) => [{ ...event, rules: ['INV-02', 'INV-43'] }];

describe('a decision passes the gate once', () => {
  it('as the domain event itself, with the rules it was held against', () =>
    given([]).when(decide()).then(passes(acceptance())));

  it('and when it is asked for again, with nothing new', () =>
    given([happened('TransferAccepted', acceptance().data)])
      .when(decide({ seen: -1 }))
      .then([]));
});

describe('a hold in force stops what it names (INV-14)', () => {
  it('for every unit of the fonds, and names them with its ground', () => {
    const data = hold();
    given([placed(data)])
      .when(decide())
      .then({
        code: 'held',
        rule: 'INV-14',
        facts: {
          hold: data.hold,
          holdKind: 'litigation',
          ground: '法院函',
          since: '2026-11-10',
          units: [A, B],
          count: 2,
        },
      });
  });

  it('only those of its own units', () => {
    given([placed(hold({ covers: 'units', of: of([B, C]) }))])
      .when(decide())
      .then({ code: 'held', facts: expect.objectContaining({ units: [B], count: 1 }) as never });
    given([placed(hold({ covers: 'units', of: of([C]) }))])
      .when(decide())
      .then(passes(acceptance()));
  });

  it('also those of a sealed manifest that it cites', () => {
    const cited = hold({ covers: 'units', of: { act: EARLIER, sealed: 5, root: ROOT, count: 1 } });
    given([placed(cited)])
      .when(decide({ manifests: manifests({ [EARLIER]: [A] }) }))
      .then({ code: 'held', facts: expect.objectContaining({ units: [A] }) as never });
    given([placed(cited)])
      .when(decide({ manifests: manifests({ [EARLIER]: [C] }) }))
      .then(passes(acceptance()));
  });

  it('nothing else', () =>
    given([placed(hold({ stops: ['destruction'] }))])
      .when(decide())
      .then(passes(acceptance())));

  it('and lets the acts of its own case pass, those of another not', () => {
    const restructuring = placed(hold({ kind: 'restructuring', case: CASE }));
    given([restructuring])
      .when(decide({ case: CASE }))
      .then(passes(acceptance()));
    given([restructuring])
      .when(decide({ case: testId() }))
      .then({ code: 'held' });
    given([restructuring]).when(decide()).then({ code: 'held' });
    // A hold without a case lets no case pass.
    given([placed(hold())])
      .when(decide({ case: CASE }))
      .then({ code: 'held' });
  });

  it('until it is lifted', () => {
    const data = hold();
    given([placed(data), happened('HoldLifted', { hold: data.hold, since: '2026-11-12', ground: '结案' })])
      .when(decide())
      .then(passes(acceptance()));
  });

  // As an order of the authority reads: each act under each kind of hold, × where it is stopped (E22; APL 56).
  const COLUMNS = ['restructuring', 'inspection', 'litigation', 'evidence', 'other'] as const;
  it.each([
    ['transfer', '× × × × ×'],
    ['loan', '× - - × -'],
    ['move-off-site', '× × × × -'],
    ['rearrangement', '× × × × -'],
    ['withdrawal', '× × × × ×'],
    ['destruction', '× × × × ×'],
    ['opening', '- - - - -'],
  ] as const)('of its kind, and no other: %s', (stoppable, row) => {
    const stopped = row.split(' ').map((mark) => mark === '×');
    COLUMNS.forEach((kind, n) => {
      const asked = given([placed(hold({ kind, stops: [...HOLD_KINDS[kind].stops] }))]).when(
        decide({ stoppable }),
      );
      if (stopped[n])
        asked.then({ code: 'held', facts: expect.objectContaining({ holdKind: kind }) as never });
      else asked.then(passes(acceptance()));
    });
  });

  it('but nothing that no hold can stop', () =>
    given([placed(hold())])
      .when(decide({ stoppable: undefined }))
      .then(passes(acceptance())));
});

describe('a paper from before a hold is a fact entered late', () => {
  const data = hold({ since: '2026-11-10' });

  it('is recorded, and names the hold that it explains', () => {
    const event = acceptance('2026-11-09');
    given([placed(data)])
      .when(decide({ paper: true, event }))
      .then([
        { type: event.type, data: { ...event.data, overHolds: [data.hold] }, rules: ['INV-02', 'INV-43'] },
      ]);
  });

  it.each([
    ['on the day of the hold', { paper: true, event: acceptance('2026-11-10') }],
    ['signed by accounts', { paper: false, event: acceptance('2026-11-09') }],
    ['without a scan', { paper: true, event: acceptance('2026-11-09'), deed: deed({ evidence: 0 }) }],
  ])('but not %s', (_, over) =>
    given([placed(data)])
      .when(decide(over))
      .then({ code: 'held' }),
  );

  it('but not past a second hold that began before it', () => {
    const older = hold({ since: '2026-11-01', ground: '检查' });
    given([placed(data), placed(older)])
      .when(decide({ paper: true, event: acceptance('2026-11-09') }))
      .then({ code: 'held', facts: expect.objectContaining({ hold: older.hold }) as never });
  });
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

describe('a hold', () => {
  const place = (data: HoldPlaced): GateCommand => ({
    kind: 'place-hold',
    hold: data,
    manifests: none,
    deed: deed(),
  });
  const lift = (id: string): GateCommand => ({
    kind: 'lift-hold',
    hold: id,
    since: TODAY,
    ground: '结案',
    manifests: none,
    deed: deed(),
  });

  it('is placed at the gate with its basis', () => {
    const data = hold();
    given([])
      .when(place(data))
      .then([{ type: 'HoldPlaced', data, rules: ['INV-14'] }]);
  });

  it('says its units, or covers the fonds', () => {
    given([])
      .when(place(hold({ covers: 'units' })))
      .then({ code: 'hold-without-units' });
    given([])
      .when(place(hold({ of: of([A]) })))
      .then({ code: 'hold-without-units' });
  });

  it('is placed once and lifted once', () => {
    const data = hold();
    const lifted = happened('HoldLifted', { hold: data.hold, since: '2026-11-12', ground: '结案' });
    given([placed(data)])
      .when(place(data))
      .then({ code: 'hold-known' });
    given([placed(data), lifted])
      .when(place(data))
      .then({ code: 'hold-known' });
    given([placed(data)])
      .when(lift(data.hold))
      .then([{ type: 'HoldLifted', data: { hold: data.hold, since: TODAY, ground: '结案' } }]);
    given([placed(data), lifted])
      .when(lift(data.hold))
      .then({ code: 'hold-unknown' });
  });
});

describe('a hold of a case is about what its keeper has, or had when it came (AL 16)', () => {
  const ofFrom = placed(hold({ kind: 'restructuring', case: CASE, keeper: FROM }));
  const taken = happened('TakenOver', {
    of: of([A]),
    since: '2026-11-15',
    custodian: OTHER,
    holder: OTHER,
    document: '指定管理人决定书',
  });
  const keptBy = (keeper: string) => () => keeper;

  it('what the keeper has is stopped', () =>
    given([ofFrom])
      .when(decide({ keptBy: keptBy(FROM) }))
      .then({ code: 'held' }));

  it('what another keeper of the same fonds has goes its own way', () =>
    given([ofFrom])
      .when(decide({ keptBy: keptBy(OTHER) }))
      .then(passes(acceptance())));

  it('what has left the keeper under the hold is still stopped', () =>
    given([ofFrom, taken])
      .when(decide({ seen: 5, keptBy: keptBy(OTHER) }))
      .then({ code: 'held' }));
});
