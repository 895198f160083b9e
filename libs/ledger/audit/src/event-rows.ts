import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Columns of one event, as the audit reads them itself. */
export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  /** As PostgreSQL writes the instant in UTC; an event server has it in the metadata alone. */
  readonly recordedAt?: string;
  /** The stored bytes: UTF-8 that is hashed is neither decoded nor encoded again. */
  readonly data: Buffer;
  readonly meta: Buffer;
  readonly salt: Buffer;
}

/**
 * Events behind a position, up to another, by COPY in its binary form: the driver makes a text of every field of a
 * query's answer, and of most of these only the bytes are wanted.
 */
export async function copyEvents(client: ClientBase, after: number, upTo: number): Promise<EventRow[]> {
  const sql = `COPY (SELECT position, revision, stream_id, type, event_id::text, recorded_at::text, data, meta, salt
    FROM fonds.event WHERE position > ${whole(after)} AND position <= ${whole(upTo)} ORDER BY position)
    TO STDOUT (FORMAT binary)`;
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(sql))) chunks.push(chunk as Buffer);
  const copied = new CopiedRows(Buffer.concat(chunks));
  const rows: EventRow[] = [];
  while (copied.next())
    rows.push({
      position: Number(copied.field().readBigInt64BE()),
      revision: copied.field().readInt32BE(),
      stream: copied.field().toString(),
      type: copied.field().toString(),
      id: copied.field().toString(),
      recordedAt: copied.field().toString(),
      data: copied.field(),
      meta: copied.field(),
      salt: copied.field(),
    });
  return rows;
}

/** COPY takes no parameters. @throws RangeError for what is no whole number */
const whole = (number: number): bigint => BigInt(number);

/** PostgreSQL manual, COPY, "Binary Format": 11 bytes of signature, 4 of flags, an extension, the tuples, −1. */
class CopiedRows {
  private at: number;

  constructor(private readonly bytes: Buffer) {
    this.at = 19 + bytes.readInt32BE(15);
  }

  next(): boolean {
    const fields = this.bytes.readInt16BE(this.at);
    this.at += 2;
    return fields >= 0;
  }

  /** None of these columns is ever null. */
  field(): Buffer {
    const begin = this.at + 4;
    this.at = begin + this.bytes.readInt32BE(this.at);
    return this.bytes.subarray(begin, this.at);
  }
}
