import type { CivilDate, FormationDate } from '@fonds/kernel';

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
 * @returns undefined when no date can be computed with or the last one is open: the unit is listed as *date missing*,
 *   never as not due.
 */
export function clockStart(dates: readonly FormationDate[]): ClockStart | undefined {
  let latest: FormationDate | undefined;
  for (const date of dates) {
    // An end that nobody knows may be the latest of all.
    if (!date.to) return undefined;
    if (!latest?.to || date.to > latest.to) latest = date;
  }
  if (!latest?.to) return undefined;
  const precision =
    latest.certainty !== 'exact' ? 'assumed' : latest.from === latest.to ? 'exact' : 'rounded';
  return { day: latest.to, precision };
}
