import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';
import { dayWindow, type DueWindow } from '../domain/due-window';
import type { DueAsked } from './due-where';

export interface RectificationRow {
  readonly id: string;
  readonly authority: string;
  readonly authorityName: string | null;
  readonly organisation: string;
  readonly organisationName: string | null;
  readonly instrument: string;
  readonly article: string;
  readonly findings: readonly string[];
  readonly requirement: string;
  readonly document: string;
  readonly served: string;
  readonly due: string;
  readonly reported: string | null;
  /** The day on which a reinspection found it done; the clock runs until then. */
  readonly done: string | null;
  /** Past its day on the day asked about, and not done (E83). */
  readonly overdue: boolean;
}

export interface RectificationsAsked extends Pick<DueAsked, 'on' | 'organisation' | 'archives'> {
  /** Those that wait, with a day in the window; all, also those that are done, when absent. */
  readonly window?: DueWindow;
}

/** Condition on orders `r` that the viewer may see: whoever ordered, whoever is ordered. */
export const rectificationSeen = (viewer: Viewer, values: unknown[]): string => {
  if (viewer.all) return 'true';
  const mine = `$${values.push(viewer.organisations)}::uuid[]`;
  return `(r.organisation = ANY(${mine}) OR r.authority = ANY(${mine}))`;
};

/** Orders to put something right, by the day that each says. */
@Injectable()
export class RectificationQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async list(
    { on, archives, organisation, window }: RectificationsAsked,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<RectificationRow>> {
    const values: unknown[] = [on];
    const terms = [rectificationSeen(viewer, values)];
    for (const asked of [archives, organisation])
      if (asked) terms.push(`r.organisation = $${values.push(asked)}::uuid`);
    if (window) terms.push('r.done IS NULL', dayWindow('r.due', window, on));
    if (cursor) {
      const [due, id] = keyOfCursor(cursor, ['day', 'id']);
      terms.push(`(r.due, r.id) > ($${values.push(due)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.pool.query<RectificationRow>(
      `SELECT r.id, r.authority, a.name AS "authorityName", r.organisation, o.name AS "organisationName", r.instrument,
         r.article, r.findings, r.requirement, r.document, r.served::text AS served, r.due::text AS due,
         r.reported::text AS reported, r.done::text AS done, r.done IS NULL AND r.due < $1::date AS overdue
       FROM read.rectification r LEFT JOIN read.organisation a ON a.id = r.authority
       LEFT JOIN read.organisation o ON o.id = r.organisation
       WHERE ${terms.join(' AND ')} ORDER BY r.due, r.id LIMIT $${values.push(limit + 1)}`,
      values,
    );
    return pageOf(rows, limit, ({ due, id }) => [due, id]);
  }
}
