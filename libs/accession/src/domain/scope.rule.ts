import type { FindingCandidateRaised } from '@fonds/event-contracts';
import type { ScopeLine, ScopeVersion } from './scope.decider';

/** What of a unit decides whether an archives takes it. */
export interface ScopedUnit {
  readonly unit: string;
  /** 门类 as its code has it. */
  readonly class?: string;
  /** As printed. */
  readonly retention?: string;
}

export type OutsideReason = FindingCandidateRaised['reasons'][number];

/** Why something is asked about, in words. */
export const OUTSIDE_REASONS: {
  readonly [R in OutsideReason]: { readonly zh: string; readonly en: string };
} = {
  'unit-not-in-scope': { zh: '移出单位不在接收范围', en: 'the sender is not in the scope' },
  'class-not-in-scope': { zh: '门类不在接收范围', en: 'the class is not in the scope' },
  'retention-below-scope': { zh: '保管期限短于接收范围', en: 'kept for less than the scope asks' },
  'returned-inside-scope': { zh: '属于接收范围而拒收', en: 'refused though it lies in the scope' },
};

export interface Outside {
  readonly reasons: readonly OutsideReason[];
  readonly units: readonly string[];
}

const RANKS: Readonly<Record<string, number>> = { Y: 3, 永久: 3, D30: 2, '30年': 2, D10: 1, '10年': 1 };

/** Legacy periods (长期, 短期) are mapped by a dated decision, never here (domain.md §8): they are not known to be short. */
const rankOf = (retention: string | undefined): number | undefined =>
  retention === undefined ? undefined : RANKS[retention.trim()];

/**
 * INV-05: what of a transfer lies outside the scope of its date. Only what is known to be outside counts: a unit whose
 * class or retention nobody printed is not held against the archives.
 *
 * @returns undefined when everything is inside
 */
export function outsideScope(
  { lines }: ScopeVersion,
  from: string,
  units: readonly ScopedUnit[],
): Outside | undefined {
  const named = lines.filter(({ organisation }) => organisation === undefined || organisation === from);
  if (!named.length) return { reasons: ['unit-not-in-scope'], units: units.map(({ unit }) => unit) };
  const reasons = new Set<OutsideReason>();
  const outside: string[] = [];
  for (const unit of units) {
    const reason = reasonOutside(named, unit);
    if (!reason) continue;
    reasons.add(reason);
    outside.push(unit.unit);
  }
  return outside.length ? { reasons: [...reasons], units: outside } : undefined;
}

function reasonOutside(lines: readonly ScopeLine[], unit: ScopedUnit): OutsideReason | undefined {
  const ofClass = lines.filter(
    (line) => line.class === undefined || unit.class === undefined || line.class === unit.class,
  );
  if (!ofClass.length) return 'class-not-in-scope';
  const rank = rankOf(unit.retention);
  const taken = ofClass.some(
    ({ minRetention }) => !minRetention || rank === undefined || rank >= (RANKS[minRetention] ?? 0),
  );
  return taken ? undefined : 'retention-below-scope';
}
