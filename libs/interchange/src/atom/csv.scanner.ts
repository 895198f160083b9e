import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import type { Place } from '../source';
import { atomUnreadable } from './atom.problem';

/** A row of AtoM's CSV with every field of ISAD(G) filled stays below 100 KiB. */
export const MAX_RECORD = 1_048_576;
const CHUNK = 262_144;
const [QUOTE, COMMA, LF, CR] = [0x22, 0x2c, 0x0a, 0x0d];

/** One record of a CSV file: where its bytes lie, and its text without the line end. */
export interface RawRecord {
  /** Byte offsets in the file; `end` is exclusive and before the line end. */
  readonly start: number;
  readonly end: number;
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly text: string;
}

/**
 * Cuts a UTF-8 CSV file (RFC 4180; any line end) into records, a few hundred at a time. Byte offsets are kept, so
 * that a second pass can read any record again; that is why this is not left to the CSV library.
 * @throws UnreadableSource `csv-not-well-formed`, `text-too-long`, `encoding-contradicts`.
 */
export async function* csvRecords(file: FileHandle, place: Place): AsyncGenerator<RawRecord[]> {
  const scanner = new Scanner(place);
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, scanner.read);
    yield scanner.scan(buffer.subarray(0, bytesRead));
    if (bytesRead === 0) return;
  }
}

class Scanner {
  /** Bytes handed in so far. */
  read = 0;
  private carried: Buffer = Buffer.alloc(0);
  /** Line on which the carried record begins. */
  private line = 1;
  private afterCr = false;

  constructor(private readonly place: Place) {}

  scan(bytes: Buffer): RawRecord[] {
    const last = bytes.length === 0;
    let begin = this.read === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const all = this.carried.length ? Buffer.concat([this.carried, bytes]) : bytes;
    const base = this.read - this.carried.length;
    this.read += bytes.length;
    const records: RawRecord[] = [];
    let [line, lineOfRecord, quoted, fieldStart, closed] = [this.line, this.line, false, true, false];
    let afterCr = this.carried.length === 0 && this.afterCr;
    for (let i = begin; i < all.length; i++) {
      const byte = all[i];
      if (byte === LF && !afterCr) line++;
      else if (byte === CR) line++;
      afterCr = byte === CR;
      if (quoted) {
        if (byte === QUOTE) [quoted, closed] = [false, true];
        continue;
      }
      if (byte === LF || byte === CR) {
        if (i > begin) records.push(this.record(all, begin, i, base, lineOfRecord));
        [begin, lineOfRecord, fieldStart, closed] = [i + 1, line, true, false];
      } else if (byte === QUOTE && (fieldStart || closed))
        [quoted, fieldStart, closed] = [true, false, false];
      else if (byte === COMMA) [fieldStart, closed] = [true, false];
      else if (closed) throw this.malformed('text behind a closing quote', line);
      else fieldStart = false;
    }
    if (last && quoted) throw this.malformed('a quote that is never closed', lineOfRecord);
    if (last && all.length > begin) records.push(this.record(all, begin, all.length, base, lineOfRecord));
    if (all.length - begin > MAX_RECORD) this.tooLong(lineOfRecord);
    this.carried = last ? Buffer.alloc(0) : Buffer.from(all.subarray(begin));
    [this.line, this.afterCr] = [lineOfRecord, afterCr];
    return records;
  }

  private record(all: Buffer, begin: number, end: number, base: number, line: number): RawRecord {
    if (end - begin > MAX_RECORD) this.tooLong(line);
    const bytes = all.subarray(begin, end);
    if (!isUtf8(bytes))
      throw atomUnreadable('encoding-contradicts', { ...this.place, line }, { line, detail: 'not UTF-8' });
    return { start: base + begin, end: base + end, line, text: bytes.toString('utf8') };
  }

  private tooLong(line: number): never {
    throw atomUnreadable('text-too-long', { ...this.place, line }, { line, limit: MAX_RECORD });
  }

  private malformed(detail: string, line: number): Error {
    return atomUnreadable('csv-not-well-formed', { ...this.place, line }, { line, detail });
  }
}

/** The cells of one record. Quotes are taken off, doubled quotes become one. */
export function csvCells(record: string): string[] {
  if (!record.includes('"')) return record.split(',');
  const cells: string[] = [];
  for (let i = 0; i <= record.length;) {
    if (record[i] === '"') {
      let [cell, from] = ['', i + 1];
      for (;;) {
        const quote = record.indexOf('"', from);
        if (quote < 0) return [...cells, cell + record.slice(from)];
        cell += record.slice(from, quote);
        from = quote + 1;
        if (record[from] !== '"') break;
        cell += '"';
        from++;
      }
      cells.push(cell);
      i = from + 1;
    } else {
      const comma = record.indexOf(',', i);
      const end = comma < 0 ? record.length : comma;
      cells.push(record.slice(i, end));
      i = end + 1;
    }
  }
  return cells;
}
