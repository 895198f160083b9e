import type { EventDraft, PastEvent, RecordCaptured } from '@fonds/event-contracts';
import { unitDecider, type Deed, type UnitState, lawOnDay } from '@fonds/holdings';
import { ok, refuse, type Decider } from '@fonds/kernel';
import { businessDateNotInFuture, ruleRefusal } from '@fonds/law';

export interface Capture {
  readonly kind: 'capture';
  readonly record: Omit<RecordCaptured, 'origin' | 'owner'> & {
    /** Absent where neither the record nor its maker tells it. */
    readonly owner?: RecordCaptured['owner'];
    readonly origin?: Partial<RecordCaptured['origin']>;
  };
  readonly electronic: boolean;
  readonly deed: Deed;
}

/** E07: a record enters the account where it was made. INV-32: an electronic one with its origin. */
export const captureDecider: Decider<UnitState, Capture, PastEvent, EventDraft> = {
  initial: unitDecider.initial,
  evolve: (state, event) => unitDecider.evolve(state, event),
  decide({ record, electronic, deed }, state) {
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    if (late) return refuse(late);
    const printed = record.code?.printed ?? record.key.value;
    if (state.kind !== 'none')
      return refuse(ruleRefusal('record-there-already', 'INV-44', { code: printed }));
    const { origin, owner, ...rest } = record;
    if (!owner) return refuse(ruleRefusal('owner-not-said', 'INV-39b'));
    const { creator, activity, time } = origin ?? {};
    const missing = [
      ...Object.entries({ creator, activity, time }).flatMap(([name, text]) => (text ? [] : [name])),
      ...(record.digest ? [] : ['digest']),
    ];
    if (electronic && missing.length && lawOnDay(deed).enforces('INV-32'))
      return refuse(ruleRefusal('origin-incomplete', 'INV-32', { missing }));
    const told = creator && activity && time ? { ...origin, creator, activity, time } : undefined;
    const data: RecordCaptured = { ...rest, owner, ...(told && { origin: told }) };
    return ok([{ type: 'RecordCaptured', data, rules: ['INV-32', 'INV-39b', 'INV-44'] }]);
  },
};
