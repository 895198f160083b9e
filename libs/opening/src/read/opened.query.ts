import { Inject, Injectable } from '@nestjs/common';
import { publishedStands } from '@fonds/holdings';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';

/** Whether a reader can have the original. An opening stands also where it cannot be shown. */
export type OriginalState = 'available' | 'held-as-evidence' | 'not-in-store';

/** One line of the published catalogue (开放档案目录): what every reader may know, and no more. */
export interface OpenedRow {
  readonly unit: string;
  /** Of a document within the unit, which was opened with it; absent in the row of the unit. */
  readonly entry?: string;
  readonly code: string | null;
  /** As it was checked for personal data before it was published. */
  readonly title: string;
  readonly dates: string | null;
  readonly fonds: { readonly number: string | null; readonly name: string | null };
  readonly openedOn: string;
  /** The deciding institution; no person is named. */
  readonly institution: { readonly code: string | null; readonly name: string | null };
  readonly original: OriginalState;
}

export interface OpenedFilter {
  /** Organisation id of the deciding institution. */
  readonly institution?: string;
  /** Id of the fonds. */
  readonly fonds?: string;
  /** Fonds by its number. */
  readonly number?: string;
  /** Part of the title or the code. */
  readonly text?: string;
  readonly openedFrom?: string;
  readonly openedTo?: string;
  readonly act?: string;
}

interface Line {
  readonly unit: string;
  readonly node: string;
  readonly code: string | null;
  readonly title: string;
  readonly dates: string | null;
  readonly number: string | null;
  readonly fonds_name: string | null;
  readonly since: string;
  readonly institution_code: string | null;
  readonly institution_name: string | null;
  readonly original: OriginalState;
  readonly position: string;
  readonly place: number;
}

/** A hold of the whole fonds, of units it names, or of what an act had claimed and not given back. */
const HELD_AS_EVIDENCE = `EXISTS (SELECT 1 FROM read.original_hold h WHERE h.fonds = c.fonds AND (
  h.covers = 'fonds' OR c.unit = ANY(h.units) OR (h.act IS NOT NULL
    AND EXISTS (SELECT 1 FROM read.act_manifest m WHERE m.act = h.act AND m.kind = 'claimed' AND c.unit = ANY(m.units))
    AND NOT EXISTS (SELECT 1 FROM read.act_manifest m WHERE m.act = h.act AND m.kind = 'released' AND c.unit = ANY(m.units)))))`;

export const ORIGINAL = `CASE WHEN ${HELD_AS_EVIDENCE} THEN 'held-as-evidence'
  WHEN EXISTS (SELECT 1 FROM read.custody p WHERE p.unit = c.unit AND p.known_to IS NULL AND p.until IS NULL AND p.out IS NOT NULL)
  THEN 'not-in-store' ELSE 'available' END`;

/** The published catalogue: everybody's to read, without an account. What stays closed is in no answer of it. */
@Injectable()
export class OpenedQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** Newest opening first; of one opening by code, a unit before what lies within it. */
  async list(
    filter: OpenedFilter,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Page<OpenedRow>> {
    const values: unknown[] = [];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = [publishedStands('c')];
    if (filter.institution) terms.push(`c.institution = ${value(filter.institution)}`);
    if (filter.fonds) terms.push(`c.fonds = ${value(filter.fonds)}`);
    if (filter.number) terms.push(`f.number = ${value(filter.number)}`);
    if (filter.act) terms.push(`c.act = ${value(filter.act)}`);
    if (filter.openedFrom) terms.push(`c.since >= ${value(filter.openedFrom)}`);
    if (filter.openedTo) terms.push(`c.since <= ${value(filter.openedTo)}`);
    if (filter.text) {
      const text = value(filter.text);
      terms.push(`(strpos(c.title, ${text}) > 0 OR strpos(coalesce(c.code, ''), ${text}) > 0)`);
    }
    if (cursor) {
      const [position, place] = keyOfCursor(cursor, ['position', 'number']).map(value);
      terms.push(
        `c.position <= ${position}::bigint AND (c.position < ${position}::bigint OR c.place > ${place}::int)`,
      );
    }
    const { rows } = await this.pool.query<Line>({
      text: `SELECT c.unit, c.node, c.code, c.title, c.dates, f.number, f.name AS fonds_name, c.since,
          o.code AS institution_code, o.name AS institution_name, ${ORIGINAL} AS original, c.position, c.place
        FROM read.opened_catalogue c LEFT JOIN read.fonds f ON f.id = c.fonds
          LEFT JOIN read.organisation o ON o.id = c.institution
        WHERE ${terms.join(' AND ')} ORDER BY c.position DESC, c.place LIMIT ${value(limit + 1)}`,
      values,
    });
    const { rows: lines, next } = pageOf(rows, limit, ({ position, place }) => [position, String(place)]);
    return { rows: lines.map(openedRow), ...(next && { next }) };
  }
}

const openedRow = (line: Line): OpenedRow => ({
  unit: line.unit,
  ...(line.node !== line.unit && { entry: line.node }),
  code: line.code,
  title: line.title,
  dates: line.dates,
  fonds: { number: line.number, name: line.fonds_name },
  openedOn: line.since,
  institution: { code: line.institution_code, name: line.institution_name },
  original: line.original,
});
