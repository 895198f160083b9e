import type { Pool } from 'pg';
import type { BundleRef, TileRef } from '@fonds/ledger/core';
import type { Epoch } from './epoch';
import { LEAF_RECORD_BYTES } from './leaf-record';

const HASH_BYTES = 32;

/** How far the tree of the current epoch goes. */
export interface LogHead {
  readonly epoch: Epoch;
  readonly size: number;
}

/** What one pass of the integrator adds at the right edge, each row at most once. */
export interface LogGrowth {
  readonly from: number;
  readonly to: number;
  readonly tiles: readonly { readonly level: number; readonly index: number; readonly hashes: Uint8Array }[];
  readonly leaves: readonly { readonly index: number; readonly records: Uint8Array }[];
}

export interface StoredCheckpoint {
  readonly epoch: number;
  readonly size: number;
  /** The signed note of the log, without cosignatures. */
  readonly note: string;
}

/** The log's tables. Every method is one statement or one transaction: a crash leaves all of it or nothing. */
export class LogStore {
  constructor(private readonly pool: Pool) {}

  async head(): Promise<LogHead | undefined> {
    const { rows } = await this.pool.query<EpochRow & { size: string }>(
      `SELECT e.epoch, e.origin, e.restart_position, h.size FROM fonds.log_head h JOIN fonds.log_epoch e USING (epoch)`,
    );
    const [row] = rows;
    return row && { epoch: epochOf(row), size: Number(row.size) };
  }

  async epochs(): Promise<Epoch[]> {
    const { rows } = await this.pool.query<EpochRow>(
      'SELECT epoch, origin, restart_position FROM fonds.log_epoch ORDER BY epoch',
    );
    return rows.map(epochOf);
  }

  /** Begins an epoch with an empty tree; of two processes one does. */
  async begin(epoch: Epoch): Promise<void> {
    await this.pool.query(
      `WITH made AS (
         INSERT INTO fonds.log_epoch (epoch, origin, restart_position) VALUES ($1, $2, $3)
         ON CONFLICT (epoch) DO NOTHING RETURNING epoch
       )
       INSERT INTO fonds.log_head (epoch, size) SELECT epoch, 0 FROM made
       ON CONFLICT (single) DO UPDATE SET epoch = excluded.epoch, size = 0`,
      [epoch.number, epoch.origin, epoch.restartPosition?.toString() ?? null],
    );
  }

  /**
   * Adds leaves and tiles and moves the head, if it still stands where this pass began.
   * @returns false when another integrator was first; nothing is written then.
   */
  async grow(epoch: number, growth: LogGrowth): Promise<boolean> {
    const tiles = inOne(growth.tiles.map(({ hashes }) => hashes));
    const leaves = inOne(growth.leaves.map(({ records }) => records));
    const { rowCount } = await this.pool.query(
      `WITH moved AS (
         UPDATE fonds.log_head SET size = $3 WHERE epoch = $1 AND size = $2 RETURNING epoch
       ), tiles AS (
         INSERT INTO fonds.log_tile (epoch, level, index, hashes)
         SELECT m.epoch, t.level, t.index, substring($7::bytea FROM t.start FOR t.length)
         FROM moved m, unnest($4::smallint[], $5::bigint[], $6::int[], $8::int[]) AS t(level, index, start, length)
         ON CONFLICT (epoch, level, index) DO UPDATE SET hashes = log_tile.hashes || excluded.hashes
       ), leaves AS (
         INSERT INTO fonds.log_leaves (epoch, index, leaves)
         SELECT m.epoch, l.index, substring($11::bytea FROM l.start FOR l.length)
         FROM moved m, unnest($9::bigint[], $10::int[], $12::int[]) AS l(index, start, length)
         ON CONFLICT (epoch, index) DO UPDATE SET leaves = log_leaves.leaves || excluded.leaves
       )
       SELECT 1 FROM moved`,
      [
        epoch,
        growth.from,
        growth.to,
        growth.tiles.map(({ level }) => level),
        growth.tiles.map(({ index }) => index),
        tiles.starts,
        tiles.bytes,
        tiles.lengths,
        growth.leaves.map(({ index }) => index),
        leaves.starts,
        leaves.bytes,
        leaves.lengths,
      ],
    );
    return rowCount === 1;
  }

  /** The tiles' hashes, cut to the widths asked for; a tile that is not that wide yet is left out. */
  async tiles(epoch: number, refs: readonly TileRef[]): Promise<{ ref: TileRef; hashes: Uint8Array }[]> {
    const { rows } = await this.pool.query<{ at: number; hashes: Buffer }>(
      `SELECT w.at::int AS at, substring(t.hashes FOR w.bytes) AS hashes
       FROM unnest($2::smallint[], $3::bigint[], $4::int[]) WITH ORDINALITY AS w(level, index, bytes, at)
       JOIN fonds.log_tile t ON t.epoch = $1 AND t.level = w.level AND t.index = w.index
       WHERE octet_length(t.hashes) >= w.bytes`,
      [
        epoch,
        refs.map(({ level }) => level),
        refs.map(({ index }) => index),
        refs.map(({ width }) => width * HASH_BYTES),
      ],
    );
    return rows.flatMap(({ at, hashes }) => {
      const ref = refs[at - 1];
      return ref ? [{ ref, hashes: new Uint8Array(hashes) }] : [];
    });
  }

