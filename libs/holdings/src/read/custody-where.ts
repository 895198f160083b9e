import { visibleSql, type Viewer } from '@fonds/identity';

/** What holdings are asked about: a custodian, a fonds, both, or everything here. */
export interface HoldingsScope {
  /** Organisation id of the custodian. */
  readonly custodian?: string;
  readonly fonds?: string;
}

/** Rows `c` of units that somebody is known to have, in store: not lost, withdrawn or gone into other units. */
export const IN_STORE = 'c.custodian IS NOT NULL AND c.out IS NULL';
/** The present row `p` of the unit of a row `c`. */
export const PRESENT = 'p.unit = c.unit AND p.known_to IS NULL AND p.until IS NULL';
const VISIBLE = {
  custodian: 'p.custodian',
  owner: 'p.owner',
  transferringUnit: 'p.transferring',
};

/** Conditions on rows `c` of `read.custody`, with their parameters. */
export class CustodyWhere {
  private readonly terms: string[] = [];

  /** @param values parameters of a statement that these conditions are a part of */
  constructor(readonly values: unknown[] = []) {}

  value(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  and(term: string): this {
    this.terms.push(term);
    return this;
  }

  scope({ custodian, fonds }: HoldingsScope): this {
    if (custodian) this.and(`c.custodian = ${this.value(custodian)}`);
    if (fonds) this.and(`c.fonds = ${this.value(fonds)}`);
    return this;
  }

  onDay(asOf: string): this {
    const day = this.value(asOf);
    return this.and(`c.since <= ${day} AND (c.until IS NULL OR c.until > ${day})`);
  }

  at(asOf: string, knownAt: bigint): this {
    const position = this.value(knownAt.toString());
    return this.onDay(asOf).and(
      `c.known_from <= ${position} AND (c.known_to IS NULL OR c.known_to > ${position})`,
    );
  }

  /** By the unit's parties today, whatever day is asked about: they see its whole history. */
  seenBy(viewer: Viewer): this {
    if (viewer.all) return this;
    const { sql, values } = visibleSql(viewer, VISIBLE, this.values.length + 1);
    this.values.push(...values);
    return this.and(`EXISTS (SELECT 1 FROM read.custody p WHERE ${PRESENT} AND ${sql})`);
  }

  /** The same conditions on an alias of a subquery's own. */
  sqlFor(alias: string): string {
    return this.sql.replace(/\bc\./g, `${alias}.`);
  }

  get sql(): string {
    return this.terms.length ? `WHERE ${this.terms.join(' AND ')}` : '';
  }
}
