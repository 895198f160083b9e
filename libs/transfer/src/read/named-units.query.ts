import { Inject, Injectable } from '@nestjs/common';
import { codeKey } from '@fonds/holdings';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import type { Pool } from 'pg';

export interface NamedUnit {
  readonly unit: string;
  readonly fonds: string;
  readonly custodian: string | null;
}

interface Row extends NamedUnit {
  readonly code: string;
}

const VISIBLE = {
  custodian: 'p.custodian',
  owner: 'p.owner',
  transferringUnit: 'p.transferring',
};
const PRESENT = 'p.known_to IS NULL AND p.until IS NULL';

/** Units by many codes or ids at once, in two statements whatever their number. */
@Injectable()
export class NamedUnitsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /**
   * By each text that is known, the units it may mean: a code that several bear means those of the custodian that is
   * spoken of, and of the fonds where one is.
   */
  async resolve(
    texts: readonly string[],
    { custodian, fonds }: { readonly custodian: string; readonly fonds?: string },
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, readonly NamedUnit[]>> {
    const ids = texts.filter(isUuid);
    const keys = new Map(texts.filter((text) => !isUuid(text)).map((text) => [text, codeKey(text)]));
    const byKey = new Map<string, Row[]>();
    for (const row of [
      ...(await this.select('p.unit::text', 'p.unit = ANY($1::uuid[])', ids, viewer)),
      ...(await this.select(
        'k.code',
        'k.code = ANY($1::text[])',
        [...new Set(keys.values())],
        viewer,
        'JOIN read.node_code k ON k.node = p.unit',
      )),
    ]) {
      const rows = byKey.get(row.code);
      if (rows) rows.push(row);
      else byKey.set(row.code, [row]);
    }
    const found = new Map<string, readonly NamedUnit[]>();
    for (const text of texts) {
      const rows = byKey.get(keys.get(text) ?? text);
      if (rows) found.set(text, preferred(rows, custodian, fonds));
    }
    return found;
  }

  private async select(
    key: string,
    condition: string,
    wanted: readonly string[],
    viewer: Viewer,
    join = '',
  ): Promise<Row[]> {
    if (wanted.length === 0) return [];
    const { sql, values } = visibleSql(viewer, VISIBLE, 2);
    const { rows } = await this.pool.query<Row>({
      text: `SELECT DISTINCT ${key} AS code, p.unit, p.fonds, p.custodian FROM read.custody p ${join}
        WHERE ${condition} AND ${PRESENT} AND ${sql}`,
      values: [wanted, ...values],
    });
    return rows;
  }
}

function preferred(rows: readonly Row[], custodian: string, fonds: string | undefined): readonly NamedUnit[] {
  if (rows.length === 1) return rows;
  const own = rows.filter((row) => row.custodian === custodian && (!fonds || row.fonds === fonds));
  return own.length ? own : rows;
}
