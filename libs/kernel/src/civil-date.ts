/** A day of the civil calendar, `YYYY-MM-DD`. Business dates are meant in Asia/Shanghai. Text order is day order. */
export type CivilDate = string & { readonly __civilDate: true };

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 1…12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Read digit by digit: an import asks several times for every unit, and an expression with groups takes five times as long. */
export function isCivilDate(text: string): text is CivilDate {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const HYPHEN = 45;
const ZERO = 48;

/** @returns NaN where something else stands among the digits 0–9. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

const numbersOf = (date: CivilDate): readonly [year: number, month: number, day: number] => [
  digits(date, 0, 4),
  digits(date, 5, 7),
  digits(date, 8, 10),
];

/** @throws TypeError when `text` is not an existing day written `YYYY-MM-DD`. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new TypeError(`not a day of the calendar written YYYY-MM-DD: ${text}`);
  return text;
}

/** A day from its numbers, or undefined where the calendar has no such day. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCivilDate(text) ? text : undefined;
}

/** 9999-12-31 and every other day of its year: how old databases and spreadsheets write that there is no day. */
export const isNoDay = (day: CivilDate): boolean => day.startsWith('9999');

/** Days since 1970-01-01 (negative before), by the proleptic Gregorian calendar. */
export function dayNumber(date: CivilDate): number {
  const [year, month, day] = numbersOf(date);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

/** The inverse of {@link dayNumber}. */
export function dateOfDayNumber(days: number): CivilDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = civilDateOf(year, month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1);
  if (!date) throw new RangeError(`day number ${days} is outside the calendar`);
  return date;
}

export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDayNumber(dayNumber(date) + days);

/**
 * The same day `months` later; the last day of the month where it has no such day (2000-02-29 + 12 months is 2001-02-28).
 *
 * @throws RangeError beyond the year 9999 or before the year 1.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = numbersOf(date);
  const at = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const moved = civilDateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  if (!moved) throw new RangeError(`${date} and ${months} months is outside the calendar`);
  return moved;
}

/** The day on which `years` are full: 29 February ends in a common year on the 28th. */
export const addYears = (date: CivilDate, years: number): CivilDate => addMonths(date, years * 12);

export const laterDay = (one: CivilDate | undefined, other: CivilDate): CivilDate =>
  one !== undefined && one > other ? one : other;

/** China Standard Time has no daylight saving since 1991; business dates are civil days of UTC+8. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The civil day in Asia/Shanghai at a UTC instant in milliseconds. */
export const shanghaiDay = (utcMilliseconds: number): CivilDate =>
  dateOfDayNumber(Math.floor((utcMilliseconds + SHANGHAI_OFFSET_MS) / 86_400_000));

/** The wall clock in Asia/Shanghai at a UTC instant in milliseconds. @example shanghaiTime(0) // '1970-01-01 08:00:00' */
export function shanghaiTime(utcMilliseconds: number): string {
  const seconds = Math.floor((utcMilliseconds + SHANGHAI_OFFSET_MS) / 1000) % 86_400;
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${shanghaiDay(utcMilliseconds)} ${clock}`;
}
