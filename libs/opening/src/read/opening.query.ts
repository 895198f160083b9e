import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, rowsBefore, type Page } from '@fonds/http-edge';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';
import type { OpeningReview, ReviewStanding } from '../domain/opening.state';
import { ORIGINAL, type OriginalState } from './opened.query';
import { openingView, partiesOf, reviewedUnit, type OpeningView, type ReviewedUnit } from './opening.view';

/** An extension whose reassessment comes (E64, CLK-09). */
export interface ExtendedRow {
  readonly unit: string;
  readonly code: string | null;
  readonly title: string;
  readonly dates: string | null;
  readonly creators: string | null;
  readonly state: string;
  readonly ground: string;
  readonly until: string | null;
  readonly since: string;
  readonly reassessBy: string;
  readonly authority: string | null;
  readonly document: string | null;
}

/** What readers and keepers know of one unit's opening. */
export interface OpeningOfUnit {
  readonly state: string;
  readonly since?: string;
  readonly act?: string;
  readonly original: OriginalState;
}

/** A review as its own stream says; titles and codes of its units from the catalogue. */
@Injectable()
export class OpeningQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async view(act: string, review: OpeningReview): Promise<OpeningView> {
    const { rows } = await this.pool.query<{ id: string; name: string }>(
      `SELECT id, name FROM read.organisation WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, coalesce(display_name, name) FROM read.account WHERE id = ANY($1::uuid[])`,
      [partiesOf(review)],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return openingView(act, review, (id) => {
      const name = names.get(id);
      return { id, ...(name !== undefined && { name }) };
    });
  }

  /** In the order of the list. */
  async units(
    review: OpeningReview,
    { standing }: { readonly standing?: ReviewStanding },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Page<ReviewedUnit>> {
    const before = rowsBefore(cursor);
    const all = review.act.parts.flatMap((part) => [...part.keys()]);
    const found: { readonly at: number; readonly row: ReviewedUnit }[] = [];
    for (let at = before; at < all.length && found.length <= limit; at++) {
      const row = reviewedUnit(review, all[at] ?? '');
      if (!standing || row.standing === standing) found.push({ at, row });
    }
    const { rows, next } = pageOf(found, limit, ({ at }) => [String(at)]);
    return { rows: await this.described(rows.map(({ row }) => row)), ...(next && { next }) };
  }

  /** What stays closed by an extension, the first to be reassessed first; of one archives. */
  async extended(
    { archives, by }: { readonly archives: string; readonly by?: string },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Page<ExtendedRow>> {
    const values: unknown[] = [archives];
    const terms = ["s.state <> '开放'", 'p.custodian = $1'];
    if (by) terms.push(`s.reassess_by <= $${values.push(by)}`);
    if (cursor) {
      const [day, unit] = keyOfCursor(cursor, ['day', 'id']);
      terms.push(`(s.reassess_by, s.unit) > ($${values.push(day)}::date, $${values.push(unit)}::uuid)`);
    }
    const { rows } = await this.pool.query<ExtendedRow>({
      text: `SELECT s.unit, n.code, n.title, n.dates, n.creators, s.state, s.ground, s.until, s.since,
          s.reassess_by AS "reassessBy", o.name AS authority, s.document
        FROM read.opening_state s JOIN read.node n ON n.id = s.unit
          JOIN read.custody p ON p.unit = s.unit AND p.known_to IS NULL AND p.until IS NULL AND p.out IS NULL
          LEFT JOIN read.organisation o ON o.id = s.authority
        WHERE ${terms.join(' AND ')} ORDER BY s.reassess_by, s.unit LIMIT $${values.push(limit + 1)}`,
      values,
    });
    return pageOf(rows, limit, (row) => [row.reassessBy, row.unit]);
  }

  /** Of a unit that the caller may see: open, and whether a reader can have the original. */
  async ofUnit(unit: string): Promise<OpeningOfUnit | undefined> {
    const { rows } = await this.pool.query<{
      opening: string | null;
      since: string | null;
      act: string | null;
      original: OriginalState;
    }>(
      `SELECT c.opening, s.since, s.act, ${ORIGINAL} AS original FROM read.custody c
        LEFT JOIN read.opening_state s ON s.unit = c.unit
        WHERE c.unit = $1 AND c.known_to IS NULL AND c.until IS NULL`,
      [unit],
    );
    const [row] = rows;
    return (
      row && {
        state: row.opening ?? '未审核',
        ...(row.since !== null && { since: row.since }),
        ...(row.act !== null && { act: row.act }),
        original: row.original,
      }
    );
  }

  private async described(rows: readonly ReviewedUnit[]): Promise<ReviewedUnit[]> {
    const { rows: nodes } = await this.pool.query<{
      id: string;
      code: string | null;
      title: string;
      dates: string | null;
    }>('SELECT id, code, title, dates FROM read.node WHERE id = ANY($1::uuid[])', [
      rows.map(({ unit }) => unit),
    ]);
    const nodeOf = new Map(nodes.map((node) => [node.id, node]));
    return rows.map((row) => {
      const node = nodeOf.get(row.unit);
      if (!node) return row;
      const { code, title, dates } = node;
      return { ...row, ...(code !== null && { code }), title, ...(dates !== null && { dates }) };
    });
  }
}
