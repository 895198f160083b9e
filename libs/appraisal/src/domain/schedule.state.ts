import type { RetentionScheduleApproved } from '@fonds/event-contracts';

/** The retention schedule (归档范围和保管期限表) of a body: its versions, oldest first. */
export interface Schedule {
  readonly versions: readonly RetentionScheduleApproved[];
}

/** The line of a version; undefined where there is none. */
export const lineOf = (
  { versions }: Schedule,
  { version, line }: { readonly version: number; readonly line: string },
): RetentionScheduleApproved['lines'][number] | undefined =>
  versions.find((each) => each.version === version)?.lines.find((each) => each.line === line);

export const scheduleStream = (organisation: string): string => `schedule-${organisation}`;
