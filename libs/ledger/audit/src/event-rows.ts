import type { ClientBase } from 'pg';
import { CopiedQuery } from './copied-query';

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
  const copied = new CopiedRows(await client.query(new CopiedQuery(sql)).answer);
  const rows: EventRow[] = [];
  while (copied.next())
    rows.push({
      position: copied.position(),
      revision: copied.revision(),
      stream: copied.text(),
      type: copied.text(),
      id: copied.text(),
      recordedAt: copied.text(),
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

  private readonly view: DataView;

  constructor(private readonly bytes: Buffer) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.at = 19 + this.view.getInt32(15);
  }

  next(): boolean {
    const fields = this.view.getInt16(this.at);
    this.at += 2;
    return fields >= 0;
  }

  position(): number {
    const begin = this.begin();
    return this.view.getInt32(begin) * 2 ** 32 + this.view.getUint32(begin + 4);
  }

  revision(): number {
    return this.view.getInt32(this.begin());
  }

  text(): string {
    return this.bytes.toString('utf8', this.begin(), this.at);
  }

  field(): Buffer {
    return this.bytes.subarray(this.begin(), this.at);
  }

  /** Goes on behind the next field. None of these columns is ever null. @returns where it begins */
  private begin(): number {
    const begin = this.at + 4;
    this.at = begin + this.view.getInt32(this.at);
    return begin;
  }
}
