import type { Clock } from '@fonds/kernel';
import type { Pool, PoolClient } from 'pg';
import {
  type AppendRequest,
  type AppendResult,
  type EventBytes,
  type EventStore,
  type LogPage,
  type Position,
  type ReadFilter,
  type StoredEvent,
} from '../../event-store.port';
import type { PageMemory } from '../../page-memory';
import { AppendSignal, followByPages, readAllByPages } from '../../log-reading';
import { prepare, type PreparedRequest } from '../../prepared-event';
import { storedEvent } from '../../stored-event';
import { settleConflict, writeBatch } from './append-statements';
import { bulkLoad } from './bulk-load';
import { copyBytes, copyEvents } from './copied-log';
import { GroupCommit } from './group-commit';

/** Readers notice other processes' writes within this time. */
const POLL_MILLISECONDS = 200;
/** Attempts over a lost connection. Ids make a repeated write harmless, so a lost reply is simply asked again. */
const CONNECTION_RETRIES = 6;
/** Positions that one reading looks through for what it was asked for: no reader holds a snapshot for longer than a page takes. */
const LOOKED_THROUGH = 50_000n;
const COLUMNS = 'position, stream_id, revision, event_id, type, data, meta, salt';
type Columns = [string, string, string, string, string, string, string, string];
/** Columns as the server wrote them: most readers never look at a salt, and a parser for each field costs more than the field. */
const AS_WRITTEN = { getTypeParser: () => (text: string) => text };

