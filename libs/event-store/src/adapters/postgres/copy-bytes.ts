import type { Pool } from 'pg';
import type { EventBytes, Position } from '../../event-store.port';
import { CopiedQuery } from './copied-query';

/**
 * Events as bytes, by COPY in its binary form: the driver makes a text of every field of a query's answer, and for
 * whoever hashes the bytes of that text again this is most of the time.
 */
export async function copyBytes(pool: Pool, after: Position, limit: number): Promise<EventBytes[]> {
  const client = await pool.connect();
  let broken = true;
  try {
    // COPY takes no parameters; both are numbers of ours.
    const { copied } = client.query(
      new CopiedQuery(
        `COPY (SELECT position, revision, stream_id, data, meta, salt FROM fonds.event
               WHERE position > ${BigInt(after)} ORDER BY position LIMIT ${BigInt(limit)}) TO STDOUT (FORMAT binary)`,
      ),
    );
    const page = await copied;
    broken = false;
    return rowsOf(page);
  } finally {
    client.release(broken);
  }
}

/** PostgreSQL manual, COPY, "Binary Format": signature of 11 bytes, flags of 4, length of an extension, then the tuples. */
const EXTENSION_LENGTH_AT = 15;
const END = -1;

function rowsOf(copied: Buffer): EventBytes[] {
  const rows: EventBytes[] = [];
  const view = new DataView(copied.buffer, copied.byteOffset, copied.length);
  let at = EXTENSION_LENGTH_AT + 4 + view.getInt32(EXTENSION_LENGTH_AT);
  /** Where the next field begins; `at` is then where it ends. */
  const field = (): number => {
    const begin = at + 4;
    at = begin + view.getInt32(at);
    return begin;
  };
  const bytes = (): Uint8Array => {
    const begin = field();
    return new Uint8Array(copied.buffer, copied.byteOffset + begin, at - begin);
  };
  while (view.getInt16(at) !== END) {
    at += 2;
    rows.push({
      position: view.getBigInt64(field()),
      revision: view.getInt32(field()),
      stream: copied.toString('latin1', field(), at),
      data: bytes(),
      meta: bytes(),
      salt: bytes(),
    });
  }
  return rows;
}
