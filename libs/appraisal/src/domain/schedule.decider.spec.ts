import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ARCHIVES, happened, rulesOf, testId } from '@fonds/testing';
import { scheduleDecider, type ApproveSchedule } from './schedule.decider';
import { citedLineRefusal, type CitedLine } from './schedule.state';

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
  deed: { businessDate: day, today: day, account: testId() as never, evidence: 0, lawData: LAW_DATA_VERSION },
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

describe('the line that a period cites (E12, INV-10)', () => {
  const lines = [
    { line: '1.1', period: '永久' },
    { line: '1.2', period: '30年' },
  ];
  const known = { versions: [{ ...schedule, lines, version: 1 }] };
  const why = (over: Partial<CitedLine>): string | undefined =>
    citedLineRefusal(known, {
      ...{ version: 1, line: '1.2', scheduleBasis: 'authority', period: '30年' },
      ...over,
    })?.code;

  it('has been agreed to, by whom it is said to be', () => {
    expect(why({})).toBeUndefined();
    expect(why({ line: '9.9' })).toBe('schedule-line-unknown');
    expect(why({ version: 2 })).toBe('schedule-line-unknown');
    for (const scheduleBasis of ['superior', 'own'] as const)
      expect(why({ scheduleBasis })).toBe('schedule-of-another-basis');
    // What a legacy period is mapped to, any schedule may say.
    expect(why({ scheduleBasis: 'legacy' })).toBeUndefined();
  });

  it('gives no longer period than what rests on it; a longer one is no error', () => {
    expect(why({ period: 'D10' })).toBe('period-shorter-than-its-line');
    expect(why({ line: '1.1' })).toBe('period-shorter-than-its-line');
    expect(why({ period: '永久' })).toBeUndefined();
  });
});
