import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';

export interface ComplaintRow {
  readonly id: string;
  readonly archives: string;
  readonly name: string | null;
  readonly complaint: string;
  readonly finding: string;
  readonly reply: string;
  readonly on: string;
  readonly units: readonly string[];
}

/** Complaints about opening: for the archives, and those over it. */
@Injectable()
export class ComplaintQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async list(
    { archives }: { readonly archives?: string },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<ComplaintRow>> {
    const values: unknown[] = [];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = [viewer.all ? 'true' : `c.archives = ANY(${value(viewer.organisations)}::uuid[])`];
    if (archives) terms.push(`c.archives = ${value(archives)}`);
    if (cursor) terms.push(`c.place < ${value(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<ComplaintRow & { place: string }>({
      text: `SELECT c.id, c.archives, o.name, c.complaint, c.finding, c.reply, c.replied_on AS "on", c.units, c.place
        FROM read.opening_complaint c LEFT JOIN read.organisation o ON o.id = c.archives
        WHERE ${terms.join(' AND ')} ORDER BY c.place DESC LIMIT ${value(limit + 1)}`,
      values,
    });
    const page = pageOf(rows, limit, (row) => [row.place]);
    return { ...page, rows: page.rows.map(({ place: _, ...row }) => row) };
  }
}
