import type { Position } from '../../event-store.port';
import type { PreparedEvent, PreparedRequest } from '../../prepared-event';
import { contentOf, FIELD_COLUMNS, FIELDS, fieldBytes, fieldsEnd, writeFields } from './event-fields';

export const COPY_EVENTS = `COPY fonds.event (position, ${FIELD_COLUMNS}) FROM STDIN (FORMAT binary)`;

/** One request whose rows are in a chunk: what is asked about it once its texts are written. */
export interface Line {
  /** Of the request among those of its load. */
  readonly index: number;
  readonly stream: string;
  readonly expected: number;
  /** How many. */
  readonly events: number;
  /** Where its rows are, in bytes. */
  readonly begin: number;
  readonly end: number;
}

/** PostgreSQL manual, COPY, "Binary Format": signature, flags, length of an extension; tuples; -1. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);
const POSITION_BYTES = 8;
const POSITION_AT = 2 + 4;
const FIELDS_AT = POSITION_AT + POSITION_BYTES;
const rowBytes = (stream: string, event: PreparedEvent): number => FIELDS_AT + fieldBytes(stream, event);

const FIRST_BYTES = 1024 * 1024;
/** Bytes handed to the socket at once: the server stores one piece while the next is on its way. */
const PIECE_BYTES = 256 * 1024;

/**
 * The rows of one transaction as COPY reads them, written as their requests are prepared: thousands of texts that wait
 * for the head lock keep the garbage collector busy. Only the positions come under the lock.
 */
export class CopyChunk {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private end = 0;
  private added: Line[] = [];

  get lines(): readonly Line[] {
    return this.added;
  }

  /** For the next transaction, in the same memory. */
  clear(): void {
    this.end = 0;
    this.added = [];
  }

  add(index: number, request: PreparedRequest): void {
    const { stream, expected, events } = request;
    const begin = this.end;
    let revision = expected;
    for (const event of events) {
      this.makeRoom(rowBytes(stream, event));
      let at = this.bytes.writeInt16BE(1 + FIELDS, this.end);
      at = this.bytes.writeInt32BE(POSITION_BYTES, at) + POSITION_BYTES;
      this.end = writeFields(this.bytes, at, stream, ++revision, event);
    }
    this.added.push({ index, stream, expected, events: events.length, begin, end: this.end });
  }

  private makeRoom(bytes: number): void {
    if (this.end + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.end + bytes));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }

  /** What COPY is sent for `lines`, some of this chunk's, at the positions behind `before`. Good until the chunk is cleared. */
  *copied(lines: readonly Line[], before: Position): Generator<Buffer> {
    let position = Number(before);
    let [begin, end] = [0, 0];
    yield HEADER;
    for (const line of lines) {
      if (line.begin !== end || end - begin >= PIECE_BYTES) {
        if (end > begin) yield this.bytes.subarray(begin, end);
        begin = line.begin;
      }
      for (const row of this.rowsOf(line)) this.setPosition(row, ++position);
      end = line.end;
    }
    if (end > begin) yield this.bytes.subarray(begin, end);
    yield TRAILER;
  }

  /** Id and data of each event, as they were written. */
  contentOf(line: Line): { readonly id: string; readonly data: string }[] {
    return this.rowsOf(line).map((row) => contentOf(this.bytes, row + FIELDS_AT));
  }

  private rowsOf({ begin, events }: Line): number[] {
    const rows = [begin];
    for (let row = begin; rows.length < events; rows.push(row)) row = fieldsEnd(this.bytes, row + FIELDS_AT);
    return rows;
  }

  private setPosition(row: number, position: number): void {
    this.bytes.writeUInt32BE(Math.floor(position / 2 ** 32), row + POSITION_AT);
    this.bytes.writeUInt32BE(position % 2 ** 32, row + POSITION_AT + 4);
  }
}
