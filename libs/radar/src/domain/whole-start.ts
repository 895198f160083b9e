import type { CivilDate, FormationDate } from '@fonds/kernel';
import { clockStart, type ClockStart } from '@fonds/law';

/**
 * From which day a clock runs, as the dates of one description say it. `open`: there are dates, and nobody knows the
 * latest, or nobody can count from it. Without any date there is neither day nor precision.
 */
export interface Start {
  readonly day: CivilDate | null;
  readonly precision: ClockStart['precision'] | 'open' | null;
}

/** What the entries described within a file say together; in any order, and part after part. */
export interface Within {
  readonly latest: Start;
  /** One of them has no date. */
  readonly undated: boolean;
}

const NONE: Start = { day: null, precision: null };
const OPEN: Start = { day: null, precision: 'open' };
export const NOTHING_WITHIN: Within = { latest: NONE, undated: false };

export const startOf = (dates: readonly FormationDate[]): Start =>
  clockStart(dates) ?? (dates.length ? OPEN : NONE);

export const gathered = (before: Within, entries: readonly Start[]): Within => ({
  latest: entries.reduce(later, before.latest),
  undated: before.undated || entries.some(({ precision }) => precision === null),
});

/**
 * A file counts from its latest document for all but its opening (domain.md §1.2 [D]). An entry without a date goes by
 * those of its file; where that has none either, the date is missing. Decisions say the same: see `unitStart`.
 */
export const wholeStart = (own: Start, { latest, undated }: Within): Start =>
  own.precision === null && undated ? { ...NONE } : later(own, latest);

function later(one: Start, other: Start): Start {
  if (one.precision === 'open' || other.precision === 'open') return OPEN;
  if (one.day === null || other.day === null) return one.day === null ? other : one;
  return other.day > one.day ? other : one;
}
