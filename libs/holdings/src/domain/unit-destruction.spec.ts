import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type Deed, type UnitCommand } from './unit.decider';

const { given } = rulesOf(unitDecider);
const deed = (businessDate = '2026-11-20', evidence = 0): Deed => ({
  businessDate: civilDate(businessDate),
  today: civilDate('2026-11-20'),
  account: testId() as never,
  evidence,
  lawData: LAW_DATA_VERSION,
});
const taken = (retention: string) =>
  happened('HoldingTakenOn', holdingTakenOn({ description: { title: '凭证', retention } }));
const assign = (over: object, on?: string, evidence?: number): UnitCommand => ({
  kind: 'assign-retention',
  assigned: { after: '30年', scheduleBasis: 'own', ...over },
  deed: deed(on, evidence),
});

describe('a period (E12, INV-10)', () => {
  it('of a legacy kind is mapped by a decision, and what was printed is kept as written', () => {
    const state = given([taken('长期')]);
    state
      .when(assign({ scheduleBasis: 'legacy' }))
      .then({ code: 'mapping-decision-missing', rule: 'INV-10' });
    const mapped = { before: '长期', after: '30年', scheduleBasis: 'legacy' as const, decision: '馆务会5号' };
    state
      .when(assign({ scheduleBasis: 'legacy', decision: '馆务会5号' }))
      .then([{ type: 'RetentionAssigned', data: mapped }]);
    const after = given([taken('长期'), happened('RetentionAssigned', mapped)]).state;
    expect(after).toMatchObject({
      unit: { description: { retention: '30年' }, retentionAsWritten: '长期', assigned: 'legacy' },
    });
  });

  it('that a schedule gives cites its version and line, once the law asks for it', () => {
    const state = given([taken('10年')]);
    state
      .when(assign({ scheduleBasis: 'authority' }))
      .then({ code: 'schedule-line-missing', rule: 'INV-10' });
    // Another day alone makes no other law: with the papers of that day it does.
    state
      .when(assign({ scheduleBasis: 'authority' }, '2010-05-01'))
      .then({ code: 'schedule-line-missing', rule: 'INV-10' });
    state
      .when(assign({ scheduleBasis: 'authority' }, '2010-05-01', 1))
      .then([
        { type: 'RetentionAssigned', data: { before: '10年', after: '30年', scheduleBasis: 'authority' } },
      ]);
  });

  it('that is shorter than what stands is a recorded decision with its paper (INV-12); 永久 stays (INV-14)', () => {
    const shorter = { after: '10年', decision: '馆务会5号' };
    const bare = { code: 'shorter-period-without-decision', rule: 'INV-12' };
    given([taken('30年')])
      .when(assign({ after: 'D10' }))
      .then(bare);
    given([taken('30年')])
      .when(assign(shorter))
      .then(bare);
    given([taken('30年')])
      .when(assign(shorter, undefined, 1))
      .then([{ type: 'RetentionAssigned', data: { before: '30年', ...shorter, scheduleBasis: 'own' } }]);
    const stays = { code: 'permanent-stays', rule: 'INV-14' };
    for (const permanent of ['永久', 'Y'])
      given([taken(permanent)])
        .when(assign(shorter, undefined, 1))
        .then(stays);
    const reset = { after: '30年', scheduleBasis: 'own' as const, note: '期满' };
    given([taken('永久')])
      .when({ kind: 'reset-retention', reset, deed: deed() })
      .then(stays);
  });

  it('of accounting archives is not below the least of Order 79, or is a recorded decision with its paper (INV-10)', () => {
    const voucherOf = (year: string) => {
      const [from, to] = [civilDate(`${year}-01-01`), civilDate(`${year}-12-31`)];
      const dates = [{ printed: year, from, to, certainty: 'exact' as const }];
      const description = { title: `${year}年会计凭证`, dates };
      return given([happened('HoldingTakenOn', holdingTakenOn({ description }))]);
    };
    const voucher = voucherOf('2016');
    const short = { after: '15年', decision: '馆务会5号' };
    const refused = {
      ...{ code: 'shorter-than-the-least-period', rule: 'INV-10' },
      facts: { period: '15年', least: '30年' },
    };
    voucher.when(assign({ after: '15年' })).then(refused);
    voucher.when(assign(short)).then(refused);
    voucher
      .when(assign(short, undefined, 1))
      .then([{ type: 'RetentionAssigned', data: { ...short, scheduleBasis: 'own' } }]);
    voucher
      .when(assign({ after: '30年' }))
      .then([{ type: 'RetentionAssigned', data: { after: '30年', scheduleBasis: 'own' } }]);
    // What ran out before the order began, and what is not of accounting, is none of its business.
    voucherOf('1998')
      .when(assign({ after: '15年' }))
      .then([{ type: 'RetentionAssigned', data: { after: '15年', scheduleBasis: 'own' } }]);
    given([happened('HoldingTakenOn', holdingTakenOn({ description: { title: '关于召开会议的通知' } }))])
      .when(assign({ after: '10年' }))
      .then([{ type: 'RetentionAssigned', data: { after: '10年', scheduleBasis: 'own' } }]);
  });

  it('that is counted from an earlier day ends sooner, and is a recorded decision with its paper (INV-12)', () => {
    const DATES = [
      { printed: '1995', from: civilDate('1995-01-01'), to: civilDate('1995-12-31'), certainty: 'exact' },
    ] as const;
    const unit = (retention?: string, dates: readonly (typeof DATES)[number][] = DATES) =>
      happened(
        'HoldingTakenOn',
        holdingTakenOn({
          description: {
            title: '凭证',
            ...(retention && { retention }),
            ...(dates.length && { dates: [...dates] }),
          },
        }),
      );
    const sooner = { code: 'period-begins-sooner', rule: 'INV-12' };
    const ok = (
      events: Parameters<typeof given>[0],
      over: { readonly after: string; readonly start?: string; readonly decision?: string },
      evidence?: number,
    ) =>
      given(events)
        .when(assign(over, undefined, evidence))
        .then([
          {
            type: 'RetentionAssigned',
            data: expect.objectContaining({ ...over, scheduleBasis: 'own' }) as never,
          },
        ]);
    const from = (start: string) => ({ after: '30年', start });
    given([unit('30年')])
      .when(assign(from('1980-01-01')))
      .then({ ...sooner, facts: { period: '30年', start: '1980-01-01', ends: '2010-01-01' } });
    // Also where no period stood, or none that anybody has mapped: its age says when it begins.
    for (const stood of [undefined, '长期'])
      given([unit(stood)])
        .when(assign(from('1980-01-01')))
        .then(sooner);
    // What has no date never ends, until somebody says where its period begins.
    given([unit('30年', [])])
      .when(assign(from('2016-03-01')))
      .then(sooner);
    ok([unit('30年')], from('2016-03-01'));
    ok([unit('30年')], { ...from('1980-01-01'), decision: '馆务会6号' }, 1);
    // A first day that is taken away leaves no end to compare with: it goes by a decision, however many the years.
    const dateless = [
      unit('30年', []),
      happened('RetentionAssigned', { ...from('2016-03-01'), scheduleBasis: 'own' }),
    ];
    given(dateless)
      .when(assign({ after: '10年' }))
      .then({ code: 'shorter-period-without-decision', rule: 'INV-12' });
    for (const after of ['30年', '50年'])
      given(dateless)
        .when(assign({ after }))
        .then({
          code: 'first-day-taken-away',
          rule: 'INV-12',
          facts: { period: after, start: '2016-03-01' },
        });
    ok(dateless, { after: '30年', decision: '馆务会6号' }, 1);
    ok(dateless, { after: '永久' });
    // A file counts from its latest document, also where an entry within it is that.
    const LATER = { printed: '2008', from: civilDate('2008-01-01'), to: civilDate('2008-12-31') } as const;
    const within = happened('EntriesDescribed', {
      entries: [
        { id: testId(), description: { title: '补充材料', dates: [{ ...LATER, certainty: 'exact' }] } },
      ],
    } as never);
    given([unit('30年'), within])
      .when(assign(from('2000-01-01')))
      .then(sooner);
    ok([unit('30年')], from('2000-01-01'));
    // Once it runs from a later day, its age alone would end it sooner.
    const restarted = happened('RetentionAssigned', { ...from('2016-03-01'), scheduleBasis: 'own' });
    given([unit('30年'), restarted])
      .when(assign({ after: '30年' }))
      .then({ ...sooner, facts: { period: '30年', start: '1996-01-01', ends: '2026-01-01' } });
  });

  it('that an appraisal makes shorter rests on the paper of its report (INV-12)', () => {
    const reset = { after: '10年', scheduleBasis: 'own' as const, note: '仍需查考', appraisal: testId() };
    const command = (evidence: number): UnitCommand => ({
      kind: 'reset-retention',
      ...{ reset, deed: deed(undefined, evidence) },
    });
    const state = given([taken('30年')]);
    state.when(command(0)).then({ code: 'shorter-period-without-decision', rule: 'INV-12' });
    state.when(command(1)).then([{ type: 'RetentionReset', data: { before: '30年', ...reset } }]);
  });

  it('after an appraisal that keeps the unit comes with an annotation (INV-11)', () => {
    const reset = { after: '永久', scheduleBasis: 'own' as const, note: '仍有查考价值' };
    given([taken('10年')])
      .when({ kind: 'reset-retention', reset, deed: deed() })
      .then([{ type: 'RetentionReset', data: { before: '10年', ...reset } }]);
    for (const lacking of [{ note: ' ' }, { after: '' }])
      given([taken('10年')])
        .when({ kind: 'reset-retention', reset: { ...reset, ...lacking }, deed: deed() })
        .then({ code: 'reset-without-annotation', rule: 'INV-11' });
  });
});

