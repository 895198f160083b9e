import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { APP_POOL } from '@fonds/identity';

/** Who keeps a fonds or stands in an act. For decisions, shown to nobody. */
@Injectable()
export class KeepersQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** The whole fonds: its numbering body, or all present custodians of its units, are among the organisations. */
  async keptBy(fonds: string, organisations: readonly string[]): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM read.fonds f WHERE f.id = $1 AND f.numbering_body = ANY($2::uuid[]))
        OR (SELECT bool_and(c.custodian = ANY($2::uuid[])) FROM read.custody c
          WHERE c.fonds = $1 AND c.known_to IS NULL AND c.until IS NULL)`,
      [fonds, organisations],
    );
    return rowCount === 1;
  }

  /** One side of an act is among the organisations. */
  async partyOf(act: string, organisations: readonly string[]): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT 1 FROM read.act WHERE id = $1
        AND (custodian = ANY($2::uuid[]) OR (offered AND counterpart = ANY($2::uuid[])))`,
      [act, organisations],
    );
    return rowCount === 1;
  }
}
