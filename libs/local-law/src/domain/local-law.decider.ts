import type { EventDraft, LawDataActivated, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { canonicalJson, ok, refuse, type Decider, type Refusal } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';

export type LocalRule = LawDataActivated['rules'][number];

/** Local rules (地方规定) of one place: the names of its versions, and the rules of the last. */
export interface LocalLaw {
  readonly versions: readonly string[];
  readonly rules: readonly LocalRule[];
}

export interface ActivateLaw {
  readonly kind: 'activate';
  /** Organisation id of the archives for which they hold, or of a body above archives; everywhere here when absent. */
  readonly place?: string;
  readonly version: string;
  /** Version of the national rule data of this build. */
  readonly base: string;
  /** SHA-256 of the canonical JSON of the rules: see {@link rulesText}. */
  readonly sha256: string;
  readonly rules: readonly LocalRule[];
  readonly deed: Deed;
}

/** What the digest of a version is taken over: its rules, in their order, RFC 8785. */
export const rulesText = (rules: readonly LocalRule[]): string =>
  canonicalJson(rules.map((rule) => ({ ...rule })));

/**
 * E103: local rules stand beside the national data of the build, each with its own citation and approver. A version
 * takes the place of the one before it as a whole; what was decided under that one stays as it was.
 */
export const localLawDecider: Decider<LocalLaw, ActivateLaw, PastEvent, EventDraft> = {
  initial: { versions: [], rules: [] },
  evolve(state, event) {
    if (event.type !== 'LawDataActivated') return state;
    return { versions: [...state.versions, event.data.version], rules: event.data.rules };
  },
  decide({ place, version, base, sha256, rules, deed }, state) {
    const wrong =
      businessDateNotInFuture(deed.businessDate, deed.today) ??
      (deed.evidence === 0 ? plainRefusal('local-law-paper-missing') : undefined) ??
      (state.versions.includes(version) ? plainRefusal('local-law-version-taken', { version }) : undefined) ??
      (rulesText(rules) === rulesText(state.rules)
        ? plainRefusal('local-law-unchanged', {
            version,
            last: state.versions[state.versions.length - 1] ?? '',
          })
        : undefined) ??
      contradiction(rules);
    if (wrong) return refuse(wrong);
    return ok([
      {
        type: 'LawDataActivated',
        data: { ...(place !== undefined && { place }), version, base, sha256, rules: [...rules] },
        rules: [],
      },
    ]);
  },
};

/** On each day at most one length for a clock. */
function contradiction(rules: readonly LocalRule[]): Refusal | undefined {
  for (const [i, rule] of rules.entries()) {
    const { clock, from, until, years, months } = rule;
    if ((years === undefined) === (months === undefined))
      return plainRefusal('local-law-length', { clock, from });
    if (until !== undefined && until < from)
      return plainRefusal('local-law-days-reversed', { clock, from, until });
    const other = rules.slice(0, i).find((each) => each.clock === clock && overlap(each, rule));
    if (other) return plainRefusal('local-law-overlaps', { clock, from, other: other.from });
  }
  return undefined;
}

const overlap = (a: LocalRule, b: LocalRule): boolean =>
  (a.until === undefined || a.until >= b.from) && (b.until === undefined || b.until >= a.from);
