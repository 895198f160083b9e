import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';
import { partyOfFonds } from './party.sql';

export interface DossierPaper {
  readonly event: string;
  readonly category: string;
  readonly title: string;
  readonly document: string | null;
  readonly formed: string | null;
  readonly filed: string;
  /** SHA-256 of its scans. */
  readonly evidence: readonly string[];
}

/** The dossier of a fonds (全宗卷): for whoever is a party to the fonds. */
@Injectable()
export class DossierQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async list(
    { fonds, category }: { readonly fonds: string; readonly category?: string },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<DossierPaper>> {
    const values: unknown[] = [fonds];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const seen = viewer.all ? 'true' : partyOfFonds('d.fonds', `${value(viewer.organisations)}::uuid[]`);
    const terms = ['d.fonds = $1::uuid', seen];
    if (category !== undefined) terms.push(`d.category = ${value(category)}`);
    if (cursor) terms.push(`d.position > ${value(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<DossierPaper & { position: string }>(
      `SELECT d.event, d.category, d.title, d.document, d.formed::text AS formed, d.filed::text AS filed, d.evidence,
         d.position::text AS position
       FROM read.fonds_dossier d WHERE ${terms.join(' AND ')} ORDER BY d.position LIMIT ${value(limit + 1)}`,
      values,
    );
    const page = pageOf(rows, limit, ({ position }) => [position]);
    return { ...page, rows: page.rows.map(({ position: _, ...row }) => row) };
  }
}
