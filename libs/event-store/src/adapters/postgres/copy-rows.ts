import type { Position } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { freshSalts } from './fresh-salts';

/** The order of the columns in what {@link encodeRows} gives. */
export const COPY_EVENTS =
  'COPY fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt) FROM STDIN';

/** One event as COPY text but for its position, which is known only under the head lock. */
export interface CopyRow {
  /** Between position and data: ASCII. */
  readonly columns: string;
  readonly data: string;
  readonly meta: string;
  readonly salt: string;
  /** Room for the whole line, in bytes. */
  readonly room: number;
}

const POSITION_DIGITS = 19;

export function copyRows({ stream, expected, events }: PreparedRequest): CopyRow[] {
  const salts = freshSalts(events.length).toString('hex');
  return events.map((event, i) => {
    const columns = `\t${event.recordedAt}\t${event.id}\t${expected + 1 + i}\t${stream}\t${event.type}\t`;
    const [data, meta] = [escaped(event.data), escaped(event.meta)];
    const salt = `\t\\\\x${salts.slice(i * 32, i * 32 + 32)}\n`;
    const bytes = lengthOf(data, event.data, event.dataBytes) + lengthOf(meta, event.meta, event.metaBytes);
    return { columns, data, meta, salt, room: POSITION_DIGITS + columns.length + bytes + 1 + salt.length };
  });
}

/** Canonical JSON has no raw control characters, so the backslash is all that COPY would misread. */
const escaped = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);

const lengthOf = (text: string, before: string, bytesBefore: number): number =>
  text === before ? bytesBefore : Buffer.byteLength(text);

/**
 * Lines for the positions behind `before`. Written piece by piece into one buffer: joining texts first, most of them
 * two bytes a character, takes three times as long.
 */
export function encodeRows(rows: readonly CopyRow[], before: Position): Buffer {
  const buffer = Buffer.allocUnsafe(rows.reduce((sum, row) => sum + row.room, 0));
  let position = before;
  let at = 0;
  for (const row of rows) {
    at += buffer.write(`${++position}${row.columns}`, at, 'latin1');
    at += buffer.write(row.data, at);
    at += buffer.write('\t', at, 'latin1');
    at += buffer.write(row.meta, at);
    at += buffer.write(row.salt, at, 'latin1');
  }
  return buffer.subarray(0, at);
}
