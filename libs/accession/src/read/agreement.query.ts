import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';

export interface AgreementRow {
  readonly id: string;
  readonly archives: string;
  readonly kind: string;
  readonly party: {
    readonly kind: string;
    readonly name: string | null;
    readonly organisation: string | null;
  };
  readonly number: string | null;
  readonly title: string;
  readonly rights: string;
  readonly duties: string;
  readonly useTerms: string;
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly from: string;
  readonly until: string | null;
}

type Paging = { readonly cursor?: string; readonly limit?: number };

/** Agreements with owners (征集协议), in the order in which they were recorded. */
@Injectable()
export class AgreementQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async agreements(archives: string, page: Paging, viewer: Viewer): Promise<Page<AgreementRow>> {
    return this.agreementRows(`a.archives = $1`, [archives], page, viewer);
  }

  async agreement(id: string, viewer: Viewer): Promise<AgreementRow | undefined> {
    return (await this.agreementRows(`a.id = $1::uuid`, [id], {}, viewer)).rows[0];
  }

  private async agreementRows(
    where: string,
    given: readonly unknown[],
    { cursor, limit = DEFAULT_PAGE }: Paging,
    viewer: Viewer,
  ): Promise<Page<AgreementRow>> {
    const seen = visibleSql(
      viewer,
      { custodian: 'a.archives', owner: 'a.party_organisation' },
      given.length + 1,
    );
    const values: unknown[] = [...given, ...seen.values];
    const after = cursor
      ? ` AND a.position > $${values.push(keyOfCursor(cursor, ['position'])[0])}::bigint`
      : '';
    const { rows } = await this.pool.query<AgreementRow & { position: string }>(
      `SELECT a.id, a.archives, a.kind,
         json_build_object('kind', a.party_kind, 'name', a.party_name, 'organisation', a.party_organisation) AS party,
         a.number, a.title, a.rights, a.duties, a.use_terms AS "useTerms",
         CASE WHEN a.price IS NULL THEN NULL ELSE json_build_object('amount', a.price, 'currency', a.currency) END AS price,
         a.since::text AS "from", a.until::text AS until, a.position::text AS position
       FROM read.acquisition_agreement a WHERE ${where} AND ${seen.sql}${after}
       ORDER BY a.position LIMIT $${values.push(limit + 1)}`,
      values,
    );
    const page = pageOf(rows, limit, (row) => [row.position]);
    return { ...page, rows: page.rows.map(({ position: _, ...row }) => row) };
  }
}
