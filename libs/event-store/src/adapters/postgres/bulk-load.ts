import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { NO_STREAM, type AppendResult, type Position } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { settledRequest, type WrittenEvent } from '../../settled-request';
import { isUniqueViolation } from './append-statements';
import { COPY_EVENTS, CopyChunk, type Line } from './copy-chunk';

/** Rows in one transaction: the head lock is then held for well under 100 ms. */
const CHUNK_ROWS = 5_000;
const CHUNK_BYTES = 8 * 1024 * 1024;
/** Requests prepared before the socket gets a turn: the COPY that runs meanwhile must not starve. */
const PREPARED_AT_ONCE = 64;
/** Attempts when other writers keep taking the same streams between the probe and the lock. */
const RACE_RETRIES = 5;

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
  for (let chunk = await chunks.next(); chunk.lines.length;) {
    const [clean, next]: [boolean, CopyChunk] = await Promise.all([
      loadChunk(pool, chunk, trust, results),
      chunks.next(),
    ]);
    trust &&= clean;
    chunk = next;
  }
}

interface Waiting {
  readonly index: number;
  readonly request: PreparedRequest;
}

/** Chunks with at most one request per stream; the others of that stream wait for the next chunk, in order. */
class ChunkSource {
  private at = 0;
  private waiting: readonly Waiting[] = [];
  /** While one is being copied the other is filled. */
  private readonly chunks: [CopyChunk, CopyChunk] = [new CopyChunk(), new CopyChunk()];

  constructor(
    private readonly count: number,
    private readonly prepareAt: PrepareAt,
  ) {}

  /** Empty at the end; good until the next but one is asked for. */
  async next(): Promise<CopyChunk> {
    this.chunks.reverse();
    const [chunk] = this.chunks;
    chunk.clear();
    const left: Waiting[] = [];
    const streams = new Set<string>();
    let rows = 0;
    let bytes = 0;
    let full = false;
    const place = (index: number, request: PreparedRequest): void => {
      const { stream, events } = request;
      full ||= rows > 0 && (rows + events.length > CHUNK_ROWS || bytes + request.bytes > CHUNK_BYTES);
      if (full || streams.has(stream)) {
        left.push({ index, request });
        return;
      }
      streams.add(stream);
      rows += events.length;
      bytes += request.bytes;
      chunk.add(index, request);
    };
    for (const { index, request } of this.waiting) place(index, request);
    while (this.at < this.count && !full) {
      const index = this.at++;
      const request = this.prepareAt(index);
      if (request) place(index, request);
      if (this.at % PREPARED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.waiting = left;
    return chunk;
  }
}

/** @returns false when a stream stood elsewhere than its request expected. */
async function loadChunk(
  pool: Pool,
  chunk: CopyChunk,
  trust: boolean,
  results: AppendResult[],
): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const unproved = (line: Line): boolean => !trust || line.expected !== NO_STREAM;
    let accepted = chunk.lines.some(unproved)
      ? await probe(client, chunk, chunk.lines, results)
      : chunk.lines;
    for (let attempt = 0; accepted.length; attempt++) {
      await client.query('BEGIN');
      try {
        const { rows } = await client.query<{ position: string }>(
          'SELECT position FROM fonds.head FOR UPDATE',
        );
        const head = BigInt(rows[0]?.position ?? 0);
        if (attempt > 0) accepted = await probe(client, chunk, accepted, results);
        const last = await copy(client, chunk, accepted, head, results);
        await client.query(`UPDATE fonds.head SET position = ${last}; COMMIT`);
        return accepted.length === chunk.lines.length;
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
  chunk: CopyChunk,
  lines: readonly Line[],
  head: Position,
  results: AppendResult[],
): Promise<Position> {
  await pipeline(Readable.from(chunk.copied(lines, head)), client.query(copyFrom(COPY_EVENTS)));
  let position = head;
  for (const { index, expected, events } of lines) {
    position += BigInt(events);
    const revision = expected + events;
    results[index] = { ok: true, revision, position, repeated: false };
  }
  return position;
}

/** Splits off the lines whose stream stands elsewhere and answers them; returns the others. */
async function probe(
  client: ClientBase,
  chunk: CopyChunk,
  lines: readonly Line[],
  results: AppendResult[],
): Promise<Line[]> {
  const { rows } = await client.query<[number | null]>({
    name: 'load-probe',
    text: `SELECT (SELECT e.revision FROM fonds.event e WHERE e.stream_id = u.s ORDER BY e.revision DESC LIMIT 1)
           FROM unnest($1::text[]) WITH ORDINALITY AS u(s, ord) ORDER BY u.ord`,
    values: [lines.map(({ stream }) => stream)],
    rowMode: 'array',
  });
  const accepted: Line[] = [];
  const elsewhere: { line: Line; actual: number }[] = [];
  lines.forEach((line, i) => {
    const actual = rows[i]?.[0] ?? NO_STREAM;
    if (actual === line.expected) accepted.push(line);
    else elsewhere.push({ line, actual });
  });
  await settleAll(client, chunk, elsewhere, results);
  return accepted;
}

/** Lines that were here before, found with one query for the whole chunk. */
async function settleAll(
  client: ClientBase,
  chunk: CopyChunk,
  elsewhere: readonly { line: Line; actual: number }[],
  results: AppendResult[],
): Promise<void> {
  if (!elsewhere.length) return;
  const { rows } = await client.query<[string, number, string, string, string]>({
    text: `SELECT e.stream_id, e.revision, e.event_id, e.data, e.position
           FROM unnest($1::text[], $2::int[], $3::int[]) AS u(s, expected, n)
           JOIN fonds.event e ON e.stream_id = u.s AND e.revision BETWEEN u.expected + 1 AND u.expected + u.n`,
    values: [
      elsewhere.map(({ line }) => line.stream),
      elsewhere.map(({ line }) => line.expected),
      elsewhere.map(({ line }) => line.events),
    ],
    rowMode: 'array',
  });
  const stored = new Map(
    rows.map(([stream, revision, id, data, position]): [string, WrittenEvent] => [
      `${stream}@${revision}`,
      { id, data, revision, position: BigInt(position) },
    ]),
  );
  for (const { line, actual } of elsewhere) {
    const content = chunk.contentOf(line);
    const there = content.map((_, i) => stored.get(`${line.stream}@${line.expected + 1 + i}`));
    results[line.index] = settledRequest(content, there, actual);
  }
}
