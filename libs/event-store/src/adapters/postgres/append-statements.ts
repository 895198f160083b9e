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

const SALT_POOL = Buffer.alloc(16 * 4096);
let saltAt = SALT_POOL.length;

/** Random bytes in bulk: one call to the generator for 4,096 salts. */
export function freshSalts(count: number): Buffer {
  if (count * 16 > SALT_POOL.length) return randomFillSync(Buffer.alloc(count * 16));
  if (saltAt + count * 16 > SALT_POOL.length) {
    randomFillSync(SALT_POOL);
    saltAt = 0;
  }
  const salts = Buffer.from(SALT_POOL.subarray(saltAt, saltAt + count * 16));
  saltAt += count * 16;
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
  const payload: string[] = [];
  const from: number[] = [];
  const dataLengths: number[] = [];
  const metaLengths: number[] = [];
  let at = 0;
  for (const event of events) {
    payload.push(event.data, event.meta);
    from.push(at);
    dataLengths.push(event.dataBytes);
    metaLengths.push(event.metaBytes);
    at += event.dataBytes + event.metaBytes;
  }
  const { rows } = await client.query<[number, number, string | null]>({
    name: 'append-batch',
    text: 'SELECT request, actual, last_position FROM fonds.append_batch($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)',
    values: [
      requests.map((r) => r.stream),
      requests.map((r) => r.expected),
      requests.map((r) => r.events.length),
      requests.map((r) => r.events[0]?.recordedAt),
      events.map((e) => e.id),
      events.map((e) => e.type),
      from,
      dataLengths,
      metaLengths,
      Buffer.from(payload.join('')),
      freshSalts(events.length),
    ],
    rowMode: 'array',
  });
  const answers = new Array<WriteAnswer>(requests.length);
  for (const [request, actual, position] of rows)
    answers[request - 1] =
      position === null ? { written: false, actual } : { written: true, position: BigInt(position) };
  return answers;
}

/**
 * One event, one plain statement: a third of the server time of the batch function. Its snapshot is older than the
 * head lock it waits for, so a stream that moved meanwhile shows as a unique violation: the batch function, which
 * reads under the lock, then gives the answer.
 */
async function writeSingle(client: ClientBase, request: PreparedRequest): Promise<WriteAnswer> {
  const event = request.events[0];
  if (!event) throw new Error('a request needs at least one event');
  try {
    const { rows } = await client.query<[number, string | null]>({
      name: 'append-single',
      text: `WITH found AS (
  SELECT coalesce((SELECT e.revision FROM fonds.event e WHERE e.stream_id = $1 ORDER BY e.revision DESC LIMIT 1), ${NO_STREAM}) AS actual
), moved AS (
  UPDATE fonds.head SET position = position + 1 WHERE (SELECT actual FROM found) = $2::int RETURNING position
), written AS (
  INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
  SELECT position, $3::timestamptz, $4::uuid, $2::int + 1, $1, $5, $6, $7, $8::bytea FROM moved
)
SELECT actual, (SELECT position FROM moved) FROM found`,
      values: [
        request.stream,
        request.expected,
        event.recordedAt,
        event.id,
        event.type,
        event.data,
        event.meta,
        freshSalts(1),
      ],
      rowMode: 'array',
    });
    const row = rows[0];
    if (!row) throw new Error('the append statement gave no row');
    return row[1] === null ? { written: false, actual: row[0] } : { written: true, position: BigInt(row[1]) };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { written: false, actual: await currentRevision(client, request.stream) };
  }
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
