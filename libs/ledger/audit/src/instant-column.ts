import { dateOfDayNumber, dayNumber, isCivilDate, type CivilDate } from '@fonds/kernel';

/** PostgreSQL counts its instants in microseconds from the beginning of this day in UTC. */
const DAY_ZERO = dayNumber('2000-01-01' as CivilDate);
const FIRST_DAY = dayNumber('0001-01-01' as CivilDate) - DAY_ZERO;
const LAST_DAY = dayNumber('9999-12-31' as CivilDate) - DAY_ZERO;
const DAY = 86_400_000_000;
const TIME = /^T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6}))?Z$/;

/** @param instant as metadata write it. @returns microseconds since 2000-01-01 UTC; nothing for what is no instant */
export function microsOf(instant: string): number | undefined {
  const day = instant.slice(0, 10);
  const [, hour, minute, second, fraction = ''] = TIME.exec(instant.slice(10)) ?? [];
  if (second === undefined || !isCivilDate(day)) return undefined;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return (dayNumber(day) - DAY_ZERO) * DAY + seconds * 1e6 + Number(fraction.padEnd(6, '0'));
}

/** As PostgreSQL writes it in UTC: `2026-11-22 04:00:00.12+00`; of a day that has no four digits for its year, the number. */
export function instantText(micros: number): string {
  const day = Math.floor(micros / DAY);
  if (day < FIRST_DAY || day > LAST_DAY) return String(micros);
  const rest = micros - day * DAY;
  const seconds = Math.floor(rest / 1e6);
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  const fraction = String(rest - seconds * 1e6)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${dateOfDayNumber(day + DAY_ZERO)} ${time}${fraction && `.${fraction}`}+00`;
}
