import type { HoldPlaced } from '@fonds/event-contracts';
import { happened, testId } from '@fonds/testing';
import {
  A,
  acceptance,
  B,
  C,
  CASE,
  decide,
  deed,
  EARLIER,
  FROM,
  given,
  hold,
  manifests,
  none,
  of,
  OTHER,
  passes,
  placed,
  ROOT,
  TODAY,
} from '../../test/gate.fixture';
import { gateDecider, type GateCommand } from './gate.decider';
import { HOLD_KINDS } from './hold-kinds';

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
    const evidence = (since: string) => hold({ kind: 'evidence', since });
    const placing = gateDecider.decide(place(evidence('2026-11-10')), gateDecider.initial);
    expect(placing.ok && placing.value[0]?.basis).toEqual([{ instrument: 'APL', article: '56' }]);
    const before = gateDecider.decide(place(evidence('2021-07-14')), gateDecider.initial);
    expect(before.ok && before.value[0]).not.toHaveProperty('basis');
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
