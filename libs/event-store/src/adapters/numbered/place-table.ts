import { intArray, textArray } from '@fonds/database';
import type { Pool } from 'pg';
import type { Position } from '../../event-store.port';

/** Where the event of a position lies on an event server. */
export interface Place {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  /** The server's own position: a byte offset in its log, with gaps. */
  readonly commit: bigint;
}

type Row = [string, string, number, string];
const COLUMNS = 'position, stream_id, revision, commit_position';

/**
 * The table from our dense positions (a leaf's index is one less) to an event server's places. It is derived: the same
 * log gives the same rows, whoever writes them, so a lost table is filled again.
 */
export class PlaceTable {
  constructor(private readonly pool: Pool) {}

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>('SELECT position FROM fonds.head');
    return BigInt(rows[0]?.position ?? 0);
  }

  /**
   * Puts the head to the end of the table: places that were lost are given again. Whoever places events meanwhile is waited
   * for, and counted: the second statement sees what was committed before the first was granted the lock. While the database
   * has the events, as it has until a copy takes over, the head is theirs.
   */
  async headToEnd(): Promise<void> {
    await this.pool.query(
      `SELECT position FROM fonds.head FOR UPDATE;
       UPDATE fonds.head SET position = p.last FROM (SELECT coalesce(max(position), 0) AS last FROM fonds.event_place) p
       WHERE position <> p.last AND coalesce(
         (SELECT engine FROM fonds.event_move ORDER BY number DESC LIMIT 1) = 'server', NOT EXISTS (SELECT FROM fonds.event))`,
    );
  }

  /** The last place; nothing in an empty log. */
  async last(): Promise<Place | undefined> {
    const [place] = await this.places(
      `SELECT ${COLUMNS} FROM fonds.event_place ORDER BY position DESC LIMIT 1`,
      [],
    );
    return place;
  }

  /**
   * Adds places in order, the first at `after` + 1, if nobody was there before.
   * @returns the head as it is now: another process that follows the same log may be further.
   */
  async add(after: Position, places: readonly Omit<Place, 'position'>[]): Promise<Position> {
    const { rowCount } = await this.pool.query(
      `WITH moved AS (UPDATE fonds.head SET position = $1::bigint + $2 WHERE position = $1 RETURNING position)
       INSERT INTO fonds.event_place (position, stream_id, revision, commit_position)
       SELECT $1::bigint + p.at, p.stream, p.revision, p.commit::bigint
       FROM moved, unnest($3::text[], $4::int[], $5::text[]) WITH ORDINALITY AS p(stream, revision, commit, at)`,
      [after.toString(), places.length, ...columnsOf(places)],
    );
    return rowCount === places.length ? after + BigInt(places.length) : this.head();
  }

  /** Adds places in order, the first at `after` + 1, and leaves the head: a copy fills the table before anybody writes there. */
  async insert(after: Position, places: readonly Omit<Place, 'position'>[]): Promise<void> {
    await this.pool.query(
      `INSERT INTO fonds.event_place (position, stream_id, revision, commit_position)
       SELECT $1::bigint + p.at, p.stream, p.revision, p.commit::bigint
       FROM unnest($2::text[], $3::int[], $4::text[]) WITH ORDINALITY AS p(stream, revision, commit, at)`,
      [after.toString(), ...columnsOf(places)],
    );
  }

  /** At most `limit` places after a position, up to another, of streams that begin so. */
  page(after: Position, upTo: Position, limit: number, streamPrefix = ''): Promise<Place[]> {
    return this.places(
      `SELECT ${COLUMNS} FROM fonds.event_place WHERE position > $1 AND position <= $2 AND starts_with(stream_id, $4)
       ORDER BY position LIMIT $3`,
      [after.toString(), upTo.toString(), limit, streamPrefix],
    );
  }

  /** The server's position of the event at ours; 0 before the first. */
  async commitOf(position: Position): Promise<bigint> {
    if (position < 1n) return 0n;
    const { rows } = await this.pool.query<{ commit: string }>(
      'SELECT commit_position AS commit FROM fonds.event_place WHERE position = $1',
      [position.toString()],
    );
    if (!rows[0]) throw new Error(`position ${position} has no place`);
    return BigInt(rows[0].commit);
  }

  ofStream(stream: string, from: number): Promise<Place[]> {
    return this.places(
      `SELECT ${COLUMNS} FROM fonds.event_place WHERE stream_id = $1 AND revision >= $2 ORDER BY revision`,
      [stream, from],
    );
  }

  private async places(text: string, values: unknown[]): Promise<Place[]> {
    const { rows } = await this.pool.query<Row>({ text, values, rowMode: 'array' });
    return rows.map(([position, stream, revision, commit]) => ({
      position: BigInt(position),
      stream,
      revision,
      commit: BigInt(commit),
    }));
  }
}

/** Streams, revisions and the server's positions, as arrays for `unnest`. */
const columnsOf = (places: readonly Omit<Place, 'position'>[]) => [
  textArray(places.map(({ stream }) => stream)),
  intArray(places.map(({ revision }) => revision)),
  textArray(places.map(({ commit }) => commit.toString())),
];
