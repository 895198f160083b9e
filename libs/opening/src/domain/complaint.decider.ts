import type { EventDraft, OpeningComplaintHandled, PastEvent } from '@fonds/event-contracts';
import { type Deed, lawOnDay } from '@fonds/holdings';
import { ok, refuse, type Decider } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';

export interface ComplaintCommand {
  readonly deed: Deed;
  readonly told: OpeningComplaintHandled;
}

/** E65: a complaint about opening (AL 28(2)), with what the authority found and replied; said once. */
export const complaintDecider: Decider<boolean, ComplaintCommand, PastEvent, EventDraft> = {
  initial: false,
  evolve: (handled, event) => handled || event.type === 'OpeningComplaintHandled',
  decide({ deed, told }, handled) {
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    if (late) return refuse(late);
    return handled
      ? refuse(plainRefusal('opening-complaint-handled'))
      : ok([
          {
            type: 'OpeningComplaintHandled',
            data: told,
            // The law has had the right to complain since then; before, no article was read.
            basis: lawOnDay(deed).inForce('AL') ? [{ instrument: 'AL', article: '28(2)' }] : [],
          },
        ]);
  },
};
