import { bytesArray, instantArray, intArray, textArray, uuidArray } from '@fonds/database';
import type { ClientBase } from 'pg';
import { NO_STREAM, type AppendResult } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { settledRequest } from '../../settled-request';
import { freshSalts, SALT_BYTES } from './fresh-salts';
import { appendLone, headMoved, type WriteAnswer } from './lone-append';

const UNIQUE_VIOLATION = '23505';
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: string }).code === UNIQUE_VIOLATION;

/** Several requests, each for another stream, in one round trip. */
export async function writeBatch(
  client: ClientBase,
  requests: readonly PreparedRequest[],
): Promise<WriteAnswer[]> {
  const only = requests[0];
  if (requests.length === 1 && only?.events.length === 1) return [await appendLone(client, only)];
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
  const [before, found] = [BigInt(answer[0]), answer[1]];
  let position = before;
  const answers = requests.map((request, i): WriteAnswer => {
    const actual = found[i] ?? NO_STREAM;
    if (actual !== request.expected) return { written: false, actual };
    position += BigInt(request.events.length);
    return { written: true, position };
  });
  headMoved(client, before, position);
  return answers;
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
  const { rows } = await client.query<[string, string, number, string]>({
    text: `SELECT event_id, data, revision, position FROM fonds.event
           WHERE stream_id = $1 AND revision BETWEEN $2::int + 1 AND $2::int + $3::int ORDER BY revision`,
    values: [request.stream, request.expected, request.events.length],
    rowMode: 'array',
  });
  const there = rows.map(([id, data, revision, position]) => ({
    ...{ id, data, revision },
    position: BigInt(position),
  }));
  return settledRequest(request.events, there, actual);
}