/** The log in PostgreSQL 15 or newer; `pool` connects as the role that may only read and insert. */
export class PostgresEventStore implements EventStore {
  private readonly appended = new AppendSignal(POLL_MILLISECONDS);
  private readonly commits: GroupCommit;
  private writer: PoolClient | undefined;
  private loading: Promise<unknown> = Promise.resolve();
  private closed = false;
  private second = { at: Number.NaN, text: '' };

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    /** Requests that may wait before callers are told to come back; for tests. */
    mayWait?: number,
  ) {
    this.commits = new GroupCommit((requests) => this.writeDurably(requests), mayWait);
  }

  async append(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    this.refuseWhenClosed();
    const results = new Array<AppendResult>(requests.length);
    const recordedAt = this.now();
    const indices: number[] = [];
    const prepared: PreparedRequest[] = [];
    requests.forEach((request, index) => {
      const preparation = prepare(request, recordedAt);
      if (preparation.ok) {
        indices.push(index);
        prepared.push(preparation.request);
      } else results[index] = preparation;
    });
    const written = await Promise.all(this.commits.add(prepared));
    written.forEach((result, i) => {
      results[indices[i] ?? 0] = result;
    });
    return results;
  }

  async load(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    this.refuseWhenClosed();
    const results = new Array<AppendResult>(requests.length);
    const prepareAt = (index: number): PreparedRequest | undefined => {
      const request = requests[index];
      // The time of each request: a load of minutes must not record its end at its beginning.
      const preparation = request && prepare(request, this.now());
      if (preparation?.ok) return preparation.request;
      if (preparation) results[index] = preparation;
      return undefined;
    };
    // One COPY at a time in a process: a second one would only wait for the head lock, and so would every append.
    const previous = this.loading;
    const mine = previous
      .catch(() => undefined)
      .then(() => bulkLoad(this.pool, requests.length, prepareAt, results));
    this.loading = mine;
    await mine;
    this.appended.wake();
    return results;
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new Error('the event store is closed');
  }

  /** UTC with milliseconds. A second's text up to there is made once: making all of it costs a tenth of preparing a small event. */
  private now(): string {
    const now = this.clock.now();
    const second = Math.floor(now / 1000);
    if (this.second.at !== second)
      this.second = { at: second, text: new Date(second * 1000).toISOString().slice(0, -'000Z'.length) };
    return `${this.second.text}${String(now - second * 1000).padStart(3, '0')}Z`;
  }

  private async writeDurably(requests: readonly PreparedRequest[]): Promise<AppendResult[]> {
    for (let attempt = 0; ; attempt++) {
      try {
        const results = await this.writeOnce(requests);
        this.appended.wake();
        return results;
      } catch (error) {
        this.writer?.release(true);
        this.writer = undefined;
        if (attempt === CONNECTION_RETRIES || !isConnectionLoss(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
      }
    }
  }

  private async writeOnce(requests: readonly PreparedRequest[]): Promise<AppendResult[]> {
    if (!this.writer) {
      this.writer = await this.pool.connect();
      // A connection lost between two batches: the next write sees it and opens another.
      this.writer.on('error', () => undefined);
    }
    const client = this.writer;
    const answers = await writeBatch(client, requests);
    const results: AppendResult[] = [];
    for (const [i, request] of requests.entries()) {
      const answer = answers[i];
      if (!answer) throw new Error('the append gave no answer for a request');
      results.push(
        answer.written
          ? {
              ok: true,
              revision: request.expected + request.events.length,
              position: answer.position,
              repeated: false,
            }
          : await settleConflict(client, request, answer.actual),
      );
    }
    return results;
  }

  async readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    return this.select(
      `SELECT ${COLUMNS} FROM fonds.event WHERE stream_id = $1 AND revision >= $2 ORDER BY revision`,
      [stream, from],
    );
  }

  async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const byStream = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    const events = await this.select(
      `SELECT ${COLUMNS} FROM fonds.event WHERE stream_id = ANY($1) ORDER BY stream_id, revision`,
      [streams],
    );
    for (const event of events) byStream.get(event.stream)?.push(event);
    return byStream;
  }

  readPage = async (after: Position, limit: number, filter?: ReadFilter): Promise<LogPage> => {
    const { types, except, streamPrefix } = filter ?? {};
    if (except && !types && !streamPrefix) return this.pageExcept(after, limit, except);
    if (!types && !except && !streamPrefix) {
      const events = await copyEvents(this.pool, after, limit);
      return { events, through: events[events.length - 1]?.position ?? after };
    }
    // What lies beyond this head may not match either; without it a rare type would be searched for again and again.
    const head = await this.head();
    const values: unknown[] = [after.toString(), limit, head.toString()];
    let where = 'position > $1 AND position <= $3';
    if (types) {
      values.push(types);
      where += ` AND type = ANY($${values.length})`;
    }
    if (except) {
      values.push(except);
      where += ` AND type <> ALL($${values.length})`;
    }
    if (streamPrefix) {
      values.push(streamPrefix);
      where += ` AND starts_with(stream_id, $${values.length})`;
    }
    const events = await this.select(
      `SELECT ${COLUMNS} FROM fonds.event WHERE ${where} ORDER BY position LIMIT $2`,
      values,
    );
    const last = events[events.length - 1]?.position ?? after;
    return { events, through: events.length < limit && head > last ? head : last };
  };

  /** For whoever goes through the whole log for few of its types: far stretches are looked through by the database alone. */
  private async pageExcept(after: Position, limit: number, except: readonly string[]): Promise<LogPage> {
    const head = await this.head();
    const far = after + LOOKED_THROUGH;
    const end = far < head ? far : head;
    const events = await copyEvents(this.pool, after, limit, { end, except });
    const last = events[events.length - 1]?.position ?? after;
    return { events, through: events.length < limit && end > last ? end : last };
  }

  readBytes(after: Position, limit: number, memory?: PageMemory): Promise<EventBytes[]> {
    return copyBytes(this.pool, after, limit, memory);
  }

  async *readAll(after: Position, filter?: ReadFilter): AsyncIterable<StoredEvent> {
    yield* readAllByPages(this.readPage, await this.head(), after, filter);
  }

  subscribe(after: Position, signal: AbortSignal, filter?: ReadFilter): AsyncIterable<StoredEvent> {
    return followByPages(this.readPage, this.appended.wait, after, signal, filter);
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>('SELECT position FROM fonds.head');
    return BigInt(rows[0]?.position ?? 0);
  }

  /** Recording times rise with positions but for the milliseconds between two writers: found by halving. */
  async positionAt(utcMilliseconds: number): Promise<Position> {
    const instant = new Date(utcMilliseconds).toISOString();
    let [low, high] = [0n, await this.head()];
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      const { rows } = await this.pool.query<{ early: boolean }>(
        'SELECT recorded_at <= $2::timestamptz AS early FROM fonds.event WHERE position = $1',
        [middle.toString(), instant],
      );
      if (rows[0]?.early) low = middle;
      else high = middle - 1n;
    }
    return low;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([this.commits.drained(), this.loading.catch(() => undefined)]);
    this.writer?.release();
    this.writer = undefined;
  }

  private async select(text: string, values: unknown[]): Promise<StoredEvent[]> {
    const { rows } = await this.pool.query<Columns>({ text, values, rowMode: 'array', types: AS_WRITTEN });
    return rows.map(([position, stream, revision, id, type, data, meta, salt]) =>
      storedEvent({
        position: BigInt(position),
        stream,
        revision: Number(revision),
        id,
        type,
        data,
        meta,
        salt,
      }),
    );
  }
}

/** Class 08 and the administrator's shutdown codes, and errors of the socket itself. */
function isConnectionLoss(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: string }).code : undefined;
  if (code === undefined)
    return error instanceof Error && /connection (terminated|ended)|not queryable/i.test(error.message);
  return code.startsWith('08') || code.startsWith('57P') || /^E(CONN|PIPE|TIMEDOUT)/.test(code);
}
