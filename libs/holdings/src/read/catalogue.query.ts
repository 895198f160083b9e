import { Inject, Injectable } from '@nestjs/common';
import type { Description } from '@fonds/event-contracts';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { evolveSeries, NO_SERIES } from '@fonds/fonds';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import type { Pool } from 'pg';
import { seriesStream, unitStream } from '../domain/holding-ids';
import { evolveUnit, NO_UNIT } from '../domain/unit.state';
import { CatalogueSight, SHOWN, type Conditions, type Sight } from './catalogue-sight';
import { codeTerms, wantedTerms, type CatalogueSearch } from './catalogue-terms';
import { codeKey } from './code-key';
import { nodeOpening, publishedStands } from './open-to-readers';

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
  /** The caller has what was published of it, and nothing else: title, code and dates (INV-23). */
  readonly publishedOnly?: true;
}

export interface CatalogueDetail extends CatalogueNode {
  readonly profile: string;
  readonly description: Description;
  readonly codes: readonly { readonly kind: string; readonly printed: string }[];
  /** Absent where the caller has the published row alone. */
  readonly import?: string;
  /** Opening state as printed, of an entry that says none its unit's; absent when nothing is printed. */
  readonly opening: string | null;
}

export interface SearchPage extends Page<CatalogueNode> {
  /** Matches, counted up to a thousand. */
  readonly count: number;
  readonly countCapped: boolean;
}

const COUNT_CAP = 1_000;
const NODE = `n.id, n.kind, n.fonds, n.parent, n.unit, n.level, n.ord, n.sub, n.seen, ${SHOWN}, CASE WHEN n.seen = 'published'
    THEN EXISTS (SELECT 1 FROM read.node k JOIN read.opened_catalogue p ON p.node = k.id WHERE k.parent = n.id AND ${publishedStands('p')})
    ELSE EXISTS (SELECT 1 FROM read.node k WHERE k.parent = n.id) END AS has_children,
  CASE WHEN n.seen = 'own' THEN (SELECT g.gone FROM read.node g WHERE g.id = n.unit) END AS gone`;

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
  readonly seen: Sight;
}

