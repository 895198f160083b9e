import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { Pool } from 'pg';
import { CustodyWhere, type HoldingsScope } from './custody-where';

export interface BalanceQuestion extends HoldingsScope {
  /** First and last day of the period. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** As known at this log position, inclusive. */
  readonly knownAt: bigint;
}

/** Units, and of them 卷 and 件. */
export interface TermCounts {
  readonly units: number;
  readonly files: number;
  readonly items: number;
}

/** Opening + taken on + corrected = closing, 卷 and 件 apart, all as known at one position (INV-03). */
export interface HoldingsBalance {
  readonly from: string;
  readonly to: string;
  readonly knownAt: string;
  readonly opening: TermCounts;
  readonly takenOn: TermCounts;
  readonly corrected: TermCounts;
  readonly closing: TermCounts;
}

export const BALANCE_TERMS = ['takenOn', 'corrected'] as const;
export type BalanceTerm = (typeof BALANCE_TERMS)[number];

/** A unit behind a term, and the log position of the event that put it there. */
export interface BalanceEvent {
  readonly unit: string;
  readonly position: string;
}

type Side = 'opening' | 'taken_on' | 'closing';

/** What came and went in a period (馆藏收支平衡), and the events behind each term. */
@Injectable()
export class HoldingsBalanceQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** From the end of the day before `from` to the end of `to`. */
  async balance(question: BalanceQuestion, viewer: Viewer): Promise<HoldingsBalance> {
    const { sql, values } = unitsOf(question, viewer);
    const counts = (side: Side): string =>
      ['', ` AND level = 'file'`, ` AND level = 'item'`]
        .map((level) => `count(*) FILTER (WHERE ${side}${level})::int`)
        .join(', ');
    const { rows } = await this.pool.query<number[]>({
      text: `SELECT ${counts('opening')}, ${counts('taken_on')}, ${counts('closing')} FROM (${sql}) u`,
      values: [...values],
      rowMode: 'array',
    });
    const [opening, takenOn, closing] = [0, 3, 6].map((at) => termOf(rows[0] ?? [], at)) as [
      TermCounts,
      TermCounts,
      TermCounts,
    ];
    const corrected = {
      units: closing.units - opening.units - takenOn.units,
      files: closing.files - opening.files - takenOn.files,
      items: closing.items - opening.items - takenOn.items,
    };
    return {
      from: question.from,
      to: question.to,
      knownAt: question.knownAt.toString(),
      opening,
      takenOn,
      corrected,
      closing,
    };
  }

  /** The units behind one term, each with its event: the opening entry, or the last correction of its custody. */
  async events(
    question: BalanceQuestion & { readonly term: BalanceTerm },
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<BalanceEvent>> {
    const { sql, values } = unitsOf(question, viewer);
    const behind = question.term === 'takenOn' ? 'taken_on' : 'opening::int + taken_on::int <> closing::int';
    const after = cursor ? ` AND unit > $${values.push(keyOfCursor(cursor, 1)[0])}::uuid` : '';
    const { rows } = await this.pool.query<BalanceEvent>({
      text: `SELECT unit, ${question.term === 'takenOn' ? 'first_known' : 'last_moved'} AS position FROM (${sql}) u
        WHERE ${behind}${after} ORDER BY unit LIMIT $${values.push(limit + 1)}`,
      values,
    });
    return pageOf(rows, limit, (row) => [row.unit]);
  }
}

/** One row a unit that stands in the balance: which terms it counts in. */
function unitsOf(question: BalanceQuestion, viewer: Viewer): { sql: string; values: unknown[] } {
  const where = new CustodyWhere().scope(question).seenBy(viewer).and('c.custodian IS NOT NULL');
  const [position, first, last] = [
    where.value(question.knownAt.toString()),
    where.value(question.from),
    where.value(question.to),
  ];
  where.and(`c.known_from <= ${position} AND (c.known_to IS NULL OR c.known_to > ${position})`);
  const held = (day: string): string => `(c.since <= ${day} AND (c.until IS NULL OR c.until > ${day}))`;
  const before = `(${first}::date - 1)`;
  // The opening entry's own term goes by what it said first; what corrections and reconstructions moved is the other.
  const entered = `(c.until IS NULL AND c.first_since BETWEEN ${first} AND ${last})`;
  return {
    sql: `SELECT c.unit, max(c.level) AS level, bool_or(${held(before)}) AS opening, bool_or(${entered}) AS taken_on,
      bool_or(${held(last)}) AS closing, max(c.moved) AS last_moved,
      (SELECT min(f.known_from) FROM read.custody f WHERE f.unit = c.unit) AS first_known
      FROM read.custody c ${where.sql} GROUP BY c.unit
      HAVING bool_or(${held(before)}) OR bool_or(${entered}) OR bool_or(${held(last)})`,
    values: where.values,
  };
}

const termOf = (row: readonly number[], at: number): TermCounts => ({
  units: row[at] ?? 0,
  files: row[at + 1] ?? 0,
  items: row[at + 2] ?? 0,
});
