import type { Pool, PoolClient } from 'pg';
import { copyEvents } from './copied-events';
import { CopiedQuery, NewRoom } from './copied-query';
import { copiedTuples, FIELD_HEAD, uint32 } from './copy-format';
import { eventRows, type EventRow, type EventRows } from './event-rows';
import { RECORD_BYTES } from './leaf-record';
import { PageMemory } from './page-memory';

const A_FEW_BYTES = 4_096;
const LEAVES_OF_ROW = 256;
/** Of a message, its tuple and two fields, and of the whole copy. */
const ROW_HEADS = 64;

export interface CheckpointRow {
  readonly epoch: number;
  readonly size: number;
  readonly note: string;
}

export interface TileRow {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/** Tiles of one level, from `first` up to and with `last`. */
export interface TileRange {
  readonly level: number;
  readonly first: number;
  readonly last: number;
}

/** An event as its server has it: the instant of its recording stands in the metadata alone. */
export interface ServedRow extends Omit<EventRow, 'recordedAt' | 'data' | 'meta' | 'salt'> {
  readonly data: string;
  readonly meta: string;
  readonly salt: Uint8Array;
}

/** Events that lie on an event server, as it has them now, by position; none where an event is gone. */
export interface ServedEvents {
  events(after: number, upTo: number): Promise<readonly ServedRow[]>;
  /** Streams that the server does not keep whole, by name. */
  truncated(): Promise<readonly string[]>;
}

/** Where an audit reads: the database, and the server that has the events when the database has not. */
export interface AuditSource {
  readonly pool: Pool;
  readonly served?: ServedEvents;
}

/**
 * One transaction that only reads and sees one instant; as short as one page. The audit shares no statement with the
 * program that wrote the rows.
 */
export class AuditReader {
  private constructor(
    private readonly client: PoolClient,
    private readonly served: ServedEvents | undefined,
  ) {}

  static async read<T>({ pool, served }: AuditSource, work: (reader: AuditReader) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken = true;
    try {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TimeZone = 'UTC'");
      const answer = await work(new AuditReader(client, served));
      await client.query('COMMIT');
      broken = false;
      return answer;
    } finally {
      if (broken) await client.query('ROLLBACK').catch(() => undefined);
      client.release(broken);
    }
  }

  /** The table with a row for each position, stream and revision. */
  get places(): 'fonds.event' | 'fonds.event_place' {
    return this.served ? 'fonds.event_place' : 'fonds.event';
  }

  /** Events behind a position, up to another. @param memory where they are put; another one each time for few of them */
  async events(
    after: number,
    upTo: number,
    memory = new PageMemory(A_FEW_BYTES, upTo - after),
  ): Promise<EventRows> {
    if (!this.served) return copyEvents(this.client, after, upTo, memory);
    const served = await this.served.events(after, upTo);
    return eventRows(
      served.map(({ data, meta, ...row }) => ({ ...row, data: Buffer.from(data), meta: Buffer.from(meta) })),
      memory,
    );
  }

  /** Which event stood at a position, `stream@revision`; known where a table of places outlives the events. */
  async namesOf(positions: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (!this.served || positions.length === 0) return new Map();
    const rows = await this.rows<{ position: number; name: string }>(
      "SELECT position::float8 AS position, stream_id || '@' || revision AS name FROM fonds.event_place WHERE position = ANY($1::bigint[])",
      [positions],
    );
    return new Map(rows.map(({ position, name }) => [position, name]));
  }

  /** Rows of leaf records, by index of 256. */
  async records(epoch: number, first: number, last: number): Promise<Map<number, Buffer>> {
    const room = new NewRoom((last - first + 1) * (LEAVES_OF_ROW * RECORD_BYTES + ROW_HEADS));
    const sql = `COPY (SELECT index, coalesce(leaves, '') FROM fonds.log_leaves
      WHERE epoch = ${BigInt(epoch)} AND index BETWEEN ${BigInt(first)} AND ${BigInt(last)}) TO STDOUT (FORMAT binary)`;
    const end = await this.client.query(new CopiedQuery(sql, room)).answer;
    const bytes = Buffer.from(room.bytesFor(0).buffer);
    const rows = new Map<number, Buffer>();
    for (const tuple of copiedTuples(bytes, end)) {
      const leaves = tuple + FIELD_HEAD + 8;
      const begin = leaves + FIELD_HEAD;
      const index =
        bytes.readUInt32BE(tuple + FIELD_HEAD) * 2 ** 32 + bytes.readUInt32BE(tuple + FIELD_HEAD + 4);
      rows.set(index, bytes.subarray(begin, begin + uint32(bytes, leaves)));
    }
    return rows;
  }

  async tiles(epoch: number, ranges: readonly TileRange[]): Promise<TileRow[]> {
    const { rows } = await this.client.query<{ level: number; index: string; hashes: Buffer }>({
      name: 'audit-tiles',
      text: `SELECT t.level, t.index, t.hashes
             FROM unnest($2::smallint[], $3::bigint[], $4::bigint[]) AS w(level, first, last)
             JOIN fonds.log_tile t ON t.epoch = $1 AND t.level = w.level AND t.index BETWEEN w.first AND w.last`,
      values: [
        epoch,
        ranges.map(({ level }) => level),
        ranges.map(({ first }) => first),
        ranges.map(({ last }) => last),
      ],
    });
    return rows.map(({ level, index, hashes }) => ({ level, index: Number(index), hashes }));
  }

  /** Checkpoints of more than `after` and at most `upTo` leaves, in order. */
  async checkpoints(epoch: number, after: number, upTo: number): Promise<CheckpointRow[]> {
    return this.rows(
      'SELECT epoch, size::float8 AS size, note FROM fonds.log_checkpoint WHERE epoch = $1 AND size > $2 AND size <= $3 ORDER BY size',
      [epoch, after, upTo],
    );
  }

  async newestCheckpoint(epoch: number, upTo: number): Promise<CheckpointRow | undefined> {
    const [row] = await this.rows<CheckpointRow>(
      'SELECT epoch, size::float8 AS size, note FROM fonds.log_checkpoint WHERE epoch = $1 AND size <= $2 ORDER BY size DESC LIMIT 1',
      [epoch, upTo],
    );
    return row;
  }

  async rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const { rows } = await this.client.query<T>(sql, [...values]);
    return rows;
  }
}
