import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { NO_STREAM, type AppendResult } from '../../event-store.port';
import type { PreparedEvent, PreparedRequest } from '../../prepared-event';
import { freshSalts, isUniqueViolation } from './append-statements';

/** Rows in one transaction: the head lock is then held for well under 100 ms. */
const CHUNK_ROWS = 5_000;
const CHUNK_BYTES = 8 * 1024 * 1024;
/** Attempts when other writers keep taking the same streams between the probe and the lock. */
const RACE_RETRIES = 5;

interface Indexed {
  readonly index: number;
  readonly request: PreparedRequest;
}

/**
 * Bulk load by COPY with the checks and answers of an append. COPY aborts on a single duplicate, so the streams are
 * probed first, outside the lock; the unique index stays the guard, and a chunk that lost a race is probed again
 * under the lock.
 */
export async function bulkLoad(pool: Pool, requests: readonly Indexed[], results: AppendResult[]): Promise<void> {
  let rest = requests;
  while (rest.length) {
    const { chunk, left } = takeChunk(rest);
    await loadChunk(pool, chunk, results);
    rest = left;
  }
}

/** At most one request per stream; the others of that stream wait for the next chunk, in order. */
function takeChunk(requests: readonly Indexed[]): { chunk: Indexed[]; left: Indexed[] } {
  const chunk: Indexed[] = [];
  const left: Indexed[] = [];
  const streams = new Set<string>();
  let rows = 0;
  let bytes = 0;
  for (const [i, item] of requests.entries()) {
    if (chunk.length > 0 && (rows + item.request.events.length > CHUNK_ROWS || bytes + item.request.bytes > CHUNK_BYTES))
      return { chunk, left: left.concat(requests.slice(i)) };
    if (streams.has(item.request.stream)) {
      left.push(item);
      continue;
    }
    streams.add(item.request.stream);
    rows += item.request.events.length;
    bytes += item.request.bytes;
    chunk.push(item);
  }
  return { chunk, left };
}

async function loadChunk(pool: Pool, chunk: readonly Indexed[], results: AppendResult[]): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    let tails = chunk.map(({ request }) => copyTail(request));
    let accepted = await probe(client, chunk, results);
    for (let attempt = 0; accepted.length; attempt++) {
      if (accepted.length !== chunk.length) tails = accepted.map(({ request }) => copyTail(request));
      await client.query('BEGIN');
      try {
        const { rows } = await client.query<{ position: string }>('SELECT position FROM fonds.head FOR UPDATE');
        let position = BigInt(rows[0]?.position ?? 0);
        if (attempt > 0) {
          accepted = await probe(client, accepted, results);
          tails = accepted.map(({ request }) => copyTail(request));
        }
        const lines: string[] = [];
        accepted.forEach(({ request, index }, i) => {
          for (const tail of tails[i] ?? []) lines.push(`${++position}\t${tail}`);
          results[index] = { ok: true, revision: request.expected + request.events.length, position, repeated: false };
        });
        const copy = client.query(
          copyFrom('COPY fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt) FROM STDIN'),
        );
        await pipeline(Readable.from([Buffer.from(lines.join(''))]), copy);
        await client.query(`UPDATE fonds.head SET position = ${position}`);
        await client.query('COMMIT');
        return;
      } catch (error) {
        await client.query('ROLLBACK');
        if (!isUniqueViolation(error) || attempt === RACE_RETRIES) throw error;
      }
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Splits off the requests whose stream stands elsewhere and answers them; returns the others. */
async function probe(client: ClientBase, chunk: readonly Indexed[], results: AppendResult[]): Promise<Indexed[]> {
  const { rows } = await client.query<[number | null]>({
    name: 'load-probe',
    text: `SELECT (SELECT e.revision FROM fonds.event e WHERE e.stream_id = u.s ORDER BY e.revision DESC LIMIT 1)
           FROM unnest($1::text[]) WITH ORDINALITY AS u(s, ord) ORDER BY u.ord`,
    values: [chunk.map(({ request }) => request.stream)],
    rowMode: 'array',
  });
  const accepted: Indexed[] = [];
  const elsewhere: { item: Indexed; actual: number }[] = [];
  chunk.forEach((item, i) => {
    const actual = rows[i]?.[0] ?? NO_STREAM;
    if (actual === item.request.expected) accepted.push(item);
    else elsewhere.push({ item, actual });
  });
  await settleAll(client, elsewhere, results);
  return accepted;
}

/** Requests that were here before, found with one query for the whole chunk; what is left is settled one by one. */
async function settleAll(client: ClientBase, elsewhere: readonly { item: Indexed; actual: number }[], results: AppendResult[]): Promise<void> {
  if (!elsewhere.length) return;
  const { rows } = await client.query<[string, number, string, string, string]>({
    text: `SELECT e.stream_id, e.revision, e.event_id, e.data, e.position
           FROM unnest($1::text[], $2::int[], $3::int[]) AS u(s, expected, n)
           JOIN fonds.event e ON e.stream_id = u.s AND e.revision BETWEEN u.expected + 1 AND u.expected + u.n`,
    values: [
      elsewhere.map(({ item }) => item.request.stream),
      elsewhere.map(({ item }) => item.request.expected),
      elsewhere.map(({ item }) => item.request.events.length),
    ],
    rowMode: 'array',
  });
  const stored = new Map(rows.map((row) => [`${row[0]}@${row[1]}`, row]));
  for (const { item, actual } of elsewhere) {
    const { stream, expected, events } = item.request;
    const there = events.map((_, i) => stored.get(`${stream}@${expected + 1 + i}`));
    const last = there[there.length - 1];
    if (!last || there.some((row, i) => row?.[2] !== events[i]?.id)) results[item.index] = { ok: false, reason: 'conflict', actual };
    else if (there.some((row, i) => row?.[3] !== events[i]?.data)) results[item.index] = { ok: false, reason: 'id-reused', actual };
    else results[item.index] = { ok: true, revision: last[1], position: BigInt(last[4]), repeated: true };
  }
}

/** COPY text lines without the position, which is known only under the lock. */
function copyTail(request: PreparedRequest): string[] {
  const salts = freshSalts(request.events.length);
  return request.events.map((event, i) => copyLine(request, event, i, salts));
}

function copyLine(request: PreparedRequest, event: PreparedEvent, i: number, salts: Buffer): string {
  const salt = salts.toString('hex', i * 16, i * 16 + 16);
  return `${event.recordedAt}\t${event.id}\t${request.expected + 1 + i}\t${request.stream}\t${event.type}\t${escaped(event.data)}\t${escaped(event.meta)}\t\\\\x${salt}\n`;
}

/** Canonical JSON has no raw control characters, so the backslash is all that COPY would misread. */
const escaped = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);

