import type { CivilDate, FormationDate } from '@fonds/kernel';

/**
 * The calendar has no year after 9999, and the longest period has three figures. What lies later is not when something
 * was formed: 9999-12-31 is how old databases say that there is no date.
 */
const LAST_START = '8999-12-31' as CivilDate;

/** Whether a day can be counted on from, by every length that the law or a description may have. */
export const isCountable = (start: CivilDate): boolean => start <= LAST_START;

/** The day from which a clock runs, and whether it was said or is only the latest it can be. */
export interface ClockStart {
  readonly day: CivilDate;
  /** exact: the day itself was given; rounded: the last day of a month, a year or a range; assumed: of a date that is approximate or inferred. */
  readonly precision: 'exact' | 'rounded' | 'assumed';
}

/**
 * From which day a unit's clocks run (domain.md §1.2, rounding [D]): its latest document; a year counts from 31 December,
 * a month from its last day.
 *
 * @returns undefined when no date can be computed with, the last one is open, or it lies beyond all counting: the unit is
 *   listed as *date missing*, never as not due.
 */
export function clockStart(dates: readonly FormationDate[]): ClockStart | undefined {
  let latest: FormationDate | undefined;
  for (const date of dates) {
    // An end that nobody knows may be the latest of all.
    if (!date.to) return undefined;
    if (!latest?.to || date.to > latest.to) latest = date;
  }
  if (!latest?.to || !isCountable(latest.to)) return undefined;
  const precision =
    latest.certainty !== 'exact' ? 'assumed' : latest.from === latest.to ? 'exact' : 'rounded';
  return { day: latest.to, precision };
}
