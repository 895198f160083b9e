import { Inject, Injectable } from '@nestjs/common';
import type { Description } from '@fonds/event-contracts';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { evolveSeries, NO_SERIES, partyOfFonds } from '@fonds/fonds';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import type { Pool } from 'pg';
import { seriesStream, unitStream } from '../domain/holding-ids';
import { evolveUnit, NO_UNIT } from '../domain/unit.state';
import { bigrams, searchText } from './bigrams';
import { codeKey } from './code-key';
import { nodeOpening, nodeOpenToReaders } from './open-to-readers';

/** A node of the arrangement as lists show it. */
export interface CatalogueNode {
  readonly id: string;
  readonly kind: 'series' | 'unit' | 'entry';
  readonly fonds: string;
  readonly parent: string | null;
  /** The custody unit: itself, or the one an entry lies within; null for a series. */
  readonly unit: string | null;
  readonly level: string;
  readonly title: string;
  readonly code: string | null;
  readonly dates: string | null;
  readonly hasChildren: boolean;
  /** INV-18: what was destroyed stays in the catalogue, marked (已销毁). */
  readonly gone?: 'destroyed';
}

export interface CatalogueDetail extends CatalogueNode {
  readonly profile: string;
  readonly description: Description;
  readonly codes: readonly { readonly kind: string; readonly printed: string }[];
  readonly import: string;
  /** Opening state as printed, of an entry that says none its unit's; absent when nothing is printed. */
  readonly opening: string | null;
}

export interface CatalogueSearch {
  readonly fonds?: string;
  /** Any part of the title, in any script. */
  readonly title?: string;
  /** Whole code, present or former, in any width or case. */
  readonly code?: string;
  readonly creator?: string;
  /** Formed on or after, on or before: dates that may overlap the range match. */
  readonly from?: string;
  readonly to?: string;
  readonly box?: string;
  /** Organisation id of the present custodian. */
  readonly custodian?: string;
}

export interface SearchPage extends Page<CatalogueNode> {
  /** Matches, counted up to a thousand. */
  readonly count: number;
  readonly countCapped: boolean;
}

const COUNT_CAP = 1_000;
const PRESENT = 'c.unit = n.unit AND c.known_to IS NULL AND c.until IS NULL';
const VISIBLE = {
  custodian: 'c.custodian',
  owner: 'c.owner',
  transferringUnit: 'c.transferring',
  opening: nodeOpenToReaders('n', 'c'),
};
const COLUMNS = 'n.id, n.kind, n.fonds, n.parent, n.unit, n.level, n.title, n.code, n.dates, n.ord, n.sub';
const NODE = `${COLUMNS}, EXISTS (SELECT 1 FROM read.node k WHERE k.parent = n.id) AS has_children,
  (SELECT g.gone FROM read.node g WHERE g.id = n.unit) AS gone`;

interface NodeColumns {
  readonly id: string;
  readonly kind: CatalogueNode['kind'];
  readonly fonds: string;
  readonly parent: string | null;
  readonly unit: string | null;
  readonly level: string;
  readonly title: string;
  readonly code: string | null;
  readonly ord: string;
  readonly sub: number;
  readonly dates: string | null;
  readonly has_children: boolean;
  readonly gone: 'destroyed' | null;
}

