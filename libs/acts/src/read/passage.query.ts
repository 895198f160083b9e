import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { Ledger, placeOf, type EventPlace } from '@fonds/ledger/integrator';
import { partyTo } from './hold.query';

/** A decision or fact that passed the gate of a fonds. */
export interface PassageRow extends EventPlace {
  /** Its place in the gate's order, by which a correction names it. */
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly act: string | null;
  readonly units: number | null;
  /** The day it takes effect, as it was last corrected. */
  readonly since: string;
  /** Codes of what the rules of its corrected day would have refused: raised, not refused. */
  readonly raised: readonly string[];
  readonly position: string;
}

/** What passed the gate of a fonds (关口), for its parties and those over them. */
@Injectable()
export class PassageQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly ledger: Ledger,
  ) {}

  /** Newest first. */
  async list(
    { fonds, type }: { readonly fonds: string; readonly type?: string },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<PassageRow>> {
    const values: unknown[] = [fonds];
    const terms = ['p.fonds = $1', partyTo('p.fonds', viewer, values)];
    if (type !== undefined) terms.push(`p.type = $${values.push(type)}`);
    if (cursor) terms.push(`p.position < $${values.push(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<Omit<PassageRow, keyof EventPlace>>({
      text: `SELECT p.revision, p.event, p.type, p.act, p.units, p.since, p.raised, p.position FROM read.passage p
        WHERE ${terms.join(' AND ')} ORDER BY p.position DESC LIMIT $${values.push(limit + 1)}`,
      values,
    });
    const standing = await this.ledger.standing();
    const page = pageOf(rows, limit, (row) => [row.position]);
    return { ...page, rows: page.rows.map((row) => ({ ...row, ...placeOf(standing, row.position) })) };
  }
}
