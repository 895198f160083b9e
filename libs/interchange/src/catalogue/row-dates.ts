import {
  dateOfExcelSerial,
  isNoDay,
  parseCatalogueDate,
  type DateProblem,
  type FormationDate,
  type Result,
} from '@fonds/kernel';
import type { Book, Cell } from '../sheets/sheet';
import type { Field } from './column-names';
import type { Layout } from './layout';
import { textOf } from './row-code';
import type { RowValues } from './row-values';

type Read = Result<FormationDate, DateProblem>;

export interface DateOfRow {
  readonly read: Read;
  /** Fields that the date was read from: what stands in others is no part of it. */
  readonly fields: readonly Field[];
  /** Given as a part of a date, and no part of this one: a day without a month, or another day than the date cell has. */
  readonly leftOut?: { readonly field: Field; readonly value: string };
}

/**
 * The date of a row: from cells with dates, or put together of the columns 年, 月 and 日. These speak where there is no
 * date cell or it gives no days, and where there is a column 月 and they say more precisely what that cell says.
 */
export function dateOfRow(
  values: RowValues,
  layout: Layout,
  book: Pick<Book, 'kind' | 'dateSystem'>,
): DateOfRow | undefined {
  const [whole, parts] = [dateOfCells(values, layout, book), dateOfParts(values)];
  if (!whole || !parts) return whole ?? parts;
  if (!whole.read.ok) return whole;
  const spoken = !whole.read.value.from || (layout.byField.has('dateMonth') && liesIn(parts, whole));
  if (spoken && parts.read.ok) return parts;
  if (!layout.byField.has('dateMonth') || liesIn(whole, parts)) return whole;
  const value = parts.fields.map((field) => textOf(values, field)).join('.');
  return { ...whole, leftOut: { field: 'dateYear', value } };
}

/** Whether all days of one are days of the other. */
function liesIn({ read: inner }: DateOfRow, { read: outer }: DateOfRow): boolean {
  const [a, b] = [inner.ok ? inner.value : undefined, outer.ok ? outer.value : undefined];
  return Boolean(a?.from && a.to && b?.from && b.to && a.from >= b.from && a.to <= b.to);
}

function dateOfCells(
  values: RowValues,
  layout: Layout,
  book: Pick<Book, 'kind' | 'dateSystem'>,
): DateOfRow | undefined {
  const cell = values.cells.get('date');
  const given = cell && !isNothing(cell.text);
  // A second column under a two-line header 起止日期 has a field of its own; see layout.
  if (given && !(layout.byField.has('dateTo') && !layout.byField.has('dateFrom')))
    return { read: dateOfCell(cell, book), fields: ['date'] };
  const fields = [given ? 'date' : 'dateFrom', 'dateTo'] as const;
  const read = dateOfTwoCells(values.cells.get(fields[0]), values.cells.get(fields[1]), book);
  return read && { read, fields };
}

const PARTS = [
  ['dateYear', '年', /年度?$/],
  ['dateMonth', '月', /月份?$/],
  ['dateDay', '日', /[日号]$/],
] as const;

/** 2015 | 3 | 9 is 2015.3.9; 2015年 | 3月 | 9日 is 2015年3月9日. */
function dateOfParts(values: RowValues): DateOfRow | undefined {
  const given = PARTS.map(([field, unit, ending]) => ({ field, unit, ending, text: textOf(values, field) }));
  const missing = given.findIndex(({ text }) => isNothing(text));
  const known = missing < 0 ? given : given.slice(0, missing);
  const [year, ...more] = known;
  if (!year) return undefined;
  const inWords = known.some(({ text, ending }) => ending.test(text));
  const printed = !more.length
    ? year.text
    : inWords
      ? known.map(({ text, unit, ending }) => text.replace(ending, '') + unit).join('')
      : known.map(({ text }) => text).join('.');
  const without = given.slice(known.length).find(({ text }) => !isNothing(text));
  return {
    read: parseCatalogueDate(printed),
    fields: known.map(({ field }) => field),
    ...(without && { leftOut: { field: without.field, value: without.text } }),
  };
}

const isNothing = (text: string): boolean => /^[-—–/]*$/.test(text.trim());

/**
 * The date of one cell. A date cell counts from its book's first day; a five-figure number without a date format is
 * taken as a serial too, except where it may as well be a year with one figure of a month (20031). In CSV nothing
 * tells a plain number from a text, and nothing tells the date system.
 */
export function dateOfCell(cell: Cell, book: Pick<Book, 'kind' | 'dateSystem'>): Read {
  const { number, text } = cell;
  if (number !== undefined && (cell.isDate || isLostSerial(cell))) {
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

/** A day whose cell has lost its date format. */
export const isLostSerial = ({ number, isDate }: Cell): boolean =>
  number !== undefined &&
  !isDate &&
  Number.isInteger(number) &&
  number >= 10_000 &&
  number < 80_000 &&
  !(number > 15_000 && number < 21_000);

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
