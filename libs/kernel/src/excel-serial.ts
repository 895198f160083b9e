import { addDays, civilDate, type CivilDate } from './civil-date';

const DAYS_TO_9999 = 2_958_465;

/**
 * The day of a spreadsheet serial; a fraction is a time of day and is dropped. In the 1900 system serial 1 is
 * 1900-01-01 and serial 60 is a 29 February 1900 that never was (the bug is kept by every spreadsheet); in the 1904
 * system serial 0 is 1904-01-01.
 *
 * @returns undefined for what is no day: negative, zero and 60 in the 1900 system, beyond 9999.
 * @example dateOfExcelSerial(37873, '1900') // '2003-09-09'
 */
export function dateOfExcelSerial(serial: number, dateSystem: '1900' | '1904'): CivilDate | undefined {
  const days = Math.floor(serial);
  if (!Number.isFinite(days) || days > DAYS_TO_9999) return undefined;
  if (dateSystem === '1904')
    return days < 0 || days > DAYS_TO_9999 - 1462 ? undefined : addDays(civilDate('1904-01-01'), days);
  if (days < 1 || days === 60) return undefined;
  return addDays(civilDate(days < 60 ? '1899-12-31' : '1899-12-30'), days);
}