const shown = (row: NodeColumns): CatalogueNode => {
  const { id, kind, fonds, parent, unit, level, title, code, dates, has_children, gone, seen } = row;
  return {
    ...{ id, kind, fonds, parent, unit, level, title, code, dates, hasChildren: has_children },
    ...(gone && { gone }),
    ...(seen !== 'own' && { publishedOnly: true as const }),
  };
};

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
    const below = of.parent ? `n.parent = $${values.push(of.parent)}` : 'n.parent IS NULL';
    return this.page({ node: [below, 'n.fonds = $1'] }, values, page, viewer);
  }

  async search(
    wanted: CatalogueSearch,
    page: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<SearchPage> {
    const values: unknown[] = [];
    const terms = wantedTerms(wanted, (v) => `$${values.push(v)}`);
    const counted = [...values];
    const sight = new CatalogueSight(viewer, counted);
    const counting = this.pool.query<{ n: number }>({
      text: `SELECT count(*)::int AS n FROM (SELECT 1 FROM (${sight.rows(terms)}) n LIMIT ${COUNT_CAP + 1}) m`,
      values: counted,
    });
    const [counts, found] = await Promise.all([counting, this.page(terms, values, page, viewer)]);
    const n = counts.rows[0]?.n ?? 0;
    return {
      ...found,
      count: Math.min(n, COUNT_CAP),
      countCapped: n > COUNT_CAP,
    };
  }

  private async page(
    conditions: Conditions,
    values: unknown[],
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<CatalogueNode>> {
    const sight = new CatalogueSight(viewer, values);
    const after: string[] = [];
    if (cursor) {
      const [ord, sub, id] = keyOfCursor(cursor, ['position', 'number', 'id']);
      after.push(
        `(n.ord, n.sub, n.id) > ($${values.push(ord)}::bigint, $${values.push(sub)}::int, $${values.push(id)}::uuid)`,
      );
    }
    const terms = { ...conditions, node: [...conditions.node, ...after] };
    const most = `$${values.push(limit + 1)}`;
    const order = 'ORDER BY n.ord, n.sub, n.id';
    const { rows } = await this.pool.query<NodeColumns>({
      // Whether there are children is asked for the rows of the page alone, not for all that match.
      text: `SELECT ${NODE} FROM (SELECT * FROM (${sight.rows(terms, most)}) n ${order} LIMIT ${most}) n ${order}`,
      values,
    });
    const { rows: shownRows, next } = pageOf(rows, limit, (row) => [row.ord, String(row.sub), row.id]);
    return { rows: shownRows.map(shown), ...(next && { next }) };
  }

  /**
   * One node, or undefined when there is none or the viewer may not see it: with its full description for its parties,
   * else with what was published.
   */
  async node(id: string, viewer: Viewer): Promise<CatalogueDetail | undefined> {
    const values: unknown[] = [id];
    const sight = new CatalogueSight(viewer, values);
    const { rows } = await this.pool.query<
      NodeColumns & {
        profile: string;
        import: string;
        opening: string | null;
        codes: CatalogueDetail['codes'];
      }
    >({
      text: `SELECT ${NODE}, n.profile, n.import, (SELECT ${nodeOpening('o')} FROM read.node o WHERE o.id = n.id) AS opening,
        coalesce((SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'printed', k.printed) ORDER BY k.kind, k.printed) FROM read.node_code k WHERE k.node = n.id), '[]'::jsonb) AS codes
        FROM (${sight.rows({ node: ['n.id = $1'] })}) n`,
      values,
    });
    const row = rows[0];
    if (!row) return undefined;
    const { profile, opening } = row;
    if (row.seen !== 'own') return { ...shown(row), profile, opening, ...publishedDescription(row) };
    const description = await this.description(row);
    return { ...shown(row), profile, description, import: row.import, opening, codes: row.codes };
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
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = isUuid(text) ? { node: [`n.id = ${value(text)}`] } : codeTerms(value(codeKey(text)));
    return (await this.page(terms, values, { limit: 10 }, viewer)).rows;
  }

  /** The printed codes (档号) of units and entries among these ids that the viewer may see. */
  async codesOf(ids: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
    const values: unknown[] = [ids];
    const sight = new CatalogueSight(viewer, values);
    const { rows } = await this.pool.query<{ id: string; code: string | null }>({
      text: `SELECT n.id::text, ${SHOWN} FROM (${sight.rows({ node: ['n.id = ANY($1::uuid[])'] })}) n`,
      values,
    });
    return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
  }

  /** By each code that is known, the units of the viewer's own under it; one query for a page of codes. */
  async unitsOfCodes(
    codes: readonly string[],
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const keys = new Map(codes.map((code) => [code, codeKey(code)]));
    const values: unknown[] = [[...new Set(keys.values())]];
    const own = new CatalogueSight(viewer, values).own({ node: ['n.unit IS NOT NULL'] });
    const { rows } = await this.pool.query<{ code: string; units: string[] }>({
      text: `SELECT k.code, array_agg(DISTINCT n.unit::text) AS units FROM read.node_code k JOIN read.node n ON n.id = k.node
        WHERE k.code = ANY($1::text[]) AND ${own} GROUP BY k.code`,
      values,
    });
    const units = new Map(rows.map((row) => [row.code, row.units]));
    return new Map([...keys].map(([code, key]) => [code, units.get(key) ?? []]));
  }
}

/** What is published of a node, as a description: that, and nothing else. */
const publishedDescription = ({
  title,
  code,
}: NodeColumns): Pick<CatalogueDetail, 'description' | 'codes'> => ({
  description: { title, ...(code !== null && { code }) },
  codes: code === null ? [] : [{ kind: 'current', printed: code }],
});
