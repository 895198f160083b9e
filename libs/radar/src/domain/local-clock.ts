import { addMonths, addYears, type Citation, type CivilDate } from '@fonds/kernel';
import type { Mark } from '@fonds/law';
import type { UnitClock } from './unit-clock';

/** A local length (地方规定) that takes the place of the national one: with its own citation and approver. */
export interface LocalClock {
  readonly clock: UnitClock;
  /** Organisation id of the archives for which it holds; everywhere in this installation when absent. */
  readonly place?: string;
  /** Whose rule it is: 0 the archives' own, 1 of the body above it (its city), 2 of the one above that (its province). */
  readonly above?: number;
  /** One of the two. */
  readonly years?: number;
  readonly months?: number;
  readonly from: CivilDate;
  /** Last day. */
  readonly until?: CivilDate;
  readonly basis: readonly Citation[];
  readonly mark: Mark;
  readonly approvedBy: string;
}

/** The day on which such a length has run from a day. */
export const runOut = ({ years, months }: LocalClock, start: CivilDate): CivilDate =>
  months === undefined ? addYears(start, years ?? 0) : addMonths(start, months);

/** The rule of the nearest goes first: the archives itself, its city, its province, everywhere; then a later one before an earlier. */
export function localClockOf(
  rules: readonly LocalClock[],
  clock: UnitClock,
  place: string,
  day: CivilDate,
): LocalClock | undefined {
  const holding = rules.filter(
    (rule) =>
      rule.clock === clock &&
      (rule.place === undefined || rule.place === place) &&
      rule.from <= day &&
      (!rule.until || day <= rule.until),
  );
  return holding.sort(
    (a, b) =>
      Number(b.place !== undefined) - Number(a.place !== undefined) ||
      (a.above ?? 0) - (b.above ?? 0) ||
      (a.from < b.from ? 1 : -1),
  )[0];
}
