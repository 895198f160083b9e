import type { PreparedEvent } from '../../prepared-event';
import { copyShort, SALT_BYTES, writeFreshSalt } from './fresh-salts';

/** The columns of an event behind its position, in the order in which {@link writeFields} writes them. */
export const FIELD_COLUMNS = 'recorded_at, event_id, revision, stream_id, type, data, meta, salt';
export const FIELD_TYPES = 'timestamptz, uuid, int, text, text, text, text, bytea';
export const FIELDS = 8;

const [INSTANT_BYTES, UUID_BYTES, INT_BYTES] = [8, 16, 4] as const;
const FIXED_BYTES = 4 * FIELDS + INSTANT_BYTES + UUID_BYTES + INT_BYTES + SALT_BYTES;
/** Milliseconds from 1970 to 2000, where PostgreSQL's time begins. */
const POSTGRES_EPOCH = 946_684_800_000;

/** Names of streams and types are ASCII. */
export const fieldBytes = (stream: string, { type, dataBytes, metaBytes }: PreparedEvent): number =>
  FIXED_BYTES + stream.length + type.length + dataBytes + metaBytes;

/**
 * Writes an event with a fresh salt as PostgreSQL's binary fields, each behind its length: as COPY and the parameters
 * of a statement want them. Nothing is quoted here and nothing parsed there.
 *
 * @returns where it ends, {@link fieldBytes} behind `at`
 */
export function writeFields(
  to: Buffer,
  at: number,
  stream: string,
  revision: number,
  { recordedAt, id, type, data, dataBytes, meta, metaBytes }: PreparedEvent,
): number {
  let end = to.writeInt32BE(INSTANT_BYTES, at);
  end = writeInstant(to, end, recordedAt);
  end = to.writeInt32BE(UUID_BYTES, end);
  end = writeUuid(to, end, id);
  end = to.writeInt32BE(INT_BYTES, end);
  end = to.writeInt32BE(revision, end);
  end = to.writeInt32BE(stream.length, end);
  end += to.write(stream, end, 'latin1');
  end = to.writeInt32BE(type.length, end);
  end += to.write(type, end, 'latin1');
  end = to.writeInt32BE(dataBytes, end);
  end += to.write(data, end);
  end = to.writeInt32BE(metaBytes, end);
  end += to.write(meta, end);
  end = to.writeInt32BE(SALT_BYTES, end);
  return writeFreshSalt(to, end);
}

/** Where the fields end that begin at `at`. */
export function fieldsEnd(from: Buffer, at: number): number {
  let end = at;
  for (let i = 0; i < FIELDS; i++) end += 4 + from.readInt32BE(end);
  return end;
}

/** What {@link writeFields} wrote at `at`. */
export function contentOf(from: Buffer, at: number): { readonly id: string; readonly data: string } {
  const fields: Buffer[] = [];
  for (let begin = at + 4, i = 0; i < FIELDS; i++) {
    const end = begin + from.readInt32BE(begin - 4);
    fields.push(from.subarray(begin, end));
    begin = end + 4;
  }
  const [, id, , , , data] = fields;
  const hex = id?.toString('hex') ?? '';
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), data: data?.toString() ?? '' };
}

let written = { text: '', bytes: Buffer.alloc(0) };

/** Microseconds since 2000. Thousands of events that are loaded have the same millisecond. */
function writeInstant(to: Buffer, at: number, text: string): number {
  if (written.text !== text) {
    const bytes = Buffer.alloc(INSTANT_BYTES);
    bytes.writeBigInt64BE(BigInt(Date.parse(text) - POSTGRES_EPOCH) * 1000n);
    written = { text, bytes };
  }
  return copyShort(written.bytes, 0, to, at, INSTANT_BYTES);
}

const [HYPHEN, DIGIT_0, DIGIT_9, LETTER_A] = [45, 48, 57, 97] as const;

/** `id` in lower case, as its schema has it. */
function writeUuid(to: Buffer, at: number, id: string): number {
  let end = at;
  let high = -1;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    if (code === HYPHEN) continue;
    const digit = code <= DIGIT_9 ? code - DIGIT_0 : code - LETTER_A + 10;
    if (high < 0) high = digit;
    else {
      to[end++] = (high << 4) | digit;
      high = -1;
    }
  }
  return end;
}
