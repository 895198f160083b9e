import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { APP_POOL } from '@fonds/identity';
import { inCodeOrder } from '@fonds/kernel';
import { isPermanent } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';

/** Units that a custodian holds in a fonds and that are not permanent, by their codes: those whose period may be over. */
@Injectable()
export class ExpiredUnitsQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
  ) {}

  async units(fonds: string, custodian: string): Promise<readonly string[]> {
    await this.projections.catchUp();
    const { rows } = await this.pool.query<{ unit: string; code: string | null; retention: string | null }>({
      text: `SELECT c.unit, n.code, c.retention FROM read.custody c LEFT JOIN read.node n ON n.id = c.unit
        WHERE c.fonds = $1 AND c.custodian = $2 AND c.known_to IS NULL
        AND c.until IS NULL AND c.out IS NULL`,
      values: [fonds, custodian],
    });
    const others = rows.filter(({ retention }) => !isPermanent(retention ?? undefined));
    return inCodeOrder(others).map(({ unit }) => unit);
  }
}
