import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** What a spreadsheet takes for the beginning of a formula; the full-width signs count where Chinese is typed. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Keeps a spreadsheet from computing a cell: one apostrophe is put before a text that begins like a formula, also
 * when apostrophes stand before it already. So it can be undone exactly, see {@link restoreNeutralised}.
 * @example neutralise('=1+1') === "'=1+1"; neutralise("'-") === "''-"; neutralise("it's") === "it's"
 */
export const neutralise = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** The inverse of {@link neutralise}. Only for tables that {@link writeCsv} wrote: others mean their apostrophes. */
export const restoreNeutralised = (text: string): string =>
  text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text;

const quote = (text: string): string =>
  /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quote(neutralise(cell))).join(',')}\r\n`;

/** About this much is written at once. */
const PIECE = 64 * 1024;

/**
 * A table for Excel and WPS: UTF-8 with byte order mark, comma, CR LF, formulas neutralised. Waits for the stream
 * where it is slow; does not end it.
 * @returns the number of rows, the header not counted
 */
export async function writeCsv(
  stream: Writable,
  header: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<number> {
  const ended = finished(stream);
  // Reported by whatever waits next; without this a failed write would end the process before that.
  ended.catch(() => undefined);
  let [piece, count] = [`\ufeff${csvLine(header)}`, 0];
  const flush = async (): Promise<void> => {
    const ready = stream.write(piece);
    piece = '';
    if (!ready) await Promise.race([once(stream, 'drain'), ended]);
  };
  for await (const row of rows) {
    piece += csvLine(row);
    count += 1;
    if (piece.length >= PIECE) await flush();
  }
  await flush();
  return count;
}
