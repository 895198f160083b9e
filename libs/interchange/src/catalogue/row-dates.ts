import {
  dateOfExcelSerial,
  isNoDay,
  parseCatalogueDate,
  type DateProblem,
  type FormationDate,
  type Result,
} from '@fonds/kernel';
import type { Book, Cell } from '../sheets/sheet';
import type { Layout } from './layout';
import { textOf } from './row-code';
import type { RowValues } from './row-values';

type Read = Result<FormationDate, DateProblem>;

/**
 * The date of one cell. A date cell counts from its book's first day; a five-figure number without a date format is
 * taken as a serial too, except where it may as well be a year with one figure of a month (20031). In CSV nothing
 * tells a plain number from a text, and nothing tells the date system.
 */
export function dateOfCell(cell: Cell, book: Pick<Book, 'kind' | 'dateSystem'>): Read {
  const { number, text } = cell;
  if (number !== undefined && (cell.isDate || isLostSerial(number))) {
    const day = dateOfExcelSerial(number, book.dateSystem);
    if (day && cell.isDate && MONTH_OR_YEAR.test(text)) return parseCatalogueDate(text);
    if (day && isNoDay(day)) return { ok: true, value: { printed: text, certainty: 'unknown' } };
    if (day) return { ok: true, value: { printed: text, from: day, to: day, certainty: 'exact' } };
    return { ok: false, error: { code: 'date-impossible', facts: { printed: text } } };
  }
  return parseCatalogueDate(text, {
    numeric: number !== undefined || (book.kind === 'csv' && /^[\d.]+$/.test(text.trim())),
  });
}

/** What a format without days shows: nobody wrote the day that its serial has. */
const MONTH_OR_YEAR = /^\d{4}(?:-\d\d)?$/;

const isLostSerial = (number: number): boolean =>
  Number.isInteger(number) && number >= 10_000 && number < 80_000 && !(number > 15_000 && number < 21_000);

/** Two columns, first and last day; printed as `first-last`. */
export function dateOfTwoCells(
  first: Cell | undefined,
  last: Cell | undefined,
  book: Pick<Book, 'kind' | 'dateSystem'>,
): Read | undefined {
  const [from, to] = [first, last].map((cell) => (cell?.text.trim() ? dateOfCell(cell, book) : undefined));
  if (!from || !to) return from ?? to;
  if (!from.ok) return from;
  if (!to.ok) return to;
  const printed = `${from.value.printed}-${to.value.printed}`;
  if (from.value.from && to.value.to && from.value.from > to.value.to)
    return { ok: false, error: { code: 'date-reversed', facts: { printed } } };
  const certainties = [from.value.certainty, to.value.certainty];
  const certainty =
    certainties.find((each) => each === 'unknown') ?? certainties.find((each) => each !== 'exact') ?? 'exact';
  return {
    ok: true,
    value: {
      printed,
      ...(from.value.from && { from: from.value.from }),
      ...(to.value.to && { to: to.value.to }),
      certainty,
    },
  };
}

/** Whether a row has only one of the two days that its columns ask for; a range in one cell is both of them. */
export function givesHalf(values: RowValues, { byField }: Layout): boolean {
  const begins = byField.has('dateFrom') ? 'dateFrom' : 'date';
  if (!byField.has('dateTo') || !byField.has(begins)) return false;
  if (begins === 'dateFrom' && textOf(values, 'date')) return false;
  const [first, last] = [textOf(values, begins), textOf(values, 'dateTo')];
  return Boolean(first) !== Boolean(last) && !/\d{4}.*\d{4}/.test((first || last).normalize('NFKC'));
}
