import { upcast, type AppraisalDecided } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { rootOfRows } from '@fonds/ledger/core';
import { ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { groupReminders } from './appraisal-group.rule';
import { bareReminders, periodReminders } from './longer-period.rule';
import { appraisalDecider, type AppraisalCommand } from './appraisal.decider';

const { given } = rulesOf(appraisalDecider);
const [A, B] = [testId<'unit'>(), testId<'unit'>()];
const deed = (day = '2026-11-20', evidence = 0): Deed => ({
  businessDate: civilDate(day),
  today: civilDate('2026-11-20'),
  account: testId() as never,
  evidence,
  lawData: LAW_DATA_VERSION,
});
const openedOn = (day: string) =>
  happened(
    'AppraisalOpened',
    {
      ...{ fonds: FONDS, custodian: ARCHIVES, members: [{ name: '张某', role: '档案' }] },
      ...{ method: '逐卷', scope: '期满档案' },
    },
    { businessDate: civilDate(day) },
  );
const opened = [
  openedOn('2020-01-01'),
  happened('AppraisalUnitsListed', { part: 0, units: [A, B], last: true }),
];
const keep = (period?: string): AppraisalDecided['opinions'] => [
  { units: [A], opinion: 'keep', reason: '有查考价值', ...(period && { period }) },
];
const decide = (
  opinions: AppraisalDecided['opinions'],
  { day = '2026-11-20', ofArchives = false, evidence = 0 } = {},
): AppraisalCommand => ({ kind: 'decide', opinions, ofArchives, deed: deed(day, evidence) });
const told = (opinions: AppraisalDecided['opinions'], day = '2026-11-20') =>
  happened('AppraisalDecided', { opinions }, { businessDate: civilDate(day) });
const report = (evidence = 1, day = '2026-11-20'): AppraisalCommand => ({
  kind: 'report',
  title: '报告',
  deed: deed(day, evidence),
});

describe('an appraisal (E46–E48)', () => {
  it('reminds of a group that has fewer than three kinds of members, and refuses nothing for it', () => {
    const group = (...roles: string[]) =>
      groupReminders({ members: roles.map((role) => ({ name: '某', role })) });
    expect(group('档案', '业务', ' 业务')).toMatchObject([
      { en: expect.stringContaining('this one has 2') as string },
    ]);
    expect(group('档案', '业务', '负责人')).toEqual([]);
  });

  it('reminds of the longer of two periods, and refuses nothing for it (E47)', () => {
    const kept = (stood: string | null, period: string) => periodReminders([{ stood, period, units: 2 }]);
    expect(kept('30年', '10年')).toMatchObject([
      { en: expect.stringContaining('2 units had 30年 and are given 10年') as string },
    ]);
    expect([kept('10年', '30年'), kept('10年', 'D10'), kept('长期', '30年'), kept(null, '30年')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('has no opinion and no report before it is opened', () => {
    for (const early of [decide(keep('30年')), report()])
      given([]).when(early).then({ code: 'appraisal-unknown' });
  });

  it('keeps nothing without a new period, where REG 24 binds (INV-11)', () => {
    const state = given(opened);
    const bare = { code: 'kept-without-period', rule: 'INV-11', facts: { units: [A] } };
    state.when(decide(keep())).then(bare);
    // An old day without its papers makes no old law.
    state.when(decide(keep(), { day: '2020-01-01' })).then(bare);
    for (const allowed of [
      decide(keep('30年')),
      decide(keep(), { ofArchives: true }),
      decide(keep(), { day: '2020-01-01', evidence: 1 }),
    ])
      state.when(allowed).then([
        {
          type: 'AppraisalDecided',
          data: { opinions: allowed.kind === 'decide' ? [...allowed.opinions] : [] },
        },
      ]);
  });

  it('takes no new period that nobody can count, and reminds of none at all (INV-11)', () => {
    const state = given(opened);
    for (const period of ['三十', '长期', '0年', ' '])
      state
        .when(decide(keep(period)))
        .then({ code: 'period-not-understood', rule: 'INV-11', facts: { period, units: [A] } });
    for (const period of ['永久', '定期10年', 'D30', '三十年'])
      state.when(decide(keep(period))).then([{ type: 'AppraisalDecided', data: { opinions: keep(period) } }]);
    expect(bareReminders(3)).toMatchObject([{ en: expect.stringContaining('3 units') as string }]);
    expect(bareReminders(0)).toEqual([]);
  });

  it('gives no new period to what is to be destroyed or transferred (INV-11)', () => {
    for (const opinion of ['destroy', 'transfer'] as const)
      given(opened)
        .when(decide([{ units: [A], opinion, reason: '无', period: '50年' }]))
        .then({ code: 'period-without-keeping', rule: 'INV-11', facts: { units: [A] } });
  });

  it('says something of its own units only, and of each once', () => {
    const destroy = { opinion: 'destroy' as const, reason: '无' };
    given(opened)
      .when(decide([{ ...destroy, units: [testId()] }]))
      .then({ code: 'not-in-the-list' });
    given(opened)
      .when(decide([...keep('30年'), { ...destroy, units: [A] }]))
      .then({ code: 'opinion-twice' });
  });

  it('has its opinions when it is open, and its report when they are given (E46–E48)', () => {
    given([openedOn('2026-11-20'), ...opened.slice(1)])
      .when(decide(keep('30年'), { day: '2026-11-19' }))
      .then({
        ...{ code: 'opinion-before-appraisal', rule: 'INV-12' },
        facts: { on: '2026-11-19', opened: '2026-11-20' },
      });
    const destroyed: AppraisalDecided['opinions'] = [{ units: [B], opinion: 'destroy', reason: '无' }];
    // The later of two days, whichever was told first.
    for (const days of [
      ['2026-11-18', '2026-11-20'],
      ['2026-11-20', '2026-11-18'],
    ]) {
      const all = given([...opened, told(keep('30年'), days[0]), told(destroyed, days[1])]);
      all.when(report(1, '2026-11-19')).then({
        ...{ code: 'report-before-opinions', rule: 'INV-12' },
        facts: { on: '2026-11-19', decided: '2026-11-20' },
      });
    }
    given([...opened, told([...keep('30年'), ...destroyed], '2026-11-18')])
      .when(report(1, '2026-11-18'))
      .then([
        {
          type: 'AppraisalReported',
          data: { title: '报告', keep: 1, destroy: 1, transfer: 0, root: rootOfRows([A, B]) },
        },
      ]);
  });

  it('is reported when every unit has its opinion, with the report as a paper; then its opinions stand', () => {
    given([...opened, told(keep('30年'))])
      .when(report())
      .then({ code: 'units-without-opinion', facts: { units: [B], count: 1 } });
    const all = [
      ...opened,
      told(keep('30年')),
      told([{ units: [B], opinion: 'destroy', reason: '无查考价值' }]),
    ];
    given(all).when(report(0)).then({ code: 'report-without-paper', rule: 'INV-12' });
    const data = { title: '报告', keep: 1, destroy: 1, transfer: 0, root: rootOfRows([A, B]) };
    given(all)
      .when(report())
      .then([{ type: 'AppraisalReported', data }]);
    const done = given([...all, happened('AppraisalReported', data)]);
    // Told again in its own words, also without its paper: only what it means for units is carried on.
    done.when(report(0)).then([]);
    const otherwise = { code: 'appraisal-reported-otherwise', facts: { title: '报告' } };
    for (const words of [{ title: '另一报告' }, { dissent: '应当销毁' }])
      done.when({ ...report(), ...words } as AppraisalCommand).then(otherwise);
    done.when(decide(keep('永久'))).then({ code: 'appraisal-reported-already' });
  });

  it('was listed whole before parts said which is the last, unless it ends with a full part and nothing rests on it', () => {
    const part = (n: number, units: readonly string[]) =>
      happened('AppraisalUnitsListed', upcast('AppraisalUnitsListed', 1, { part: n, units }).data as never);
    const full = [A, ...Array.from({ length: 1_999 }, () => testId<'unit'>())];
    const cut = [openedOn('2020-01-01'), part(0, full)];
    const open = { code: 'appraisal-list-open' };
    given(cut)
      .when(decide(keep('30年')))
      .then(open);
    given(cut).when(report()).then(open);
    const data = { opinions: [...keep('30年')] };
    const taken = [{ type: 'AppraisalDecided' as const, data }];
    given([...cut, part(1, [B])])
      .when(decide(keep('30年')))
      .then(taken);
    // Told on, also where nothing is left to list; or opinions were taken, as they were then.
    given([...cut, happened('AppraisalUnitsListed', { part: 1, units: [], last: true })])
      .when(decide(keep('30年')))
      .then(taken);
    given([...cut, told(keep('10年'))])
      .when(decide(keep('30年')))
      .then(taken);
  });
});
