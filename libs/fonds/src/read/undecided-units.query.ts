import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { APP_POOL } from '@fonds/identity';

/** Units of a fonds that have no keeper now: a fonds is not closed over them (INV-30). A count for the decision, shown to nobody. */
@Injectable()
export class UndecidedUnitsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async count(fonds: string): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM read.custody WHERE fonds = $1 AND known_to IS NULL AND until IS NULL AND custodian IS NULL',
      [fonds],
    );
    return rows[0]?.n ?? 0;
  }
}
