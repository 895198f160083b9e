import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { Pool } from 'pg';
import { MOVED_TERM_NAMES, MOVED_TERMS, type BalanceTerm, type MovedTerm } from './balance-terms';
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

/** Opening + taken on ± what moved + corrected = closing, 卷 and 件 apart, all as known at one position (INV-03). */
export interface HoldingsBalance {
  readonly from: string;
  readonly to: string;
  readonly knownAt: string;
  readonly opening: TermCounts;
  readonly takenOn: TermCounts;
  /** What acts and facts moved; every count is a number of units, the term says which way. */
  readonly moved: { readonly [T in MovedTerm]: TermCounts };
  readonly corrected: TermCounts;
  readonly closing: TermCounts;
}

/** A unit behind a term, and the log position of the event that put it there. */
export interface BalanceEvent {
  readonly unit: string;
  readonly position: string;
}

/** What came and went in a period (馆藏收支平衡), and the events behind each term. */
@Injectable()
export class HoldingsBalanceQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** From the end of the day before `from` to the end of `to`. */
  async balance(question: BalanceQuestion, viewer: Viewer): Promise<HoldingsBalance> {
    const { sql, values } = unitsOf(question, viewer);
    const columns = ['opening', 'taken_on', 'closing', ...MOVED_TERM_NAMES.map(columnOf)];
    const sums = columns.flatMap((column) => [
      `sum(${column})::int`,
      `sum(${column}) FILTER (WHERE level = 'file')::int`,
      `sum(${column}) FILTER (WHERE level = 'item')::int`,
    ]);
    const { rows } = await this.pool.query<(number | null)[]>({
      text: `SELECT ${sums.join(', ')} FROM (${sql}) u`,
      values: [...values],
      rowMode: 'array',
    });
    const term = (column: string): TermCounts => {
      const at = columns.indexOf(column) * 3;
      const [units, files, items] = [0, 1, 2].map((n) => rows[0]?.[at + n] ?? 0);
      return { units: units ?? 0, files: files ?? 0, items: items ?? 0 };
    };
    const [opening, takenOn, closing] = [term('opening'), term('taken_on'), term('closing')];
    const moved = Object.fromEntries(MOVED_TERM_NAMES.map((name) => [name, term(columnOf(name))])) as {
      [T in MovedTerm]: TermCounts;
    };
    const corrected = (count: keyof TermCounts): number =>
      MOVED_TERM_NAMES.reduce(
        (rest, name) => rest - MOVED_TERMS[name].sign * moved[name][count],
        closing[count] - opening[count] - takenOn[count],
      );
    return {
      from: question.from,
      to: question.to,
      knownAt: question.knownAt.toString(),
      opening,
      takenOn,
      moved,
      corrected: { units: corrected('units'), files: corrected('files'), items: corrected('items') },
      closing,
    };
  }

  /** The units behind one term, each with its event: the opening entry, the move, or the last correction. */
  async events(
    question: BalanceQuestion & { readonly term: BalanceTerm },
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<BalanceEvent>> {
    const { sql, values } = unitsOf(question, viewer);
    const { behind, position } = behindTerm(question.term);
    const after = cursor ? ` AND unit > $${values.push(keyOfCursor(cursor, ['id'])[0])}::uuid` : '';
    const { rows } = await this.pool.query<BalanceEvent>({
      text: `SELECT unit, ${position} AS position FROM (${sql}) u
        WHERE ${behind}${after} ORDER BY unit LIMIT $${values.push(limit + 1)}`,
      values,
    });
    return pageOf(rows, limit, (row) => [row.unit]);
  }
}

const columnOf = (term: MovedTerm): string => term.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function behindTerm(term: BalanceTerm): { readonly behind: string; readonly position: string } {
  if (term === 'takenOn') return { behind: 'taken_on > 0', position: 'first_known' };
  if (term !== 'corrected')
    return { behind: `${columnOf(term)} > 0`, position: `coalesce(${columnOf(term)}_place, first_known)` };
  const sum = MOVED_TERM_NAMES.map(
    (name) => ` ${MOVED_TERMS[name].sign > 0 ? '+' : '-'} ${columnOf(name)}`,
  ).join('');
  return { behind: `opening + taken_on${sum} <> closing`, position: 'last_moved' };
}

/**
 * One row a unit that stands in the balance: how often it counts in which term. Each row of its custody is held
 * against the one before it: what enters the scope, or leaves it, is one count of the move that says so.
 */
function unitsOf(question: BalanceQuestion, viewer: Viewer): { sql: string; values: unknown[] } {
  const where = new CustodyWhere().seenBy(viewer);
  const [position, first, last] = [
    where.value(question.knownAt.toString()),
    where.value(question.from),
    where.value(question.to),
  ];
  const scope = new CustodyWhere(where.values).scope(question);
  // Only units that ever were in the scope.
  where.and(`c.unit IN (SELECT s.unit FROM read.custody s ${scope.sqlFor('s')})`);
  where.and(`c.known_from <= ${position} AND (c.known_to IS NULL OR c.known_to > ${position})`);
  const mine = [
    'c.custodian IS NOT NULL AND c.out IS NULL',
    ...(question.custodian ? [`c.custodian = ${where.value(question.custodian)}`] : []),
  ].join(' AND ');
  const on = (day: string): string => `(since <= ${day} AND (until IS NULL OR until > ${day}))`;
  const before = `(${first}::date - 1)`;
  const counted = (condition: string): string => `count(*) FILTER (WHERE ${condition})`;
  const inPeriod = `since BETWEEN ${first} AND ${last}`;
  const terms = MOVED_TERM_NAMES.map((name) => {
    const { sign, kinds } = MOVED_TERMS[name];
    const list = kinds.map((kind) => `'${kind}'`).join(', ');
    const crossing = sign > 0 ? 'mine AND NOT was_mine' : 'was_mine AND NOT mine';
    const condition = `${crossing} AND ${inPeriod} AND term IN (${list})`;
    return `${counted(condition)} AS ${columnOf(name)}, max(place) FILTER (WHERE ${condition}) AS ${columnOf(name)}_place`;
  });
  // The opening entry's own term goes by what it said first; what corrections and reconstructions moved is the other.
  const entered = `mine AND source = 'entry' AND term = 'taken-on' AND first_since BETWEEN ${first} AND ${last}`;
  return {
    sql: `SELECT unit, max(level) AS level, ${counted(`mine AND ${on(before)}`)} AS opening,
      ${counted(entered)} AS taken_on, ${counted(`mine AND ${on(last)}`)} AS closing, ${terms.join(', ')},
      max(moved) AS last_moved,
      (SELECT min(f.known_from) FROM read.custody f WHERE f.unit = b.unit) AS first_known
      FROM (SELECT c.*, (${mine}) AS mine,
          coalesce(lag(${mine}) OVER (PARTITION BY c.unit ORDER BY c.seq), false) AS was_mine
        FROM read.custody c ${where.sql}) b GROUP BY unit`,
    values: where.values,
  };
}