const shown = ({ ord: _o, sub: _s, has_children, gone, ...rest }: NodeColumns): CatalogueNode => ({
  ...rest,
  hasChildren: has_children,
  ...(gone && { gone }),
});

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The arrangement as a tree, and search in it (目录检索). */
@Injectable()
export class CatalogueQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Children of a node, or the top of a fonds; in the order of the source. */
  async children(
    of: { readonly fonds: string; readonly parent?: string },
    page: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<CatalogueNode>> {
    const values: unknown[] = [of.fonds];
    const terms = [
      of.parent ? `n.parent = $${values.push(of.parent)}` : 'n.parent IS NULL',
      'n.fonds = $1',
      this.visible(viewer, values),
    ];
    return this.page(terms, values, page);
  }

  async search(
    wanted: CatalogueSearch,
    page: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<SearchPage> {
    const values: unknown[] = [];
    const terms = [this.visible(viewer, values)];
    const value = (v: unknown): string => `$${values.push(v)}`;
    if (wanted.fonds) terms.push(`n.fonds = ${value(wanted.fonds)}`);
    if (wanted.title) {
      const title = searchText(wanted.title);
      const pairs = bigrams(title);
      if (pairs.length) terms.push(`n.title_bg @> ${value(`{${pairs.join(',')}}`)}::int4[]`);
      terms.push(`n.title_search LIKE ${value(`%${escapeLike(title)}%`)}`);
    }
    if (wanted.code)
      terms.push(
        `EXISTS (SELECT 1 FROM read.node_code k WHERE k.node = n.id AND k.code = ${value(codeKey(wanted.code))})`,
      );
    if (wanted.creator) terms.push(`n.creators LIKE ${value(`%${escapeLike(searchText(wanted.creator))}%`)}`);
    if (wanted.box) terms.push(`n.containers LIKE ${value(`%${escapeLike(searchText(wanted.box))}%`)}`);
    if (wanted.from) terms.push(`n.date_to >= ${value(wanted.from)}`);
    if (wanted.to) terms.push(`n.date_from <= ${value(wanted.to)}`);
    if (wanted.custodian)
      terms.push(
        `EXISTS (SELECT 1 FROM read.custody c WHERE ${PRESENT} AND c.custodian = ${value(wanted.custodian)})`,
      );
    const counting = this.pool.query<{ n: number }>({
      text: `SELECT count(*)::int AS n FROM (SELECT 1 FROM read.node n WHERE ${terms.join(' AND ')} LIMIT ${COUNT_CAP + 1}) m`,
      values: [...values],
    });
    const [counted, found] = await Promise.all([counting, this.page(terms, values, page)]);
    const n = counted.rows[0]?.n ?? 0;
    return {
      ...found,
      count: Math.min(n, COUNT_CAP),
      countCapped: n > COUNT_CAP,
    };
  }

  private async page(
    terms: string[],
    values: unknown[],
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
  ): Promise<Page<CatalogueNode>> {
    const where = [...terms];
    if (cursor) {
      const [ord, sub, id] = keyOfCursor(cursor, 3);
      where.push(
        `(n.ord, n.sub, n.id) > ($${values.push(ord)}::bigint, $${values.push(sub)}::int, $${values.push(id)}::uuid)`,
      );
    }
    const order = 'ORDER BY n.ord, n.sub, n.id';
    const wanted = `SELECT ${COLUMNS} FROM read.node n WHERE ${where.join(' AND ')} ${order} LIMIT $${values.push(limit + 1)}`;
    const { rows } = await this.pool.query<NodeColumns>({
      // Whether there are children is asked for the rows of the page alone, not for all that match.
      text: `SELECT ${NODE} FROM (${wanted}) n ${order}`,
      values,
    });
    const { rows: shownRows, next } = pageOf(rows, limit, (row) => [row.ord, String(row.sub), row.id]);
    return { rows: shownRows.map(shown), ...(next && { next }) };
  }

  /** One node with its full description, or undefined when there is none or the viewer may not see it. */
  async node(id: string, viewer: Viewer): Promise<CatalogueDetail | undefined> {
    const values: unknown[] = [id];
    const { rows } = await this.pool.query<
      NodeColumns & {
        profile: string;
        import: string;
        opening: string | null;
        codes: CatalogueDetail['codes'];
      }
    >({
      text: `SELECT ${NODE}, n.profile, n.import, ${nodeOpening('n')} AS opening,
        coalesce((SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'printed', k.printed) ORDER BY k.kind, k.printed) FROM read.node_code k WHERE k.node = n.id), '[]'::jsonb) AS codes
        FROM read.node n WHERE n.id = $1 AND ${this.visible(viewer, values)}`,
      values,
    });
    const row = rows[0];
    if (!row) return undefined;
    const description = await this.description(row);
    return {
      ...shown(row),
      profile: row.profile,
      description,
      import: row.import,
      opening: row.opening,
      codes: row.codes,
    };
  }

  /** The whole description stands in the events; the read model keeps what is listed and searched. */
  private async description({ id, kind, unit, title }: NodeColumns): Promise<Description> {
    if (kind === 'series') {
      const past = (await this.store.readStream(seriesStream(id))).map(pastEvent);
      const known = past.reduce(evolveSeries, NO_SERIES);
      return known.kind === 'series' ? known.series.description : { title };
    }
    const state = (await this.store.readStream(unitStream(unit ?? id)))
      .map(pastEvent)
      .reduce(evolveUnit, NO_UNIT);
    if (state.kind !== 'unit') return { title };
    return (kind === 'entry' ? state.unit.entries.get(id) : state.unit.description) ?? { title };
  }

  /** Ids of nodes that a person may mean by an id or a code, present ones first; at most ten. */
  async resolve(text: string, viewer: Viewer): Promise<readonly CatalogueNode[]> {
    const values: unknown[] = [];
    const terms = [this.visible(viewer, values)];
    terms.push(
      isUuid(text)
        ? `n.id = $${values.push(text)}`
        : `n.id IN (SELECT k.node FROM read.node_code k WHERE k.code = $${values.push(codeKey(text))})`,
    );
    return (await this.page(terms, values, { limit: 10 })).rows;
  }

  /** The printed codes (档号) of units and entries among these ids that the viewer may see. */
  async codesOf(ids: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
    const values: unknown[] = [ids];
    const { rows } = await this.pool.query<{ id: string; code: string }>({
      text: `SELECT n.id::text, n.code FROM read.node n
        WHERE n.id = ANY($1::uuid[]) AND n.code IS NOT NULL AND ${this.visible(viewer, values)}`,
      values,
    });
    return new Map(rows.map(({ id, code }) => [id, code]));
  }

  /** By each code that is known, the units that the viewer may see under it; one query for a page of codes. */
  async unitsOfCodes(
    codes: readonly string[],
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const keys = new Map(codes.map((code) => [code, codeKey(code)]));
    const values: unknown[] = [[...new Set(keys.values())]];
    const { rows } = await this.pool.query<{ code: string; units: string[] }>({
      text: `SELECT k.code, array_agg(DISTINCT n.unit::text) AS units FROM read.node_code k JOIN read.node n ON n.id = k.node
        WHERE k.code = ANY($1::text[]) AND n.unit IS NOT NULL AND ${this.visible(viewer, values)} GROUP BY k.code`,
      values,
    });
    const units = new Map(rows.map((row) => [row.code, row.units]));
    return new Map([...keys].map(([code, key]) => [code, units.get(key) ?? []]));
  }

  /** Entries and units by the present custody of their unit; a series by the parties of its fonds. */
  private visible(viewer: Viewer, values: unknown[]): string {
    const { sql, values: seen } = visibleSql(viewer, VISIBLE, values.length + 1);
    values.push(...seen);
    if (viewer.all) return 'true';
    const party = partyOfFonds('n.fonds', `$${values.push(viewer.organisations)}::uuid[]`);
    // A reader walks down to what is open, so the classes above it show.
    const above = viewer.open
      ? `(${party} OR EXISTS (SELECT 1 FROM read.custody c WHERE c.fonds = n.fonds AND c.known_to IS NULL AND c.until IS NULL AND c.opening = '开放'))`
      : party;
    return `CASE WHEN n.unit IS NULL THEN ${above} ELSE EXISTS (SELECT 1 FROM read.custody c WHERE ${PRESENT} AND ${sql}) END`;
  }
}