  /** The records of a bundle's leaves, cut to its width; nothing when it is not that wide yet. */
  async leaves(epoch: number, { index, width }: BundleRef): Promise<Uint8Array | undefined> {
    const bytes = width * LEAF_RECORD_BYTES;
    const { rows } = await this.pool.query<{ leaves: Buffer }>(
      `SELECT substring(leaves FOR $3) AS leaves FROM fonds.log_leaves
       WHERE epoch = $1 AND index = $2 AND octet_length(leaves) >= $3`,
      [epoch, index, bytes],
    );
    const [row] = rows;
    return row && new Uint8Array(row.leaves);
  }

  /** Keeps a checkpoint before anyone sees it. @param signedAt UTC milliseconds. @returns the one that is kept for this size, this or an earlier one. */
  async keep(checkpoint: StoredCheckpoint, signedAt: number): Promise<string> {
    const { rows } = await this.pool.query<{ note: string }>(
      `WITH kept AS (
         INSERT INTO fonds.log_checkpoint (epoch, size, note, signed_at, number)
         SELECT $1, $2, $3, to_timestamp($4::float8 / 1000), coalesce(max(number), 0) + 1 FROM fonds.log_checkpoint WHERE epoch = $1
         ON CONFLICT DO NOTHING RETURNING note
       )
       SELECT note FROM kept UNION ALL SELECT note FROM fonds.log_checkpoint WHERE epoch = $1 AND size = $2 LIMIT 1`,
      [checkpoint.epoch, checkpoint.size, checkpoint.note, signedAt],
    );
    return rows[0]?.note ?? this.note(checkpoint.epoch, checkpoint.size);
  }

  private async note(epoch: number, size: number): Promise<string> {
    const { rows } = await this.pool.query<{ note: string }>(
      'SELECT note FROM fonds.log_checkpoint WHERE epoch = $1 AND size = $2',
      [epoch, size],
    );
    const [row] = rows;
    if (!row) throw new Error(`the checkpoint of ${size} leaves was refused and is not there`);
    return row.note;
  }

  async addCosignature(epoch: number, size: number, witness: string, line: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO fonds.log_cosignature (epoch, size, witness, line) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [epoch, size, witness, line],
    );
  }

  /** The newest size that each witness cosigned, by its name. */
  async cosignedSizes(epoch: number): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ witness: string; size: string }>(
      'SELECT witness, max(size) AS size FROM fonds.log_cosignature WHERE epoch = $1 GROUP BY witness',
      [epoch],
    );
    return new Map(rows.map(({ witness, size }) => [witness, Number(size)]));
  }

  /** The newest checkpoint of an epoch that at least `quorum` of these witnesses cosigned, with all lines that it has. */
  async newest(
    epoch: number,
    quorum: number,
    witnesses: readonly string[] = [],
  ): Promise<(StoredCheckpoint & { lines: string[] }) | undefined> {
    const { rows } = await this.pool.query<{ size: string; note: string; lines: string[] }>(
      `SELECT c.size, c.note, coalesce((SELECT array_agg(s.line ORDER BY s.witness) FROM fonds.log_cosignature s
                                        WHERE s.epoch = c.epoch AND s.size = c.size), '{}') AS lines
       FROM fonds.log_checkpoint c
       WHERE c.epoch = $1 AND (SELECT count(*) FROM fonds.log_cosignature s
                               WHERE s.epoch = c.epoch AND s.size = c.size AND s.witness = ANY($3)) >= $2
       ORDER BY c.size DESC LIMIT 1`,
      [epoch, quorum, witnesses],
    );
    const [row] = rows;
    return row && { epoch, size: Number(row.size), note: row.note, lines: row.lines };
  }

  /** Checkpoints in order, for an audit: those after a size. */
  async checkpoints(epoch: number, afterSize: number, limit: number): Promise<StoredCheckpoint[]> {
    const { rows } = await this.pool.query<{ size: string; note: string }>(
      'SELECT size, note FROM fonds.log_checkpoint WHERE epoch = $1 AND size > $2 ORDER BY size LIMIT $3',
      [epoch, afterSize, limit],
    );
    return rows.map(({ size, note }) => ({ epoch, size: Number(size), note }));
  }
}

interface EpochRow {
  readonly epoch: number;
  readonly origin: string;
  readonly restart_position: string | null;
}

const epochOf = (row: EpochRow): Epoch => ({
  number: row.epoch,
  origin: row.origin,
  ...(row.restart_position === null ? {} : { restartPosition: BigInt(row.restart_position) }),
});

/** Bytes go to the database as they are; a list of them would be written in hexadecimal, and read again. */
function inOne(parts: readonly Uint8Array[]): { bytes: Buffer; starts: number[]; lengths: number[] } {
  let start = 1;
  return {
    bytes: Buffer.concat(parts),
    starts: parts.map(({ length }) => (start += length) - length),
    lengths: parts.map(({ length }) => length),
  };
}
