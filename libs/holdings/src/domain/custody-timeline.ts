import type { CustodyInterval, HeldSince } from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';

/** One stretch of a unit's custody: from a day (inclusive) until a day (exclusive), open at its end. */
export interface CustodyPeriod {
  /** null: custodian unknown, a gap in a reconstructed history. */
  readonly custodian: string | null;
  readonly holder: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  /** Whether the first day is known, or only the day of the opening entry. */
  readonly beginningKnown: boolean;
}

export interface OpeningEntry {
  readonly custodian: string;
  readonly holder: string;
  readonly heldSince: HeldSince;
  /** Business date of the opening entry (E95): custody counts from it while the beginning is unknown. */
  readonly businessDate: CivilDate;
}

/** First day on which the opening entry's custodian counts (domain.md §4.9b, E95). */
export const custodyStart = (entry: Pick<OpeningEntry, 'heldSince' | 'businessDate'>): CivilDate =>
  (entry.heldSince.to as CivilDate | undefined) ?? entry.businessDate;

/**
 * Who had custody when: the reconstructed history (E96), its gaps, then the opening entry (E95). Exactly one period
 * covers each day from the first (INV-02). Intervals come in any order and do not overlap: the decider saw to that.
 */
export function custodyTimeline(entry: OpeningEntry, history: readonly CustodyInterval[]): CustodyPeriod[] {
  const start = custodyStart(entry);
  const periods: CustodyPeriod[] = [];
  let end: CivilDate | undefined;
  const gap = (from: CivilDate, until: CivilDate): CustodyPeriod => ({
    custodian: null,
    holder: null,
    from,
    until,
    beginningKnown: false,
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
    });
    end = until;
  }
  if (end !== undefined && end < start) periods.push(gap(end, start));
  periods.push({
    custodian: entry.custodian,
    holder: entry.holder,
    from: start,
    until: null,
    beginningKnown: entry.heldSince.to !== undefined,
  });
  return periods;
}
