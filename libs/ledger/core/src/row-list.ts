import { compareBytes, Malformed, textOf, utf8 } from './bytes';
import { MerkleRoot } from './merkle-root';

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
  const rows: string[] = [];
  const root = new MerkleRoot();
  let before: Uint8Array | undefined;
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, at);
    if (end < 0) throw new Malformed(where, 'no newline at its end');
    const row = bytes.subarray(at, end);
    if (before && compareBytes(before, row) >= 0)
      throw new Malformed(where, `row ${rows.length} out of order`);
    root.add(row);
    rows.push(textOf(row, where));
    before = row;
    at = end + 1;
  }
  return { rows, count: rows.length, root: root.hex() };
}
