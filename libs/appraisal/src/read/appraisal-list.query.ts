import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { ProjectionHost } from '@fonds/projections';
import type { Pool } from 'pg';

export interface AppraisalRow {
  readonly id: string;
  readonly fonds: string;
  readonly fondsName: string | null;
  readonly custodian: string;
  readonly custodianName: string | null;
  readonly method: string;
  readonly scope: string;
  readonly opened: string;
  readonly units: number;
  /** Title of its report, and the day of it; null while opinions are given. */
  readonly report: string | null;
  readonly reported: string | null;
  /** Day on which it ended without a report. */
  readonly withdrawn: string | null;
  readonly keep: number | null;
  readonly destroy: number | null;
  readonly transfer: number | null;
}

export type AppraisalStanding = 'open' | 'reported' | 'withdrawn';

const STANDS: { readonly [S in AppraisalStanding]: string } = {
  open: 'a.report IS NULL AND a.withdrawn IS NULL',
  reported: 'a.report IS NOT NULL',
  withdrawn: 'a.withdrawn IS NOT NULL',
};

/** Appraisals (鉴定), newest first: of custodians that the viewer belongs to or stands over. */
@Injectable()
export class AppraisalListQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
  ) {}

  /** Ids of those without a report, of everything recorded until now. */
  async underWay(fonds: string, custodian: string): Promise<readonly string[]> {
    await this.projections.catchUp();
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT a.id FROM read.appraisal a WHERE a.fonds = $1 AND a.custodian = $2 AND ${STANDS.open}`,
      [fonds, custodian],
    );
    return rows.map(({ id }) => id);
  }

  async list(
    { state, fonds }: { readonly state?: AppraisalStanding; readonly fonds?: string },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<AppraisalRow>> {
    const values: unknown[] = [];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = [viewer.all ? 'true' : `a.custodian = ANY(${value(viewer.organisations)}::uuid[])`];
    if (state !== undefined) terms.push(STANDS[state]);
    if (fonds !== undefined) terms.push(`a.fonds = ${value(fonds)}::uuid`);
    if (cursor) terms.push(`a.position < ${value(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<AppraisalRow & { position: string }>(
      `SELECT a.id, a.fonds, f.name AS "fondsName", a.custodian, o.name AS "custodianName", a.method, a.scope,
         a.opened::text AS opened, a.units, a.report, a.reported::text AS reported, a.withdrawn::text AS withdrawn, a.keep, a.destroy, a.transfer,
         a.position::text AS position
       FROM read.appraisal a LEFT JOIN read.fonds f ON f.id = a.fonds LEFT JOIN read.organisation o ON o.id = a.custodian
       WHERE ${terms.join(' AND ')} ORDER BY a.position DESC LIMIT ${value(limit + 1)}`,
      values,
    );
    const page = pageOf(rows, limit, ({ position }) => [position]);
    return { ...page, rows: page.rows.map(({ position: _, ...row }) => row) };
  }
}
