import { dateOfDayNumber } from '@fonds/kernel';

const DAY = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** UTC milliseconds as ISO 8601 in UTC. @example instantText(0) // '1970-01-01T00:00:00.000Z' */
export function instantText(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  const rest = milliseconds - days * DAY;
  const [h, m, s] = [
    Math.floor(rest / 3_600_000),
    Math.floor(rest / 60_000) % 60,
    Math.floor(rest / 1000) % 60,
  ];
  return `${dateOfDayNumber(days)}T${two(h)}:${two(m)}:${two(s)}.${String(rest % 1000).padStart(3, '0')}Z`;
}
