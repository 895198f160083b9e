import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { EventBytes, Position } from '../../event-store.port';

/**
 * Events as bytes, by COPY in its binary form: the driver makes a text of every field of a query's answer, and for
 * whoever hashes the bytes of that text again this is most of the time.
 */
export async function copyBytes(pool: Pool, after: Position, limit: number): Promise<EventBytes[]> {
  const client = await pool.connect();
  let broken = true;
  try {
    // COPY takes no parameters; both are numbers of ours.
    const stream = client.query(
      copyTo(
        `COPY (SELECT position, revision, stream_id, data, meta, salt FROM fonds.event
               WHERE position > ${BigInt(after)} ORDER BY position LIMIT ${BigInt(limit)}) TO STDOUT (FORMAT binary)`,
      ),
    );
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    broken = false;
    return rowsOf(Buffer.concat(chunks));
  } finally {
    client.release(broken);
  }
}

/** PostgreSQL manual, COPY, "Binary Format": signature of 11 bytes, flags of 4, length of an extension, then the tuples. */
const EXTENSION_LENGTH_AT = 15;
const END = -1;

function rowsOf(copied: Buffer): EventBytes[] {
  const rows: EventBytes[] = [];
  let at = EXTENSION_LENGTH_AT + 4 + copied.readInt32BE(EXTENSION_LENGTH_AT);
  const field = (): Buffer => {
    const begin = at + 4;
    at = begin + copied.readInt32BE(at);
    return copied.subarray(begin, at);
  };
  while (copied.readInt16BE(at) !== END) {
    at += 2;
    rows.push({
      position: field().readBigInt64BE(),
      revision: field().readInt32BE(),
      stream: field().toString('latin1'),
      data: field(),
      meta: field(),
      salt: field(),
    });
  }
  return rows;
}
