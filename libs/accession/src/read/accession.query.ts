import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, visibleSql, type Viewer, type VisibilityColumns } from '@fonds/identity';
import type { Pool } from 'pg';

export interface AccessionRow {
  readonly id: string;
  readonly archives: string;
  /** 进馆号 */
  readonly number: string;
  readonly content: 'batch' | 'units' | 'lot';
  /** Day of the accession, as it stands now and as it was registered. */
  readonly on: string;
  readonly registeredOn: string;
  readonly sourceKind: string;
  readonly source: {
    readonly kind: string;
    readonly name: string | null;
    readonly organisation: string | null;
  };
  readonly title: string;
  readonly act: string | null;
  readonly lot: string | null;
  readonly fonds: string | null;
  readonly fondsNumber: string | null;
  readonly agreement: string | null;
  readonly agreementNumber: string | null;
  readonly topic: string | null;
  readonly sourceNumber: string | null;
  readonly files: number | null;
  readonly items: number | null;
  readonly metres: string | null;
  readonly insideScope: boolean | null;
  /** Revision of its effect at the gate of its fonds; null for a lot, and while it is under way. */
  readonly gate: number | null;
  readonly position: string;
}

export interface AccessionFilter {
  readonly archives?: string;
  readonly year?: number;
  readonly topic?: string;
  readonly sourceKind?: string;
  /** The accession of a transfer batch. */
  readonly act?: string;
  /** First and last day. */
  readonly from?: string;
  readonly to?: string;
  /** As it was known at this log position. */
  readonly knownAt?: string;
}

export interface TopicCount {
  readonly topic: string;
  readonly accessions: number;
  readonly files: number;
  readonly items: number;
}

/** A transfer that has no accession number yet. */
export interface UnregisteredBatch {
  readonly act: string;
  readonly fonds: string;
  readonly since: string;
  readonly units: number | null;
}

type Paging = { readonly cursor?: string; readonly limit?: number };

const SOURCE = `json_build_object('kind', a.source_owner, 'name', a.source_name, 'organisation', a.source_organisation)`;
const columns = (
  day: string,
): string => `a.id, a.archives, a.printed AS number, a.content, (${day})::text AS "on",
  a.first_on::text AS "registeredOn", a.source_kind AS "sourceKind", ${SOURCE} AS source, a.title, a.act, a.lot, a.fonds,
  f.number AS "fondsNumber", a.agreement, g.number AS "agreementNumber", a.topic, a.source_number AS "sourceNumber",
  a.files::float8 AS files, a.items::float8 AS items, a.metres, a.inside_scope AS "insideScope", a.gate, a.position::text AS position`;
const FROM = `read.accession a LEFT JOIN read.fonds f ON f.id = a.fonds
  LEFT JOIN read.acquisition_agreement g ON g.id = a.agreement`;
/** Staff of the archives, and of whom it came from (architecture.md §8). */
const PARTIES: VisibilityColumns = { custodian: 'a.archives', transferringUnit: 'a.source_organisation' };

/** What came into an archives, and by whom. */
@Injectable()
export class AccessionQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** In the order of the register. */
  async list(
    filter: AccessionFilter,
    { cursor, limit = DEFAULT_PAGE }: Paging,
    viewer: Viewer,
  ): Promise<Page<AccessionRow>> {
    const { sql, values, day } = conditions(filter, viewer);
    const after = cursor ? keyOfCursor(cursor, ['id', 'number', 'number']) : undefined;
    const beyond = after
      ? ` AND (a.archives, a.year, a.number) > ($${values.push(after[0])}::uuid, $${values.push(after[1])}::int, $${values.push(after[2])}::int)`
      : '';
    const { rows } = await this.pool.query<AccessionRow & { year: number; ord: number }>(
      `SELECT ${columns(day)}, a.year, a.number AS ord FROM ${FROM} WHERE ${sql}${beyond}
       ORDER BY a.archives, a.year, a.number LIMIT $${values.push(limit + 1)}`,
      values,
    );
    const page = pageOf(rows, limit, (row) => [row.archives, String(row.year), String(row.ord)]);
    return { ...page, rows: page.rows.map(({ year: _, ord: _ord, ...row }) => row) };
  }

  async one(id: string, viewer: Viewer): Promise<AccessionRow | undefined> {
    const { sql, values, day } = conditions({}, viewer);
    const { rows } = await this.pool.query<AccessionRow>(
      `SELECT ${columns(day)} FROM ${FROM} WHERE ${sql} AND a.id = $${values.push(id)}::uuid`,
      values,
    );
    return rows[0];
  }

  /** P-17: by collecting topic; an accession without one is in none of them. */
  async topics(filter: AccessionFilter, viewer: Viewer): Promise<readonly TopicCount[]> {
    const { sql, values } = conditions(filter, viewer);
    const { rows } = await this.pool.query<TopicCount>(
      `SELECT a.topic, count(*)::int AS accessions, coalesce(sum(a.files), 0)::float8 AS files,
         coalesce(sum(a.items), 0)::float8 AS items
       FROM read.accession a WHERE ${sql} AND a.topic IS NOT NULL GROUP BY a.topic ORDER BY a.topic`,
      values,
    );
    return rows;
  }

  /** Transfers that both sides have signed and that the register does not know. */
  async unregistered(archives: string, viewer: Viewer): Promise<readonly UnregisteredBatch[]> {
    const seen = visibleSql(viewer, { custodian: 'c.counterpart', owner: 'c.custodian' }, 2);
    const { rows } = await this.pool.query<UnregisteredBatch>(
      `SELECT c.id AS act, c.fonds, p.since::text AS since, p.units FROM read.act c
         JOIN read.passage p ON p.act = c.id AND p.type = 'TransferAccepted'
       WHERE c.counterpart = $1 AND c.nature IN ('transfer', 'deposit') AND ${seen.sql}
         AND NOT EXISTS (SELECT 1 FROM read.accession a WHERE a.act = c.id)
       ORDER BY p.position LIMIT 500`,
      [archives, ...seen.values],
    );
    return rows;
  }
}

/** `day`: that of an accession, as it is known now or was known then. */
function conditions(
  filter: AccessionFilter,
  viewer: Viewer,
): { sql: string; values: unknown[]; day: string } {
  const seen = visibleSql(viewer, PARTIES, 1);
  const values: unknown[] = [...seen.values];
  const terms = [seen.sql];
  const add = (value: unknown, term: (parameter: string) => string): void => {
    if (value !== undefined) terms.push(term(`$${values.push(value)}`));
  };
  let day = 'a.registered_on';
  if (filter.knownAt !== undefined) {
    const known = `$${values.push(filter.knownAt)}::bigint`;
    terms.push(`a.position <= ${known}`);
    day = `SELECT d.day FROM read.accession_day d WHERE d.accession = a.id AND d.position <= ${known}
      ORDER BY d.position DESC LIMIT 1`;
  }
  add(filter.archives, (p) => `a.archives = ${p}::uuid`);
  add(filter.year, (p) => `a.year = ${p}::int`);
  add(filter.topic, (p) => `a.topic = ${p}`);
  add(filter.sourceKind, (p) => `a.source_kind = ${p}`);
  add(filter.act, (p) => `a.act = ${p}::uuid`);
  add(filter.from, (p) => `(${day}) >= ${p}::date`);
  add(filter.to, (p) => `(${day}) <= ${p}::date`);
  return { sql: terms.join(' AND '), values, day };
}
