import { bytesArray, instantArray, intArray, textArray, uuidArray } from '@fonds/database';
import { randomFillSync } from 'node:crypto';
import type { ClientBase } from 'pg';
import { NO_STREAM, type AppendResult, type Position } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';

/** What one write answered for one request, before idempotency has been looked at. */
export type WriteAnswer =
  | { readonly written: true; readonly position: Position }
  | { readonly written: false; readonly actual: number };

const UNIQUE_VIOLATION = '23505';
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: string }).code === UNIQUE_VIOLATION;

export const SALT_BYTES = 16;
const SALT_POOL = Buffer.alloc(SALT_BYTES * 4096);
let saltAt = SALT_POOL.length;

/** Random bytes in bulk: one call to the generator for 4,096 salts. */
export function freshSalts(count: number): Buffer {
  if (count * SALT_BYTES > SALT_POOL.length) return randomFillSync(Buffer.alloc(count * SALT_BYTES));
  if (saltAt + count * SALT_BYTES > SALT_POOL.length) {
    randomFillSync(SALT_POOL);
    saltAt = 0;
  }
  const salts = Buffer.from(SALT_POOL.subarray(saltAt, saltAt + count * SALT_BYTES));
  saltAt += count * SALT_BYTES;
  return salts;
}

/** Several requests, each for another stream, in one round trip. */
export async function writeBatch(
  client: ClientBase,
  requests: readonly PreparedRequest[],
): Promise<WriteAnswer[]> {
  const only = requests[0];
  if (requests.length === 1 && only?.events.length === 1) return [await writeSingle(client, only)];
  const events = requests.flatMap((r) => r.events);
  const { rows } = await client.query<[string, number[]]>({
    name: 'append-batch',
    text: 'SELECT before, actual FROM fonds.append_batch($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)',
    values: [
      textArray(requests.map((r) => r.stream)),
      intArray(requests.map((r) => r.expected)),
      intArray(requests.flatMap((r, request) => r.events.map(() => request + 1))),
      instantArray(events.map((e) => Date.parse(e.recordedAt))),
      uuidArray(events.map((e) => e.id)),
      intArray(requests.flatMap((r) => r.events.map((_, i) => r.expected + 1 + i))),
      textArray(requests.flatMap((r) => r.events.map(() => r.stream))),
      textArray(events.map((e) => e.type)),
      textArray(
        events.map((e) => e.data),
        events.map((e) => e.dataBytes),
      ),
      textArray(
        events.map((e) => e.meta),
        events.map((e) => e.metaBytes),
      ),
      bytesArray(freshSalts(events.length), SALT_BYTES),
    ],
    rowMode: 'array',
  });
  const answer = rows[0];
  if (!answer) throw new Error('the append function gave no row');
  return answersOf(requests, BigInt(answer[0]), answer[1]);
}

function answersOf(
  requests: readonly PreparedRequest[],
  before: Position,
  found: readonly number[],
): WriteAnswer[] {
  let position = before;
  return requests.map((request, i) => {
    const actual = found[i] ?? NO_STREAM;
    if (actual !== request.expected) return { written: false, actual };
    position += BigInt(request.events.length);
    return { written: true, position };
  });
}

const WRITE_THERE = `INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
SELECT position, $3::timestamptz, $4::uuid, $2::int + 1, $1, $5, $6, $7, $8::bytea FROM taken RETURNING position`;
const takenWhere = (condition: string): string =>
  `WITH taken AS (UPDATE fonds.head SET position = position + 1 ${condition} RETURNING position) ${WRITE_THERE}`;

/** The first event of a stream needs no look at what is there: the unique index says it. */
const BEGINNING = { name: 'append-first', text: takenWhere('') } as const;

/** No position is taken when the stream has not come as far as expected; when it has gone on, the unique index says it. */
const NEXT = {
  name: 'append-next',
  text: takenWhere(
    'WHERE EXISTS (SELECT 1 FROM fonds.event e WHERE e.stream_id = $1 AND e.revision = $2::int)',
  ),
} as const;

/**
 * One event in one plain statement: a third of the server time of the batch function. Position and event stand or fall
 * together: a unique violation undoes both.
 */
async function writeSingle(client: ClientBase, request: PreparedRequest): Promise<WriteAnswer> {
  const event = request.events[0];
  if (!event) throw new Error('a request needs at least one event');
  const { stream, expected } = request;
  const statement = expected === NO_STREAM ? BEGINNING : NEXT;
  const values = [
    stream,
    expected,
    event.recordedAt,
    event.id,
    event.type,
    event.data,
    event.meta,
    freshSalts(1),
  ];
  try {
    const { rows } = await client.query<[string]>({ ...statement, values, rowMode: 'array' });
    if (rows[0]) return { written: true, position: BigInt(rows[0][0]) };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const actual = await currentRevision(client, stream);
  // The statement waited for the head while another process wrote the predecessor, which its snapshot did not know.
  return actual === expected ? writeSingle(client, request) : { written: false, actual };
}

async function currentRevision(client: ClientBase, stream: string): Promise<number> {
  const { rows } = await client.query<[number]>({
    text: `SELECT revision FROM fonds.event WHERE stream_id = $1 ORDER BY revision DESC LIMIT 1`,
    values: [stream],
    rowMode: 'array',
  });
  return rows[0]?.[0] ?? NO_STREAM;
}

/**
 * A request that found its stream elsewhere: the same ids at the places it asked for mean that an earlier attempt
 * arrived. Nothing on the hot path pays for this.
 */
export async function settleConflict(
  client: ClientBase,
  request: PreparedRequest,
  actual: number,
): Promise<AppendResult> {
  if (actual < request.expected + request.events.length) return { ok: false, reason: 'conflict', actual };
  const { rows } = await client.query<[string, string, string]>({
    text: `SELECT event_id, data, position FROM fonds.event
           WHERE stream_id = $1 AND revision BETWEEN $2::int + 1 AND $2::int + $3::int ORDER BY revision`,
    values: [request.stream, request.expected, request.events.length],
    rowMode: 'array',
  });
  const last = rows[rows.length - 1];
  if (
    !last ||
    rows.length !== request.events.length ||
    rows.some((row, i) => row[0] !== request.events[i]?.id)
  )
    return { ok: false, reason: 'conflict', actual };
  if (rows.some((row, i) => row[1] !== request.events[i]?.data))
    return { ok: false, reason: 'id-reused', actual };
  return {
    ok: true,
    revision: request.expected + request.events.length,
    position: BigInt(last[2]),
    repeated: true,
  };
}
