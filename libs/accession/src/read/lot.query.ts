import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';

export interface LotRow {
  readonly id: string;
  readonly archives: string;
  readonly fonds: string | null;
  readonly title: string;
  readonly number: string | null;
  readonly on: string;
  readonly extent: string | null;
  readonly estimate: {
    readonly files: number | null;
    readonly items: number | null;
    readonly metres: string | null;
  };
  readonly arranged: { readonly files: number; readonly items: number };
  /** Estimate less arranged; null where nothing was estimated in that measure. */
  readonly remainder: { readonly files: number | null; readonly items: number | null };
  readonly closedOn: string | null;
  readonly explanation: string | null;
}

type Paging = { readonly cursor?: string; readonly limit?: number };

/** Lots with their own balance. */
@Injectable()
export class LotQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  lots(archives: string, page: Paging, viewer: Viewer): Promise<Page<LotRow>> {
    return this.lotRows('l.archives = $1::uuid', archives, page, viewer);
  }

  async lot(id: string, viewer: Viewer): Promise<LotRow | undefined> {
    return (await this.lotRows('l.id = $1::uuid', id, {}, viewer)).rows[0];
  }

  private async lotRows(
    where: string,
    given: string,
    { cursor, limit = DEFAULT_PAGE }: Paging,
    viewer: Viewer,
  ): Promise<Page<LotRow>> {
    const seen = visibleSql(viewer, { custodian: 'l.archives', owner: 'l.owner' }, 2);
    const values: unknown[] = [given, ...seen.values];
    const after = cursor
      ? ` AND l.position > $${values.push(keyOfCursor(cursor, ['position'])[0])}::bigint`
      : '';
    const { rows } = await this.pool.query<LotRow & { position: string }>(
      `SELECT l.id, l.archives, l.fonds, l.title, a.printed AS number, l.registered_on::text AS "on", l.extent,
         json_build_object('files', l.files, 'items', l.items, 'metres', l.metres) AS estimate,
         json_build_object('files', l.arranged_files, 'items', l.arranged_items) AS arranged,
         json_build_object('files', l.files - l.arranged_files, 'items', l.items - l.arranged_items) AS remainder,
         l.closed_on::text AS "closedOn", l.explanation, l.position::text AS position
       FROM read.lot l LEFT JOIN read.accession a ON a.id = l.id
       WHERE ${where} AND ${seen.sql}${after} ORDER BY l.position LIMIT $${values.push(limit + 1)}`,
      values,
    );
    const page = pageOf(rows, limit, (row) => [row.position]);
    return { ...page, rows: page.rows.map(({ position: _, ...row }) => row) };
  }
}
