import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { rootOfLeaves } from '@fonds/ledger/core';
import type { Pool } from 'pg';
import { IN_STORE, PRESENT, CustodyWhere, type HoldingsScope } from './custody-where';
import { differenceIn, type Belief, type HoldingDifference } from './holding-difference';
import type { HoldingRow } from './holding-row';

export const HOLDING_FILTERS = ['series', 'level', 'medium', 'retention', 'secrecy', 'opening'] as const;
export type HoldingFilter = (typeof HOLDING_FILTERS)[number];
export const HOLDING_GROUPS = [...HOLDING_FILTERS, 'custodian', 'fonds'] as const;
export type HoldingGroup = (typeof HOLDING_GROUPS)[number];

export interface HoldingsQuestion extends HoldingsScope {
  /** End of this civil day. */
  readonly asOf: CivilDate;
  /** As known at this log position, inclusive. */
  readonly knownAt: bigint;
  readonly filters?: { readonly [F in HoldingFilter]?: string };
  readonly by?: readonly HoldingGroup[];
  /** Rows a page; all when absent. */
  readonly limit?: number;
  /** Unit id of the last row before this page. */
  readonly after?: string;
}

export type { HoldingDifference } from './holding-difference';
export type { HoldingRow } from './holding-row';

export interface HoldingCounts {
  readonly units: number;
  /** 卷 */
  readonly files: number;
  /** 件 */
  readonly items: number;
  readonly pages: number;
  readonly bytes: number;
}

export interface HoldingsTotal extends HoldingCounts {
  /** Units whose beginning of custody is unknown: they count from their import's business date. */
  readonly beginningUnknown: number;
  /** Units of the fonds that lie in a gap of their reconstructed history on this day. */
  readonly custodianUnknown: number;
  /** Units of imports that no second account has checked. */
  readonly unchecked: number;
}

export interface HoldingsAnswer {
  readonly asOf: string;
  readonly knownAt: string;
  /** RFC 6962 root over all rows of the scope in byte order, whoever asks and whatever is filtered. */
  readonly digest: string;
  readonly total: HoldingsTotal;
  readonly groups?: readonly ({ readonly [G in HoldingGroup]?: string | null } & HoldingCounts)[];
  readonly rows: readonly HoldingRow[];
  readonly next?: string;
}

const ROW = 'c.unit, c.fonds, c.custodian, coalesce(c.owner::text, c.owner_kind) AS owner, c.holder, c.since';
type RowColumns = [string, string, string, string, string, string];
const COUNTS = `count(*)::int AS units, count(*) FILTER (WHERE c.level = 'file')::int AS files, count(*) FILTER (WHERE c.level = 'item')::int AS items,
  coalesce(sum(c.pages), 0)::bigint AS pages, coalesce(sum(c.bytes), 0)::bigint AS bytes`;

const holdingRow = ([unit, fonds, custodian, owner, holder, since]: RowColumns): HoldingRow => ({
  v: 1,
  unit,
  fonds,
  custodian,
  owner,
  holder,
  since,
});

/** Canonical JSON (RFC 8785) of a row: its members in order. No row in store is without the four that are not asked. */
const ROW_TEXT = `'{"custodian":"' || c.custodian || '","fonds":"' || c.fonds
  || '","holder":' || coalesce('"' || c.holder || '"', 'null')
  || ',"owner":' || coalesce('"' || c.owner || '"', to_json(c.owner_kind)::text, 'null')
  || ',"since":"' || c.since || '","unit":"' || c.unit || '","v":1}'`;
/** RFC 6962 leaf hashes of rows, in the byte order of their texts: the database makes and sorts them where they lie. */
const LEAVES = `string_agg(sha256('\\x00'::bytea || convert_to(r.text, 'UTF8')), ''::bytea ORDER BY r.text COLLATE "C")`;

