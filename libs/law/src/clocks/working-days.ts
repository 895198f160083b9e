import { addDays, dayNumber, type CivilDate } from '@fonds/kernel';
import type { WorkingYear } from '../data/working-days';

/**
 * The last of `count` working days (工作日) that begin on the day after.
 *
 * @param years the calendar of a version of the data
 * @returns undefined when one of the days lies in a year whose calendar of holidays is not known: it cannot be computed.
 * @example workingDaysAfter('2026-09-30', 1, law.at('2026-09-30', '2026-11-29').workingYears) // '2026-10-08'
 */
export function workingDaysAfter(
  start: CivilDate,
  count: number,
  years: readonly WorkingYear[],
): CivilDate | undefined {
  let day = start;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const year = years.find((each) => each.year === Number(day.slice(0, 4)));
    if (!year) return undefined;
    if (isWorked(day, year)) left--;
  }
  return day;
}

function isWorked(day: CivilDate, { rest, worked }: WorkingYear): boolean {
  const inYear = day.slice(5);
  if (worked.includes(inYear)) return true;
  if (rest.some(([from, to]) => from <= inYear && inYear <= to)) return false;
  return !isWeekend(day);
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: CivilDate): boolean => [2, 3].includes(((dayNumber(day) % 7) + 7) % 7);
