import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { APP_POOL } from '@fonds/identity';

/** Who keeps a fonds: the body that numbers it, and the present custodians of its units. For decisions, shown to nobody. */
@Injectable()
export class KeepersQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async keptBy(fonds: string, organisations: readonly string[]): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM read.fonds f WHERE f.id = $1 AND f.numbering_body = ANY($2::uuid[]))
        OR EXISTS (SELECT 1 FROM read.custody c
          WHERE c.fonds = $1 AND c.known_to IS NULL AND c.until IS NULL AND c.custodian = ANY($2::uuid[]))`,
      [fonds, organisations],
    );
    return rowCount === 1;
  }
}
