import { civilDate } from '@fonds/kernel';
import { ARCHIVES, happened, rulesOf, testId } from '@fonds/testing';
import { scheduleDecider, type ApproveSchedule } from './schedule.decider';

const { given } = rulesOf(scheduleDecider);
const day = civilDate('2026-11-20');
const schedule = {
  organisation: ARCHIVES,
  validFrom: '2026-01-01',
  scheduleBasis: 'authority' as const,
  document: '档函12号',
  lines: [{ line: '1.1', period: '永久' }],
};
const approve = (over: object = {}, byAnother = true): ApproveSchedule => ({
  kind: 'approve',
  schedule: { ...schedule, ...over },
  byAnother,
  deed: { businessDate: day, today: day, account: testId() as never, evidence: 0 },
});

describe('a retention schedule (E06, INV-10)', () => {
  it('is agreed to by another body than its own, unless it is the body’s own', () => {
    given([]).when(approve({}, false)).then({ code: 'schedule-agreed-by-itself', rule: 'INV-10' });
    const own = { scheduleBasis: 'own' as const };
    given([])
      .when(approve(own, false))
      .then([{ type: 'RetentionScheduleApproved', data: { ...schedule, ...own, version: 1 } }]);
  });

  it('has versions, each later than the one before, and each line once', () => {
    const first = happened('RetentionScheduleApproved', { ...schedule, version: 1 });
    given([first]).when(approve()).then({ code: 'schedule-not-after-last', rule: 'INV-10' });
    given([first])
      .when(approve({ validFrom: '2027-01-01' }))
      .then([
        { type: 'RetentionScheduleApproved', data: { ...schedule, validFrom: '2027-01-01', version: 2 } },
      ]);
    const lines = [...schedule.lines, ...schedule.lines];
    given([]).when(approve({ lines })).then({ code: 'schedule-line-twice' });
  });
});
