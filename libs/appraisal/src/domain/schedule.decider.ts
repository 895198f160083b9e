import type { EventDraft, PastEvent, RetentionScheduleApproved } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { ok, refuse, type Decider } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import type { Schedule } from './schedule.state';

export interface ApproveSchedule {
  readonly kind: 'approve';
  readonly schedule: Omit<RetentionScheduleApproved, 'version'>;
  /** Who agrees is the authority or a body above, not the body itself. */
  readonly byAnother: boolean;
  readonly deed: Deed;
}

/** E06, INV-10: versions of a retention schedule, each from its day on; own schedules need nobody else. */
export const scheduleDecider: Decider<Schedule, ApproveSchedule, PastEvent, EventDraft> = {
  initial: { versions: [] },
  evolve: (schedule, event) =>
    event.type === 'RetentionScheduleApproved' ? { versions: [...schedule.versions, event.data] } : schedule,
  decide({ schedule, byAnother, deed }, { versions }) {
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    if (late) return refuse(late);
    const last = versions[versions.length - 1];
    if (last && schedule.validFrom <= last.validFrom)
      return refuse(
        ruleRefusal('schedule-not-after-last', 'INV-10', {
          validFrom: schedule.validFrom,
          last: last.validFrom,
        }),
      );
    if (schedule.scheduleBasis !== 'own' && !byAnother)
      return refuse(
        ruleRefusal('schedule-agreed-by-itself', 'INV-10', { scheduleBasis: schedule.scheduleBasis }),
      );
    const lines = schedule.lines.map(({ line }) => line);
    if (new Set(lines).size !== lines.length) return refuse(plainRefusal('schedule-line-twice'));
    const version = (last?.version ?? 0) + 1;
    return ok([{ type: 'RetentionScheduleApproved', data: { ...schedule, version }, rules: ['INV-10'] }]);
  },
};
