import { partyOfFonds } from '@fonds/fonds';
import { OPEN, visibleSql, type Viewer } from '@fonds/identity';
import { isMarked, openByItsCatalogue, publishedStands } from './open-to-readers';

/**
 * How a node is seen: whole, by its parties; else, of what is open, by its row of the published catalogue, or, where it
 * was open when it was taken on, by the same columns as its own catalogue has them. Nothing else of it is read.
 */
export type Sight = 'own' | 'published' | 'printed';

/** Conditions of one question. A column that one may not read is not asked either: its matches would tell it. */
export interface Conditions {
  /** On the node `n`, however it is seen; what an index finds it by. */
  readonly node: readonly string[];
  /** Besides, where it is seen so: on `n`, or on its published row `p`. */
  readonly own?: readonly string[];
  readonly published?: readonly string[];
  readonly printed?: readonly string[];
  /** A part of the title: that of the node, and the one that was published. */
  readonly title?: { readonly node: readonly string[]; readonly published: readonly string[] };
}

const PRESENT = 'c.unit = n.unit AND c.known_to IS NULL AND c.until IS NULL';
const PARTIES = { custodian: 'c.custodian', owner: 'c.owner', transferringUnit: 'c.transferring' };
const ABOVE_OPEN = `EXISTS (SELECT 1 FROM read.custody c WHERE c.fonds = n.fonds AND c.known_to IS NULL AND c.until IS NULL AND c.opening = '${OPEN}')`;
const COLUMNS = `n.id, n.kind, n.fonds, n.parent, n.unit, n.level, n.profile, n.import, n.ord, n.sub,
  n.title AS own_title, n.code AS own_code, n.dates AS own_dates`;
const NO_ROW = 'NULL::text AS public_title, NULL::text AS public_code, NULL::text AS public_dates';
const ROW = 'p.title AS public_title, p.code AS public_code, p.dates AS public_dates';

/** Title, code and dates as a row of {@link CatalogueSight.rows} `n` shows them. */
export const SHOWN = ['title', 'code', 'dates']
  .map(
    (column) => `CASE n.seen WHEN 'published' THEN n.public_${column} ELSE n.own_${column} END AS ${column}`,
  )
  .join(', ');

const all = (terms: readonly string[]): string => terms.join(' AND ') || 'true';

/** What one viewer sees of the catalogue, as parts of a statement. */
export class CatalogueSight {
  private readonly whole: string;
  /** Besides what is published: of units by their own catalogue; classes above what is open, to walk down by. */
  private readonly printed: string;

  /** @param values parameters of that statement */
  constructor(
    private readonly viewer: Viewer,
    values: unknown[],
  ) {
    this.whole = viewer.all ? 'true' : wholeFor(viewer, values);
    this.printed = `CASE WHEN n.unit IS NULL THEN ${ABOVE_OPEN} ELSE ${openByItsCatalogue('n')} END`;
  }

  /** Nodes `n` that are seen whole. */
  own({ node, own = [] }: Conditions): string {
    return all([...node, ...own, this.whole]);
  }

  /**
   * Rows of nodes with what this viewer may read of each.
   *
   * @param most SQL of how many, in the order of the source; all when absent
   */
  rows(conditions: Conditions, most?: string): string {
    const page = most === undefined ? '' : `ORDER BY n.ord, n.sub, n.id LIMIT ${most}`;
    if (this.viewer.all || !this.viewer.open) {
      const node = [...conditions.node, ...(conditions.title?.node ?? [])];
      const where = this.own({ ...conditions, node });
      return `(SELECT ${COLUMNS}, ${NO_ROW}, 'own' AS seen FROM read.node n WHERE ${where} ${page})`;
    }
    return [this.found(conditions), ...this.retitled(conditions)]
      .map((way) => `(${way} ${page})`)
      .join(' UNION ALL ');
  }

  /** By what the node itself says; staff find their own so, as fast as if nothing were open. */
  private found({ node, own = [], published = [], printed = [], title }: Conditions): string {
    const here = [...node, ...(title?.node ?? [])];
    return `SELECT ${COLUMNS}, ${ROW},
      CASE WHEN ${this.whole} THEN 'own' WHEN p.node IS NOT NULL THEN 'published' ELSE 'printed' END AS seen
      FROM read.node n LEFT JOIN LATERAL (SELECT p.* FROM read.opened_catalogue p
        WHERE p.node = n.id AND ${publishedStands('p')} AND NOT ${isMarked('n')} LIMIT 1) p ON true
      WHERE ${all(here)} AND CASE WHEN ${this.whole} THEN ${all(own)}
        WHEN p.node IS NOT NULL THEN ${all([...published, ...(title?.published ?? [])])}
        ELSE ${all([...printed, this.printed])} END`;
  }

  /** What was published under another title than it has, and is asked for by that. */
  private retitled({ node, published = [], title }: Conditions): readonly string[] {
    if (!title) return [];
    const where = [
      ...[...title.published, ...published, ...node, `NOT (${all(title.node)})`],
      ...[`NOT ${this.whole}`, `NOT ${isMarked('n')}`, publishedStands('p')],
    ];
    return [
      `SELECT ${COLUMNS}, ${ROW}, 'published' AS seen
       FROM read.opened_catalogue p JOIN read.node n ON n.id = p.node WHERE ${all(where)}`,
    ];
  }
}

/** Entries and units by the present custody of their unit; a series by the parties of its fonds. */
function wholeFor(viewer: Viewer, values: unknown[]): string {
  const { sql, values: seen } = visibleSql(viewer, PARTIES, values.length + 1);
  values.push(...seen);
  const party = partyOfFonds('n.fonds', `$${values.push(viewer.organisations)}::uuid[]`);
  return `(CASE WHEN n.unit IS NULL THEN ${party} ELSE EXISTS (SELECT 1 FROM read.custody c WHERE ${PRESENT} AND ${sql}) END)`;
}
