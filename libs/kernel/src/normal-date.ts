import { civilDateOf, daysInMonth, type CivilDate } from './civil-date';
import type { FormationDate } from './formation-date';

/** The computable part of a formation date. */
export type DateSpan = Pick<FormationDate, 'from' | 'to' | 'certainty'>;

/**
 * A machine-readable date as EAD writes it in `normal` (ISO 8601 day, month or year, or two of them joined by `/`;
 * either end may be open: nothing, `..`, `open`, `9999`, which alone is no date). EDTF marks `?` `~` `%` and unspecified digits (`193X`,
 * `193u`) make it approximate.
 *
 * @returns undefined when it is no such date, names a day that does not exist, or ends before it begins:
 *   the caller keeps the printed text alone.
 * @example parseNormalDate('1937/1939-05') // { from: '1937-01-01', to: '1939-05-31', certainty: 'exact' }
 */
export function parseNormalDate(normal: string): DateSpan | undefined {
  const parts = normal.trim().split('/');
  if (parts.length > 2) return undefined;
  const [first = '', second] = parts.map((part) => part.trim());
  if (second === undefined) return isOpen(first) ? undefined : day(first);
  const from = isOpen(first) ? OPEN : day(first);
  const to = isOpen(second) ? OPEN : day(second);
  if (!from || !to || (from === OPEN && to === OPEN)) return undefined;
  if (from.from && to.to && from.from > to.to) return undefined;
  const certainty =
    from.certainty === 'approximate' || to.certainty === 'approximate' ? 'approximate' : 'exact';
  return { ...(from.from && { from: from.from }), ...(to.to && { to: to.to }), certainty };
}

/** An end that is not said. */
const OPEN: DateSpan = { certainty: 'exact' };

const isOpen = (part: string): boolean => /^(|\.\.|open|present|9999(-?12(-?31)?)?)$/i.test(part);

const ISO =
  /^(\d{2}[\dXxUu]{2})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?([?~%]?)$/;

function day(text: string): DateSpan | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, yearText = '', monthText, dayText, mark] = match;
  const unspecified = /[XxUu]/.test(yearText);
  if (unspecified && monthText) return undefined;
  const span = daySpan(
    Number(yearText.replace(/[XxUu]/g, '0')),
    monthText && Number(monthText),
    dayText && Number(dayText),
  );
  if (!span) return undefined;
  if (!unspecified) return { ...span, certainty: mark ? 'approximate' : 'exact' };
  const last = civilDateOf(Number(yearText.replace(/[XxUu]/g, '9')), 12, 31);
  return last && { from: span.from, to: last, certainty: 'approximate' };
}

/** First and last day of a year, a month or a day; undefined where the calendar has none. */
export function daySpan(
  year: number,
  month?: number | '',
  dayOfMonth?: number | '',
): { readonly from: CivilDate; readonly to: CivilDate } | undefined {
  const last = month || 12;
  const from = civilDateOf(
    year,
    month === undefined || month === '' ? 1 : month,
    dayOfMonth === undefined || dayOfMonth === '' ? 1 : dayOfMonth,
  );
  const to = civilDateOf(year, last, dayOfMonth || daysInMonth(year, last));
  return from && to && { from, to };
}
