import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { APP_POOL } from '@fonds/identity';
import { ProjectionHost } from '@fonds/projections';

/** Units that a custodian holds in a fonds and that are not permanent: those whose period may be over. */
@Injectable()
export class ExpiredUnitsQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
  ) {}

  async units(fonds: string, custodian: string): Promise<readonly string[]> {
    await this.projections.catchUp();
    const { rows } = await this.pool.query<{ unit: string }>({
      text: `SELECT unit FROM read.custody WHERE fonds = $1 AND custodian = $2 AND known_to IS NULL
        AND until IS NULL AND out IS NULL AND coalesce(retention, '') NOT IN ('永久', 'Y')
        ORDER BY unit`,
      values: [fonds, custodian],
    });
    return rows.map(({ unit }) => unit);
  }
}