/** Who held what on a civil day, as known at a log position (馆藏时点查询). */
@Injectable()
export class HoldingsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async asOf(question: HoldingsQuestion, viewer: Viewer): Promise<HoldingsAnswer> {
    const { asOf, knownAt, by } = question;
    const [digest, total, groups, rows] = await Promise.all([
      this.digest(question),
      this.total(question, viewer),
      by?.length ? this.groups(question, by, viewer) : undefined,
      this.rows(question, viewer),
    ]);
    const limit = question.limit ?? Infinity;
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      asOf,
      knownAt: knownAt.toString(),
      digest,
      total,
      ...(groups && { groups }),
      rows: shown,
      ...(rows.length > limit && last && { next: last.unit }),
    };
  }

  /** The same question always gives the same digest: it rests on (scope, date, position) alone. */
  async digest(
    question: Pick<HoldingsQuestion, 'custodian' | 'fonds' | 'asOf' | 'knownAt'>,
  ): Promise<string> {
    const where = new CustodyWhere().scope(question).at(question.asOf, question.knownAt).and(IN_STORE);
    const { rows } = await this.pool.query<{ leaves: Buffer | null }>({
      text: `SELECT ${LEAVES} AS leaves FROM (SELECT ${ROW_TEXT} AS text FROM read.custody c ${where.sql}) r`,
      values: where.values,
    });
    return rootOfLeaves(rows[0]?.leaves ?? new Uint8Array(0));
  }

  private filtered(question: HoldingsQuestion, viewer: Viewer): CustodyWhere {
    const where = new CustodyWhere().scope(question).at(question.asOf, question.knownAt).seenBy(viewer);
    for (const filter of HOLDING_FILTERS) {
      const wanted = question.filters?.[filter];
      if (wanted !== undefined)
        where.and(wanted === '' ? `c.${filter} IS NULL` : `c.${filter}::text = ${where.value(wanted)}`);
    }
    return where;
  }

  private async total(question: HoldingsQuestion, viewer: Viewer): Promise<HoldingsTotal> {
    const where = this.filtered(question, viewer);
    const held = where.and(IN_STORE);
    const known = held.value(question.knownAt.toString());
    const gaps = this.filtered({ ...question, custodian: undefined }, viewer).and('c.custodian IS NULL');
    // Nobody is known to have had them on that day: they are counted where they are today.
    if (question.custodian)
      gaps.and(
        `EXISTS (SELECT 1 FROM read.custody p WHERE ${PRESENT} AND p.custodian = ${gaps.value(question.custodian)})`,
      );
    const [counts, unknown] = await Promise.all([
      this.pool.query<Record<string, string>>({
        text: `SELECT ${COUNTS}, count(*) FILTER (WHERE NOT c.beginning_known)::int AS beginning_unknown,
          count(*) FILTER (WHERE i.id IS NOT NULL AND k.import IS NULL)::int AS unchecked
          FROM read.custody c LEFT JOIN read.import i ON i.id = c.import
          LEFT JOIN read.import_checked k ON k.import = c.import AND k.since <= ${known} AND (k.until IS NULL OR k.until > ${known}) ${held.sql}`,
        values: held.values,
      }),
      this.pool.query<{ n: number }>({
        text: `SELECT count(*)::int AS n FROM read.custody c ${gaps.sql}`,
        values: gaps.values,
      }),
    ]);
    const row = counts.rows[0] ?? {};
    return {
      ...countsOf(row),
      beginningUnknown: Number(row.beginning_unknown ?? 0),
      custodianUnknown: Number(unknown.rows[0]?.n ?? 0),
      unchecked: Number(row.unchecked ?? 0),
    };
  }

  private async groups(question: HoldingsQuestion, by: readonly HoldingGroup[], viewer: Viewer) {
    const where = this.filtered(question, viewer).and(IN_STORE);
    const columns = by.map((group) => `c.${group}`).join(', ');
    const { rows } = await this.pool.query<Record<string, string | null>>({
      text: `SELECT ${columns}, ${COUNTS} FROM read.custody c ${where.sql} GROUP BY ${columns} ORDER BY ${columns}`,
      values: where.values,
    });
    return rows.map((row) => ({
      ...Object.fromEntries(by.map((group) => [group, row[group] ?? null])),
      ...countsOf(row),
    }));
  }

  private async rows(question: HoldingsQuestion, viewer: Viewer): Promise<HoldingRow[]> {
    const where = this.filtered(question, viewer).and(IN_STORE);
    if (question.after) where.and(`c.unit > ${where.value(question.after)}`);
    const limit = question.limit === undefined ? '' : `LIMIT ${where.value(question.limit + 1)}`;
    const { rows } = await this.pool.query<RowColumns>({
      text: `SELECT ${ROW} FROM read.custody c ${where.sql} ORDER BY c.unit ${limit}`,
      values: where.values,
      rowMode: 'array',
    });
    return rows.map(holdingRow);
  }

  /** Ids of units in store, in the order of their source; `limit` at most. `formed`: their dates lie within. */
  async unitIds(
    question: HoldingsQuestion & { readonly limit: number },
    formed: { readonly from?: CivilDate; readonly to?: CivilDate },
    viewer: Viewer,
  ): Promise<string[]> {
    const where = this.filtered(question, viewer).and(IN_STORE);
    if (formed.from) where.and(`n.date_from >= ${where.value(formed.from)}`);
    if (formed.to) where.and(`n.date_to <= ${where.value(formed.to)}`);
    const { rows } = await this.pool.query<{ unit: string }>({
      text: `SELECT c.unit FROM read.custody c LEFT JOIN read.node n ON n.id = c.unit ${where.sql}
        ORDER BY n.ord, n.sub, c.unit LIMIT ${where.value(question.limit)}`,
      values: where.values,
    });
    return rows.map(({ unit }) => unit);
  }

  /** Units that two beliefs about one day tell differently: `before` and `after` are log positions. */
  async differences(
    question: HoldingsScope & { readonly asOf: CivilDate; readonly before: bigint; readonly after: bigint },
    viewer: Viewer,
  ): Promise<HoldingDifference[]> {
    const { asOf, before, after } = question;
    const where = new CustodyWhere().scope(question).onDay(asOf).seenBy(viewer).and(IN_STORE);
    const [low, high] = [before < after ? before : after, before < after ? after : before].map((position) =>
      where.value(position.toString()),
    );
    // All that was believed of the day from one position to the other, but for what both believe.
    where.and(`c.known_from <= ${high} AND (c.known_to IS NULL OR c.known_to > ${low})`);
    where.and(`NOT (c.known_from <= ${low} AND (c.known_to IS NULL OR c.known_to > ${high}))`);
    const { rows } = await this.pool.query<[...RowColumns, string, string | null]>({
      text: `SELECT ${ROW}, c.known_from, c.known_to FROM read.custody c ${where.sql} ORDER BY c.unit, c.known_from`,
      values: where.values,
      rowMode: 'array',
    });
    const byUnit = new Map<string, Belief[]>();
    for (const [unit, fonds, custodian, owner, holder, since, from, to] of rows) {
      const belief = {
        row: holdingRow([unit, fonds, custodian, owner, holder, since]),
        from: BigInt(from),
        to: to === null ? null : BigInt(to),
      };
      const beliefs = byUnit.get(unit);
      if (beliefs) beliefs.push(belief);
      else byUnit.set(unit, [belief]);
    }
    return [...byUnit.values()].flatMap((beliefs) => differenceIn(beliefs, before, after) ?? []);
  }
}

const countsOf = (row: Record<string, string | number | null | undefined>): HoldingCounts => ({
  units: Number(row.units ?? 0),
  files: Number(row.files ?? 0),
  items: Number(row.items ?? 0),
  pages: Number(row.pages ?? 0),
  bytes: Number(row.bytes ?? 0),
});
