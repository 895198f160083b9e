import type { EventDraft, PastEvent, ScopeVersionSet } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { ok, refuse, type CivilDate, type Decider } from '@fonds/kernel';
import { businessDateNotInFuture, ruleRefusal } from '@fonds/law';

export type ScopeLine = ScopeVersionSet['lines'][number];

export interface ScopeVersion {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly lines: readonly ScopeLine[];
}

/** The receiving scope (接收范围) of an archives: its versions, oldest first. */
export interface Scope {
  readonly versions: readonly ScopeVersion[];
}

export interface SetScope {
  readonly kind: 'set';
  readonly archives: string;
  readonly validFrom: CivilDate;
  readonly approval: string;
  readonly lines: readonly ScopeLine[];
  readonly deed: Deed;
}

/** E33, INV-05: each version holds from its day until the next one's. */
export const scopeDecider: Decider<Scope, SetScope, PastEvent, EventDraft> = {
  initial: { versions: [] },
  evolve(scope, event) {
    if (event.type !== 'ScopeVersionSet') return scope;
    const { version, validFrom, lines } = event.data;
    return { versions: [...scope.versions, { version, validFrom: validFrom as CivilDate, lines }] };
  },
  decide({ archives, validFrom, approval, lines, deed }, { versions }) {
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    if (late) return refuse(late);
    const last = versions[versions.length - 1];
    if (last && validFrom <= last.validFrom)
      return refuse(ruleRefusal('scope-not-after-last', 'INV-05', { validFrom, last: last.validFrom }));
    if (!lines.length) return refuse(ruleRefusal('scope-empty', 'INV-05'));
    const version = (last?.version ?? 0) + 1;
    return ok([
      {
        type: 'ScopeVersionSet',
        data: { archives, version, validFrom, approval, lines: [...lines] },
        rules: ['INV-05'],
      },
    ]);
  },
};

/** The version in force on a day. */
export const scopeOn = ({ versions }: Scope, date: string): ScopeVersion | undefined =>
  versions.filter(({ validFrom }) => validFrom <= date).pop();
