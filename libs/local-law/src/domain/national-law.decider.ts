import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { lawDataAfter } from '@fonds/identity';
import { ok, refuse, type Decider } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';

export interface ActivateNational {
  readonly kind: 'activate-national';
  readonly version: string;
  /** The version with which the installation was opened: in effect until another was activated. */
  readonly opened: string;
  /** Versions at hand with the build. */
  readonly carried: readonly string[];
  /** SHA-256 of what decisions rest on in it (`lawDataText`). */
  readonly sha256: string;
  readonly deed: Deed;
}

/**
 * E103: a version of the national rule data that the build brings takes effect when somebody says so, with the paper that
 * it rests on. One that proved wrong is cured by activating the one before it again; what was decided stays as it was.
 */
export const nationalLawDecider: Decider<string | undefined, ActivateNational, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: (version, event) => lawDataAfter(version ?? '', event),
  decide({ version, opened, carried, sha256, deed }, activated) {
    const base = activated ?? opened;
    const wrong =
      businessDateNotInFuture(deed.businessDate, deed.today) ??
      (carried.includes(version) ? undefined : plainRefusal('law-data-not-carried', { version, carried })) ??
      (version === base ? plainRefusal('national-law-in-effect', { version }) : undefined) ??
      (deed.evidence === 0 ? plainRefusal('national-law-paper-missing') : undefined);
    if (wrong) return refuse(wrong);
    return ok([{ type: 'NationalLawActivated', data: { version, base, sha256 }, rules: [] }]);
  },
};
