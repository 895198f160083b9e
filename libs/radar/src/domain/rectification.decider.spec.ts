import type { RectificationOrdered } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { happened, rulesOf, testId } from '@fonds/testing';
import { rectificationDecider, type RectificationCommand } from './rectification.decider';

const { given } = rulesOf(rectificationDecider);
const ACCOUNT = testId<'account'>();
const deedOn = (day: string, evidence = 1) => ({
  ...{
    businessDate: civilDate(day),
    today: civilDate('2026-11-22'),
    account: ACCOUNT,
    evidence,
    lawData: LAW_DATA_VERSION,
  },
});
const ordered: RectificationOrdered = {
  ...{
    order: testId<'event'>(),
    authority: testId<'organisation'>(),
    organisation: testId<'organisation'>(),
  },
  ...{
    instrument: 'AL',
    article: '45',
    findings: ['库房漏水'],
    requirement: '修缮屋面',
    document: '责改1号',
  },
  ...{ servedOn: '2026-02-03', dueOn: '2026-03-01' },
};
const order = (over: Partial<RectificationOrdered> = {}, evidence = 1, day = '2026-02-02') =>
  ({ kind: 'order', order: { ...ordered, ...over }, deed: deedOn(day, evidence) }) as RectificationCommand;
const report = (day: string) =>
  ({ kind: 'report', report: { actions: '已修缮' }, deed: deedOn(day) }) as RectificationCommand;
const reinspect = (result: 'done' | 'not-done') =>
  ({ kind: 'reinspect', reinspection: { result }, deed: deedOn('2026-03-06') }) as RectificationCommand;

describe('RectificationOrdered, CLK-14: the order says the day, no law has a number', () => {
  it('and cites the article that it rests on', () => {
    const basis = [{ instrument: 'AL', article: '45' }];
    given([])
      .when(order())
      .then([{ type: 'RectificationOrdered', data: ordered, rules: ['CLK-14'], basis }]);
  });

  it('and is given once', () =>
    given([happened('RectificationOrdered', ordered)])
      .when(order())
      .then({ code: 'rectification-known' }));

  it.each<[string, RectificationCommand, string]>([
    ['without its paper', order({}, 0), 'rectification-paper-missing'],
    [
      'by a day that is not later than its service',
      order({ dueOn: '2026-02-03' }),
      'rectification-not-later',
    ],
    ['by an article about something else', order({ article: '48' }), 'rectification-ground'],
    ['served before it was given', order({ servedOn: '2026-02-01' }), 'rectification-served-before'],
    [
      'before the article was in force',
      order({ instrument: 'REG', article: '49', servedOn: '2024-02-29' }, 1, '2024-02-29'),
      'rectification-ground-not-in-force',
    ],
  ])('is refused %s', (_case, command, code) => given([]).when(command).then({ code, rule: 'CLK-14' }));
});

describe('RectificationReported, ReinspectionHeld', () => {
  /** That of the order. */
  const GROUND = [{ instrument: ordered.instrument, article: ordered.article }];
  const given_ = given([happened('RectificationOrdered', ordered)]);
  it.each([
    ['2026-03-01', 'before'],
    ['2026-03-05', 'after'],
  ] as const)('S23: a report of %s stands as %s the day', (day, due) =>
    given_.when(report(day)).then([
      {
        type: 'RectificationReported',
        data: { order: ordered.order, actions: '已修缮', due },
        rules: ['CLK-14'],
        basis: GROUND,
      },
    ]),
  );

  it('the clock runs on until a reinspection finds it done', () => {
    const held = (result: 'done' | 'not-done') =>
      happened('ReinspectionHeld', { order: ordered.order, result });
    const past = [happened('RectificationOrdered', ordered)];
    given([...past, held('not-done')])
      .when(reinspect('done'))
      .then([
        {
          ...{ type: 'ReinspectionHeld', data: { order: ordered.order, result: 'done' } },
          ...{ rules: ['CLK-14'], basis: GROUND },
        },
      ]);
    given([...past, held('done')])
      .when(report('2026-03-07'))
      .then({ code: 'rectification-done' });
  });

  it('nothing is reported of what was never ordered, nor before it was served', () => {
    given([]).when(report('2026-03-05')).then({ code: 'rectification-unknown' });
    given_.when(report('2026-02-02')).then({ code: 'rectification-before-order' });
  });
});
