import { Inject, Injectable } from '@nestjs/common';
import { partyOfFonds } from '@fonds/fonds';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';

/** One day of the clock (E102). */
export interface ClockRunRow {
  readonly date: string;
  readonly law: string;
  readonly regime: string;
  /** Local rules applied beside it: place, version and digest. */
  readonly local: readonly {
    readonly place?: string;
    readonly version: string;
    readonly sha256: string;
  }[];
  /** Log position up to which units were known. */
  readonly knownAt: string;
  /** When it was recorded: later than its day, where the day was missed. */
  readonly recordedAt: string;
  /** Of all lines, whoever asks. */
  readonly count: number;
  readonly root: string;
  readonly event: string;
  /** Orders to put something right whose day it was (CLK-14), whoever asks; null where there were none. */
  readonly orders: { readonly fell: number; readonly found: number; readonly root: string } | null;
  /** Of the fonds that one may see. */
  readonly lines: readonly {
    readonly fonds: string;
    readonly clock: string;
    readonly fell: number;
    readonly found: number;
    readonly root: string;
  }[];
}

@Injectable()
export class ClockRunQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async runs(
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<ClockRunRow>> {
    const values: unknown[] = [];
    const before = cursor ? `WHERE r.date < $${values.push(keyOfCursor(cursor, ['day'])[0])}::date` : '';
    const seen = viewer.all
      ? ''
      : `AND ${partyOfFonds('l.fonds', `$${values.push(viewer.organisations)}::uuid[]`)}`;
    const { rows } = await this.pool.query<ClockRunRow>(
      `SELECT r.date::text AS date, r.law, r.regime, r.local::jsonb AS local, r.known_at::text AS "knownAt",
         to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt",
         r.count::int AS count, r.root, r.event, r.orders::jsonb AS orders,
         coalesce((SELECT jsonb_agg(jsonb_build_object('fonds', l.fonds, 'clock', l.clock, 'fell', l.fell, 'found', l.found,
           'root', l.root) ORDER BY l.fonds, l.clock) FROM read.clock_line l WHERE l.date = r.date ${seen}), '[]'::jsonb) AS lines
       FROM read.clock_run r ${before} ORDER BY r.date DESC LIMIT $${values.push(limit + 1)}`,
      values,
    );
    return pageOf(rows, limit, ({ date }) => [date]);
  }
}
