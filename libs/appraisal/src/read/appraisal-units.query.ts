import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, pageOf, rowsBefore, type Page } from '@fonds/http-edge';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';
import { opinionsOf, unitsOf, type Appraisal, type Opinion } from '../domain/appraisal.state';

/** A unit of an appraisal, with what was said of it last. */
export interface AppraisedUnit extends Partial<Opinion> {
  readonly unit: string;
  /** Reference code (档号). */
  readonly code: string | null;
  readonly title: string | null;
  readonly dates: string | null;
}

/** `open`: those without an opinion. */
export type AppraisedAs = Opinion['opinion'] | 'open';

/** The units of an appraisal, in the order of its list. */
@Injectable()
export class AppraisalUnitsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async list(
    appraisal: Appraisal,
    { opinion: wanted }: { readonly opinion?: AppraisedAs },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Page<AppraisedUnit>> {
    const before = rowsBefore(cursor);
    const opinions = opinionsOf(appraisal);
    const found = [...unitsOf(appraisal)]
      .map((unit, at) => ({ unit, at }))
      .filter(
        ({ unit, at }) => at >= before && (!wanted || (opinions.get(unit)?.opinion ?? 'open') === wanted),
      )
      .slice(0, limit + 1);
    const page = pageOf(found, limit, ({ at }) => [String(at)]);
    const described = await this.described(page.rows.map(({ unit }) => unit));
    return { ...page, rows: described.map((row) => ({ ...row, ...opinions.get(row.unit) })) };
  }

  private async described(units: readonly string[]): Promise<readonly AppraisedUnit[]> {
    const { rows } = await this.pool.query<AppraisedUnit>(
      `SELECT u.unit, n.code, n.title, n.dates FROM unnest($1::uuid[]) WITH ORDINALITY u(unit, at)
       LEFT JOIN read.node n ON n.id = u.unit ORDER BY u.at`,
      [units],
    );
    return rows;
  }
}