describe('a grade (E34, REG 5)', () => {
  it('is for permanent archives', () => {
    const command: UnitCommand = { kind: 'grade', grade: '二级', document: '定级1号', deed: deed() };
    given([taken('30年')])
      .when(command)
      .then({ code: 'grade-needs-permanent', rule: 'INV-14' });
    given([taken('永久')])
      .when(command)
      .then([{ type: 'HoldingsGraded', data: { grade: '二级', document: '定级1号' } }]);
  });
});

describe('a unit of a destruction that has started (INV-17b)', () => {
  const act = testId();
  const applied = (outcome: 'started' | 'destroyed' | 'returned', revision: number) =>
    happened('DestructionApplied', {
      gate: { fonds: testId(), revision, event: testId() },
      act,
      outcome,
      since: '2026-11-20',
    });

  it('is still in store, and open to nothing else until it has its fact', () => {
    const state = given([taken('10年'), applied('started', 4)]);
    expect(state.state).toMatchObject({ unit: { destroying: act } });
    expect(state.state).toMatchObject({ unit: { out: undefined } });
    state.when(assign({ after: '永久' })).then({ code: 'claimed-by-act', rule: 'INV-02' });
  });

  it('is out of store when destroyed, also when copies come late; and free again when returned', () => {
    expect(given([taken('10年'), applied('destroyed', 5), applied('started', 4)]).state).toMatchObject({
      unit: { out: 'destroyed', destroying: undefined },
    });
    const back = given([taken('10年'), applied('started', 4), applied('returned', 5)]);
    expect(back.state).toMatchObject({ unit: { out: undefined, destroying: undefined } });
  });
});
