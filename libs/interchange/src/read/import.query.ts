import { Inject, Injectable } from '@nestjs/common';
import type { EntriesDescribed, HoldingTakenOn, ImportFinished } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';

/** An import and how far it is. */
export interface ImportRow {
  readonly id: string;
  readonly state: 'started' | 'finished' | 'checked';
  readonly archives: string;
  readonly format: string;
  readonly file: string;
  readonly source: string;
  readonly stored: string;
  readonly storedSource: string | null;
  readonly options: Readonly<Record<string, string>>;
  readonly businessDate: string;
  readonly account: string;
  readonly startedAt: string;
  readonly startedPosition: string;
  readonly finishedPosition: string | null;
  readonly counts: ImportFinished['counts'] | null;
  readonly root: string | null;
  readonly checkedBy: string | null;
}

/** A row of an import's catalogue as it was read: cells by column, and what the unit is now. */
export interface ExportedRow {
  readonly unit: string;
  readonly cells: Readonly<Record<string, string>>;
}

const COLUMNS = `i.id, i.archives, i.format, i.file, i.source, i.stored, i.stored_source AS "storedSource", i.options, i.business_date AS "businessDate",
  i.account, i.started_at AS "startedAt", i.started_position AS "startedPosition", i.finished_position AS "finishedPosition", i.counts, i.root,
  i.checked_by AS "checkedBy", CASE WHEN i.checked_position IS NOT NULL THEN 'checked' WHEN i.finished_position IS NOT NULL THEN 'finished' ELSE 'started' END AS state`;

/**
 * Imports, seen by the staff of the archives that took the holdings on and by those over them; by whoever ran one only
 * as long as that is their archives.
 */
@Injectable()
export class ImportQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Newest first. */
  async list(
    filter: { readonly archives?: string },
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<ImportRow>> {
    const values: unknown[] = [];
    const terms = [seen(viewer, values)];
    if (filter.archives) terms.push(`i.archives = $${values.push(filter.archives)}`);
    if (cursor)
      terms.push(`i.started_position < $${values.push(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<ImportRow>({
      text: `SELECT ${COLUMNS} FROM read.import i WHERE ${terms.join(' AND ')} ORDER BY i.started_position DESC LIMIT $${values.push(limit + 1)}`,
      values,
    });
    return pageOf(rows, limit, (row) => [row.startedPosition]);
  }

  async get(id: string, viewer: Viewer): Promise<ImportRow | undefined> {
    const values: unknown[] = [id];
    const { rows } = await this.pool.query<ImportRow>({
      text: `SELECT ${COLUMNS} FROM read.import i WHERE i.id = $1 AND ${seen(viewer, values)}`,
      values,
    });
    return rows[0];
  }

  /** The rows that an import registered, in their order, with the strings they had. */
  async *rows(id: string, viewer: Viewer): AsyncGenerator<ExportedRow> {
    const found = await this.get(id, viewer);
    if (!found) return;
    const end = found.finishedPosition === null ? await this.store.head() : BigInt(found.finishedPosition);
    const log = this.store.readAll(BigInt(found.startedPosition), {
      types: ['HoldingTakenOn', 'EntriesDescribed'],
    });
    for await (const { meta, type, data, stream, position } of log) {
      if (position > end) return;
      if (meta.correlation !== id) continue;
      const described =
        type === 'HoldingTakenOn' ? [data as HoldingTakenOn] : (data as EntriesDescribed).entries;
      for (const { row } of described)
        if (row) yield { unit: stream.slice('unit-'.length), cells: Object.fromEntries(row) };
    }
  }
}

function seen(viewer: Viewer, values: unknown[]): string {
  return viewer.all ? 'true' : `i.archives = ANY($${values.push(viewer.organisations)}::uuid[])`;
}
