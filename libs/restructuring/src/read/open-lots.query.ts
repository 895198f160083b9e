import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';

/** Unarranged material of a fonds that is still counted as a whole (E100). */
export interface OpenLot {
  readonly lot: string;
  readonly title: string;
  /** Estimated, less what was arranged into units by now. */
  readonly files: number;
  readonly items: number;
  readonly metres: string | null;
}

@Injectable()
export class OpenLotsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async of({
    fonds,
    organisation,
  }: {
    readonly fonds: string;
    readonly organisation: string;
  }): Promise<OpenLot[]> {
    const { rows } = await this.pool.query<OpenLot>(
      `SELECT id::text AS lot, title, greatest(coalesce(files, 0) - coalesce(arranged_files, 0), 0) AS files,
         greatest(coalesce(items, 0) - coalesce(arranged_items, 0), 0) AS items, metres
       FROM read.lot WHERE fonds = $1 AND archives = $2 AND closed_on IS NULL ORDER BY position`,
      [fonds, organisation],
    );
    return rows;
  }
}
