import { compareBytes, Malformed, textOf, utf8 } from './bytes';
import { rootOfRows } from './merkle-root';

/** A list of rows in a file: its rows, and what an event says of such a list. */
export interface RowList {
  readonly rows: readonly string[];
  readonly count: number;
  /** RFC 6962 root over the rows in byte order, hexadecimal. */
  readonly root: string;
}

const NEWLINE = 0x0a;

/** The rows in byte order, a newline behind each. @throws Malformed for a row that is there twice, or holds a newline. */
export function rowListFile(rows: readonly string[]): Uint8Array {
  const sorted = rows.map(utf8).sort(compareBytes);
  const file = new Uint8Array(sorted.reduce((length, row) => length + row.length + 1, 0));
  let at = 0;
  for (const [i, row] of sorted.entries()) {
    const before = sorted[i - 1];
    if (row.includes(NEWLINE) || (before && compareBytes(before, row) === 0))
      throw new Malformed('list', 'a row that cannot stand in it');
    file.set(row, at);
    at += row.length;
    file[at++] = NEWLINE;
  }
  return file;
}

/** @throws Malformed for anything that {@link rowListFile} would not write. */
export function readRowList(bytes: Uint8Array, where: string): RowList {
  const text = textOf(bytes, where);
  if (text !== '' && !text.endsWith('\n')) throw new Malformed(where, 'no newline at its end');
  const rows = text === '' ? [] : text.slice(0, -1).split('\n');
  // Without surrogates the order of UTF-16 is that of the bytes of UTF-8.
  const rises = SURROGATE.test(text)
    ? (a: string, b: string) => compareBytes(utf8(a), utf8(b)) < 0
    : (a: string, b: string) => a < b;
  for (let i = 1; i < rows.length; i++)
    if (!rises(rows[i - 1] ?? '', rows[i] ?? '')) throw new Malformed(where, `row ${i} out of order`);
  return { rows, count: rows.length, root: rootOfRows(rows) };
}

const SURROGATE = /[\ud800-\udfff]/;
