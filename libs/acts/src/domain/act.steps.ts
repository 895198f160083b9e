import { leavingOf, manifestOf, type Act, type Leaving } from './act.state';

/** What an act still owes, one durable write at a time (architecture.md §5). */
export type ActStep =
  | { readonly kind: 'claim'; readonly parts: readonly number[] }
  | { readonly kind: 'release'; readonly units: readonly string[]; readonly why: Leaving }
  /** Acts that no signature has to wait for. */
  | { readonly kind: 'seal' }
  /** Acts that nobody mends: refused at the gate, or all or nothing and one unit not there. */
  | { readonly kind: 'abandon' }
  | { readonly kind: 'gate' }
  | { readonly kind: 'apply'; readonly parts: readonly number[] }
  | { readonly kind: 'close' };

/** Units of one act (architecture.md §5). */
export const UNITS_OF_AN_ACT = 100_000;
/** Units of one chunk: also when every one of them is refused with its reason, the event stays under its limit. */
export const UNITS_A_PART = 1_000;
/** Chunks carried in one step: their streams are then written in one bulk load. */
const PARTS_A_STEP = 10;

/** Acts that are sealed as soon as their units are claimed. A transfer waits for both sides' signatures. */
const SEALED_AT_ONCE: readonly Act['kind'][] = [
  'loan',
  'move',
  'rearrangement',
  'corrections',
  'accession',
  'arrangement',
  'withdrawal',
];

/** What they bring into being needs every one of their units. */
const ALL_OR_NOTHING: readonly Act['kind'][] = ['rearrangement'];

/** The next step, or undefined while the act waits for a person, and when it is closed. */
export function nextStep(act: Act): ActStep | undefined {
  if (act.closed) return undefined;
  if (act.decided) return afterDecision(act);
  if (act.sealed) return { kind: 'gate' };
  if (act.serious && act.listed) {
    const parts = missing(act.parts.length, act.claimedParts);
    // Also of a withdrawn act: a process that died may have claimed units without saying so.
    if (parts.length) return { kind: 'claim', parts };
  }
  const leaving = leavingOf(act);
  const first = leaving[0];
  if (first) {
    const units = leaving.filter(([, why]) => why === first[1]).map(([unit]) => unit);
    return { kind: 'release', units: units.slice(0, UNITS_A_PART), why: first[1] };
  }
  if (act.withdrawn) return { kind: 'close' };
  if (!act.serious || !act.listed) return undefined;
  if (manifestOf(act).length === 0) return { kind: 'close' };
  if (!SEALED_AT_ONCE.includes(act.kind)) return undefined;
  // Also of a unit that was claimed, and lost before the act was sealed.
  const incomplete = ALL_OR_NOTHING.includes(act.kind) && manifestOf(act).length < act.listed.count;
  return act.refused || incomplete ? { kind: 'abandon' } : { kind: 'seal' };
}

function afterDecision(act: Act): ActStep | undefined {
  const parts = missing(act.parts.length, act.appliedParts);
  if (parts.length) return { kind: 'apply', parts };
  // E54: a destruction ends when both its supervisors have signed what became of every unit.
  return act.kind === 'destruction' && !act.certified ? undefined : { kind: 'close' };
}

/** The first chunks that are not done. */
function missing(parts: number, done: ReadonlySet<number>): readonly number[] {
  const open: number[] = [];
  for (let part = 0; part < parts && open.length < PARTS_A_STEP; part++) if (!done.has(part)) open.push(part);
  return open;
}

/** INV-03 within the act: listed = applied + returned + explained. */
export function balanceOf(act: Act): {
  readonly listed: number;
  readonly applied: number;
  readonly returned: number;
  readonly explained: number;
} {
  const standings = act.parts.flatMap((units) => [...units.values()].map(({ standing }) => standing));
  const count = (wanted: string): number => standings.filter((standing) => standing === wanted).length;
  return {
    listed: standings.length,
    applied: act.applied,
    returned: count('released') + (act.withdrawn ? count('listed') : 0),
    explained: count('refused'),
  };
}

/** Steps done and to do, for progress on the screen. */
export const progressOf = (act: Act): { readonly done: number; readonly total: number } =>
  act.decided
    ? { done: act.applied, total: act.decided.manifest.size }
    : {
        done: act.parts.reduce((n, part, at) => n + (act.claimedParts.has(at) ? part.size : 0), 0),
        total: act.parts.reduce((n, part) => n + part.size, 0),
      };
