import type { CustodyInterval, HeldSince } from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';
import type { Standing } from './unit-effects';

/** One stretch of a unit's custody: from a day (inclusive) until a day (exclusive), open at its end. */
export interface CustodyPeriod {
  /** null: custodian unknown, a gap in a reconstructed history. */
  readonly custodian: string | null;
  readonly holder: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  /** Whether the first day is known, or only the day of the opening entry. */
  readonly beginningKnown: boolean;
  /** Where it comes from: reconstructed history (E96), the opening entry, or an effect of the gate. */
  readonly source: 'history' | 'entry' | 'move';
  /** Not in store: lost, withdrawn, or gone into other units. */
  readonly out?: Standing['out'];
  /** For a move: what the effect was, and its place in the log. */
  readonly move?: CustodyMove;
}

export interface OpeningEntry {
  readonly custodian: string;
  readonly holder: string;
  readonly heldSince: HeldSince;
  /** Business date of the opening entry (E95): custody counts from it while the beginning is unknown. */
  readonly businessDate: CivilDate;
}

/** How a unit stood from a gate event on. */
export interface CustodyMove {
  readonly since: CivilDate;
  /** Log position of the gate event: on one day, log order decides. A correction keeps the place. */
  readonly place: string;
  /** Revision in the gate's stream. */
  readonly gate: number;
  /** transferred, lost, seized … */
  readonly kind: string;
  readonly custodian: string;
  readonly holder: string;
  readonly transferringUnit?: string;
  readonly out?: Standing['out'];
}

/** First day on which the opening entry's custodian counts (domain.md §4.9b, E95). */
export const custodyStart = (entry: Pick<OpeningEntry, 'heldSince' | 'businessDate'>): CivilDate =>
  (entry.heldSince.to as CivilDate | undefined) ?? entry.businessDate;

/**
 * Who had custody when: the reconstructed history (E96), its gaps, the opening entry (E95), then what the gate moved.
 * Exactly one period covers the end of each day from the first (INV-02). Intervals come in any order and do not
 * overlap, moves in the order of the gate and never before the one before them: the deciders saw to that.
 */
export function custodyTimeline(
  entry: OpeningEntry,
  history: readonly CustodyInterval[],
  moves: readonly CustodyMove[] = [],
): CustodyPeriod[] {
  const start = custodyStart(entry);
  const periods: CustodyPeriod[] = [];
  let end: CivilDate | undefined;
  const gap = (from: CivilDate, until: CivilDate): CustodyPeriod => ({
    custodian: null,
    holder: null,
    from,
    until,
    beginningKnown: false,
    source: 'history',
  });
  for (const interval of [...history].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = interval.from as CivilDate;
    const until = interval.until as CivilDate;
    if (end !== undefined && end < from) periods.push(gap(end, from));
    periods.push({
      custodian: interval.custodian,
      holder: interval.holder ?? interval.custodian,
      from,
      until,
      beginningKnown: true,
      source: 'history',
    });
    end = until;
  }
  if (end !== undefined && end < start) periods.push(gap(end, start));
  periods.push({
    custodian: entry.custodian,
    holder: entry.holder,
    from: start,
    until: moves[0]?.since ?? null,
    beginningKnown: entry.heldSince.to !== undefined,
    source: 'entry',
  });
  moves.forEach((move, n) =>
    periods.push({
      custodian: move.custodian,
      holder: move.holder,
      from: move.since,
      until: moves[n + 1]?.since ?? null,
      beginningKnown: true,
      source: 'move',
      ...(move.out && { out: move.out }),
      move,
    }),
  );
  return periods;
}
