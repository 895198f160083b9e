import { civilDate, dateOfDayNumber, dayNumber, isCivilDate } from '@fonds/kernel';

export type DateSystem = '1900' | '1904';

/** Day 0 of the serials after 1900-02-28: Excel counts a 29th of February 1900 that never was. */
const ORIGIN_1900 = dayNumber(civilDate('1899-12-30'));
const ORIGIN_1904 = dayNumber(civilDate('1904-01-01'));
/** 9999-12-31, the last day that Excel shows. */
const LAST_DAY = dayNumber(civilDate('9999-12-31'));

export interface SerialInstant {
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * What a serial means. Serial 60 of the 1900 system is shown as 1900-02-29 and serial 0 as 1900-01-00, as Excel
 * does: neither is a day, and whoever reads the date refuses them. Undefined where Excel shows no date either.
 */
export function serialInstant(serial: number, system: DateSystem): SerialInstant | undefined {
  if (!(serial >= 0)) return undefined;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const date = dateOfSerial(day, system);
  if (date === undefined) return undefined;
  return { date, hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60 };
}

function dateOfSerial(day: number, system: DateSystem): string | undefined {
  if (system === '1900' && day === 60) return '1900-02-29';
  if (system === '1900' && day === 0) return '1900-01-00';
  const number = system === '1904' ? ORIGIN_1904 + day : ORIGIN_1900 + day + (day < 60 ? 1 : 0);
  return number > LAST_DAY ? undefined : dateOfDayNumber(number);
}

/** The serial of a day written `YYYY-MM-DD`; undefined where it is no day, or lies before the system begins. */
export function serialOf(date: string, system: DateSystem): number | undefined {
  if (!isCivilDate(date)) return undefined;
  const number = dayNumber(date);
  const serial = system === '1904' ? number - ORIGIN_1904 : number - ORIGIN_1900;
  const counted = system === '1900' && serial <= 60 ? serial - 1 : serial;
  return counted >= (system === '1900' ? 1 : 0) ? counted : undefined;
}
