import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { NO_STREAM, type AppendResult, type Position } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { isUniqueViolation } from './append-statements';
import { COPY_EVENTS, copyRows, encodeRows, type CopyRow } from './copy-rows';

/** Rows in one transaction: the head lock is then held for well under 100 ms. */
const CHUNK_ROWS = 5_000;
const CHUNK_BYTES = 8 * 1024 * 1024;
/** Requests prepared before the socket gets a turn: the COPY that runs meanwhile must not starve. */
const PREPARED_AT_ONCE = 64;
/** Rows handed to the socket at once: the server stores one piece while the next is encoded. */
const PIECE_ROWS = 250;
/** Attempts when other writers keep taking the same streams between the probe and the lock. */
const RACE_RETRIES = 5;

interface Line {
  readonly index: number;
  readonly request: PreparedRequest;
  readonly rows: readonly CopyRow[];
}

/** Validates and canonicalises the request at `index`; undefined when it has been answered as invalid. */
export type PrepareAt = (index: number) => PreparedRequest | undefined;

/**
 * Bulk load by COPY with the checks and answers of an append. While one chunk is written, the next is prepared.
 * COPY aborts on a single duplicate, so the streams are probed first. A request that begins a stream needs no probe:
 * if the stream is there already, the unique index says so. The first time it does, the rest is probed as well.
 */
export async function bulkLoad(
  pool: Pool,
  count: number,
  prepareAt: PrepareAt,
  results: AppendResult[],
): Promise<void> {
  const chunks = new ChunkSource(count, prepareAt);
  let trust = true;
  for (let chunk = await chunks.next(); chunk.length;) {
    const [clean, next]: [boolean, Line[]] = await Promise.all([
      loadChunk(pool, chunk, trust, results),
      chunks.next(),
    ]);
    trust &&= clean;
    chunk = next;
  }
}

/** Chunks with at most one request per stream; the others of that stream wait for the next chunk, in order. */
class ChunkSource {
  private at = 0;
  private waiting: readonly Line[] = [];

  constructor(
    private readonly count: number,
    private readonly prepareAt: PrepareAt,
  ) {}

  /** Empty at the end. */
  async next(): Promise<Line[]> {
    const chunk: Line[] = [];
    const left: Line[] = [];
    const streams = new Set<string>();
    let rows = 0;
    let bytes = 0;
    let full = false;
    const place = (line: Line): void => {
      const { stream, events } = line.request;
      full ||=
        chunk.length > 0 && (rows + events.length > CHUNK_ROWS || bytes + line.request.bytes > CHUNK_BYTES);
      if (full || streams.has(stream)) {
        left.push(line);
        return;
      }
      streams.add(stream);
      rows += events.length;
      bytes += line.request.bytes;
      chunk.push(line);
    };
    for (const line of this.waiting) place(line);
    while (this.at < this.count && !full) {
      const index = this.at++;
      const request = this.prepareAt(index);
      if (request) place({ index, request, rows: copyRows(request) });
      if (this.at % PREPARED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.waiting = left;
    return chunk;
  }
}

/** @returns false when a stream stood elsewhere than its request expected. */
async function loadChunk(
  pool: Pool,
  chunk: readonly Line[],
  trust: boolean,
  results: AppendResult[],
): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const unproved = (line: Line): boolean => !trust || line.request.expected !== NO_STREAM;
    let accepted = chunk.some(unproved) ? await probe(client, chunk, results) : chunk;
    for (let attempt = 0; accepted.length; attempt++) {
      await client.query('BEGIN');
      try {
        const { rows } = await client.query<{ position: string }>(
          'SELECT position FROM fonds.head FOR UPDATE',
        );
        const head = BigInt(rows[0]?.position ?? 0);
        if (attempt > 0) accepted = await probe(client, accepted, results);
        const last = await copy(client, accepted, head, results);
        await client.query(`UPDATE fonds.head SET position = ${last}; COMMIT`);
        return accepted.length === chunk.length;
      } catch (error) {
        await client.query('ROLLBACK');
        if (!isUniqueViolation(error) || attempt === RACE_RETRIES) throw error;
      }
    }
    return false;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Writes the lines behind `head` and answers their requests; gives the last position. */
async function copy(
  client: ClientBase,
  lines: readonly Line[],
  head: Position,
  results: AppendResult[],
): Promise<Position> {
  let position = head;
  function* pieces(): Generator<Buffer> {
    let piece: CopyRow[] = [];
    let written = head;
    for (const { request, index, rows } of lines) {
      piece.push(...rows);
      position += BigInt(rows.length);
      const revision = request.expected + rows.length;
      results[index] = { ok: true, revision, position, repeated: false };
      if (piece.length < PIECE_ROWS) continue;
      yield encodeRows(piece, written);
      written = position;
      piece = [];
    }
    if (piece.length) yield encodeRows(piece, written);
  }
  const sink = client.query(copyFrom(COPY_EVENTS));
  await pipeline(Readable.from(pieces()), sink);
  return position;
}

/** Splits off the requests whose stream stands elsewhere and answers them; returns the others. */
async function probe(client: ClientBase, chunk: readonly Line[], results: AppendResult[]): Promise<Line[]> {
  const { rows } = await client.query<[number | null]>({
    name: 'load-probe',
    text: `SELECT (SELECT e.revision FROM fonds.event e WHERE e.stream_id = u.s ORDER BY e.revision DESC LIMIT 1)
           FROM unnest($1::text[]) WITH ORDINALITY AS u(s, ord) ORDER BY u.ord`,
    values: [chunk.map(({ request }) => request.stream)],
    rowMode: 'array',
  });
  const accepted: Line[] = [];
  const elsewhere: { item: Line; actual: number }[] = [];
  chunk.forEach((item, i) => {
    const actual = rows[i]?.[0] ?? NO_STREAM;
    if (actual === item.request.expected) accepted.push(item);
    else elsewhere.push({ item, actual });
  });
  await settleAll(client, elsewhere, results);
  return accepted;
}

/** Requests that were here before, found with one query for the whole chunk; what is left is settled one by one. */
async function settleAll(
  client: ClientBase,
  elsewhere: readonly { item: Line; actual: number }[],
  results: AppendResult[],
): Promise<void> {
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
    if (!last || there.some((row, i) => row?.[2] !== events[i]?.id))
      results[item.index] = { ok: false, reason: 'conflict', actual };
    else if (there.some((row, i) => row?.[3] !== events[i]?.data))
      results[item.index] = { ok: false, reason: 'id-reused', actual };
    else results[item.index] = { ok: true, revision: last[1], position: BigInt(last[4]), repeated: true };
  }
}
