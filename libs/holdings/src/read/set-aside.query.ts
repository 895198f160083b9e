import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';

/** What may be asked of the codes that are set aside; all given conditions hold together. */
export interface SetAsideFilter {
  /** Organisation id of the archives that numbers. */
  readonly archives?: string;
  /** Nobody has decided yet, it is kept for ever, or its unit may be taken on. */
  readonly decision?: 'none' | 'keep' | 'admit';
}

export interface SetAsideRow {
  /** The id that the code derives: a unit's, once it is taken on under it. */
  readonly id: string;
  readonly position: string;
  readonly code: string;
  readonly fonds: string;
  readonly archives: string;
  /** As the catalogue says: 已销毁, 空号 … */
  readonly status: string;
  readonly import: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly line: number;
  /** Business date of the import that set it aside. */
  readonly since: string;
  readonly decision: 'keep' | 'admit' | null;
  readonly decided: string | null;
  /** Its unit has been taken on since. */
  readonly takenOn: boolean;
}

/** Codes set aside, seen by the staff of the archives that numbers and by those over them. */
@Injectable()
export class SetAsideQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** In the order in which they were set aside. */
  async list(
    filter: SetAsideFilter,
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<SetAsideRow>> {
    const values: unknown[] = [];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = [viewer.all ? 'true' : `s.archives = ANY(${value(viewer.organisations)}::uuid[])`];
    if (filter.archives) terms.push(`s.archives = ${value(filter.archives)}`);
    if (filter.decision === 'none') terms.push('s.decision IS NULL');
    else if (filter.decision) terms.push(`s.decision = ${value(filter.decision)}`);
    if (cursor) terms.push(`s.position > ${value(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<SetAsideRow>({
      text: `SELECT s.*, EXISTS (SELECT FROM read.node n WHERE n.id = s.id) AS "takenOn" FROM read.set_aside s
             WHERE ${terms.join(' AND ')} ORDER BY s.position LIMIT ${value(limit + 1)}`,
      values,
    });
    return pageOf(rows, limit, (row) => [row.position]);
  }
}
