import type { RetentionAssigned, RetentionScheduleApproved } from '@fonds/event-contracts';
import type { Refusal } from '@fonds/kernel';
import { retentionTerm, ruleRefusal } from '@fonds/law';

/** The retention schedule (归档范围和保管期限表) of a body: its versions, oldest first. */
export interface Schedule {
  readonly versions: readonly RetentionScheduleApproved[];
}

/** The line of a version; undefined where there is none. */
const lineOf = (
  { versions }: Schedule,
  { version, line }: { readonly version: number; readonly line: string },
): RetentionScheduleApproved['lines'][number] | undefined =>
  versions.find((each) => each.version === version)?.lines.find((each) => each.line === line);

/** What is assigned by a line of a schedule. */
export interface CitedLine {
  readonly version: number;
  readonly line: string;
  readonly scheduleBasis: RetentionAssigned['scheduleBasis'];
  readonly period: string;
}

/**
 * E12, INV-10: what is cited has been agreed to (E06), by whom it is said to be, and gives no longer period than it is
 * cited for; a longer one is no error. A legacy period may be mapped by any schedule.
 */
export function citedLineRefusal(schedule: Schedule, cited: CitedLine): Refusal | undefined {
  const { version, line, scheduleBasis, period } = cited;
  const known = lineOf(schedule, cited);
  const agreed = schedule.versions.find((each) => each.version === version);
  if (!known || !agreed) return ruleRefusal('schedule-line-unknown', 'INV-10', { version, line });
  if (scheduleBasis !== 'legacy' && scheduleBasis !== agreed.scheduleBasis)
    return ruleRefusal('schedule-of-another-basis', 'INV-10', {
      version,
      scheduleBasis: agreed.scheduleBasis,
      given: scheduleBasis,
    });
  return yearsOf(period) < yearsOf(known.period)
    ? ruleRefusal('period-shorter-than-its-line', 'INV-10', { line, period: known.period, given: period })
    : undefined;
}

/** NaN for what nobody has mapped, which is neither shorter nor longer. */
function yearsOf(period: string): number {
  const term = retentionTerm(period);
  if (term === 'permanent') return Number.POSITIVE_INFINITY;
  return typeof term === 'number' ? term : Number.NaN;
}

export const scheduleStream = (organisation: string): string => `schedule-${organisation}`;
