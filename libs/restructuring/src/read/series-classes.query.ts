import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import { classOfCode, type ArchiveClass } from '@fonds/law';
import type { Pool } from 'pg';

/** A series of a fonds, and the class of archives that it is taken for. */
export interface SeriesClass {
  readonly series: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly class?: ArchiveClass;
}

/** Which kind of archives a series holds, by its code or title, else by those of the series above it [D]. */
@Injectable()
export class SeriesClassesQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async of(fonds: string): Promise<readonly SeriesClass[]> {
    const { rows } = await this.pool.query<{
      id: string;
      parent: string | null;
      code: string | null;
      title: string | null;
    }>(
      `SELECT id::text, parent::text, code, title FROM read.node WHERE fonds = $1 AND kind = 'series' ORDER BY ord, sub, id`,
      [fonds],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const classOf = (id: string | null, depth = 0): ArchiveClass | undefined => {
      const row = id === null ? undefined : byId.get(id);
      if (!row || depth > 20) return undefined;
      return classOfCode(row.code, row.title) ?? classOf(row.parent, depth + 1);
    };
    return rows.map(({ id, code, title }) => {
      const of = classOf(id);
      return { series: id, code, title, ...(of && { class: of }) };
    });
  }
}
