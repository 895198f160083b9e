import { Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import type { ClientBase } from 'pg';
import { clockGround, type ClockGround } from '../domain/clock-ground';
import type { DueLaw } from '../domain/due-answer';
import { UNIT_CLOCKS } from '../domain/unit-clock';
import { dayWindow } from '../domain/due-window';
import { DueDates } from './due-dates';
import type { DueTables } from './due-sql';
import { clockNumber, clockOf, stateOf } from './due-numbers';
import { asksForOrders, DueOrders } from './due-orders';
import type { DueFilter, DueRow } from './due-row';
import { partiesIn, type DueAsked } from './due-where';

interface Found extends Omit<DueRow, keyof ClockGround | 'clock' | 'state' | 'order' | 'unit'> {
  readonly clock: number;
  readonly unit: string;
  readonly state: number;
  readonly key_shown: string;
  readonly key_entry: string;
}

/** Due lists (到期清单), in the order of clock and day. */
@Injectable()
export class DueQuery {
  constructor(
    private readonly dates: DueDates,
    private readonly orders: DueOrders,
  ) {}

  async list(
    filter: DueFilter,
    page: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<DueRow>> {
    if (asksForOrders(filter)) return this.orders.list(filter, page, viewer);
    return this.page(filter, [windowSql(filter)], page, viewer);
  }

  /**
   * Finding candidates (疑似问题): overdue by a clock that was found and is in force, and not by a change of the law alone.
   * A list apart: nothing is found yet.
   */
  candidates(
    scope: DueAsked,
    page: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<DueRow>> {
    // Past their day orders may be findings (AL 48(8)).
    if (asksForOrders(scope)) return this.orders.list({ ...scope, window: 'overdue' }, page, viewer);
    return this.page(
      scope,
      [windowSql({ ...scope, window: 'overdue' }), 'd.accuses', 'd.cohort IS NULL'],
      page,
      viewer,
    );
  }

  private async page(
    scope: DueAsked,
    conditions: readonly string[],
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<DueRow>> {
    const after = cursor ? keyOfCursor(cursor, ['number', 'day', 'id', 'id']) : undefined;
    const { rows, law } = await this.dates.on(scope, async (client, t, law) => {
      const found: Found[] = [];
      // Clock by clock: where one has nothing for these parties, a million rows of it need not be passed over.
      for (const { clock, parties } of await clocksOf(client, t, scope, viewer)) {
        if (after && clock < Number(after[0])) continue;
        const reached = after && clock === Number(after[0]) ? after.slice(1) : undefined;
        const wanted = { clock, parties, conditions, after: reached, limit: limit + 1 - found.length };
        found.push(...(await rowsOf(client, t, wanted)));
        if (found.length > limit) break;
      }
      return { rows: found, law };
    });
    const found = pageOf(rows, limit, (row) => [String(row.clock), row.key_shown, row.unit, row.key_entry]);
    return { ...found, rows: found.rows.map((row) => shownRow(row, law)) };
  }
}

interface OfClock {
  readonly clock: number;
  /** All when undefined. */
  readonly parties?: readonly number[];
}

/** The clocks that run for anybody here, and for whom. */
async function clocksOf(
  client: Pick<ClientBase, 'query'>,
  t: DueTables,
  scope: DueAsked,
  viewer: Viewer,
): Promise<readonly OfClock[]> {
  const clocks = (scope.clocks ?? UNIT_CLOCKS).map(clockNumber).sort((a, b) => a - b);
  const parties = await partiesIn(client, t, scope, viewer);
  if (!parties) return clocks.map((clock) => ({ clock }));
  const { rows } = await client.query<{ clock: number; parties: number[] }>(
    `SELECT clock, array_agg(DISTINCT party) AS parties FROM ${t.total} t
     WHERE party = ANY($1::int[]) AND clock = ANY($2::smallint[]) GROUP BY clock ORDER BY clock`,
    [parties, clocks],
  );
  return rows;
}

interface WantedRows extends OfClock {
  readonly conditions: readonly string[];
  /** Day, unit and entry of the last row before. */
  readonly after?: readonly string[];
  readonly limit: number;
}

async function rowsOf(
  client: Pick<ClientBase, 'query'>,
  t: DueTables,
  { clock, parties, conditions, after, limit }: WantedRows,
): Promise<readonly Found[]> {
  const values: unknown[] = [clock];
  const terms = ['d.clock = $1::smallint', ...conditions];
  if (parties) terms.push(`d.party = ANY($${values.push(parties)}::int[])`);
  if (after) {
    const [shown, unit, entry] = after.map((value) => `$${values.push(value)}`);
    terms.push(`(d.shown, d.unit, d.entry) > (${shown}::date, ${unit}::uuid, ${entry}::uuid)`);
  }
  const { rows } = await client.query<Found>({
    text: `SELECT d.clock, d.state, d.unit, nullif(d.entry, d.unit) AS entry, n.code, coalesce(n.title, '') AS title,
        p.fonds, f.name AS "fondsName", p.custodian, o.name AS "custodianName",
        nullif(p.archives, '00000000-0000-0000-0000-000000000000') AS archives, r.name AS "archivesName",
        d.computed::text AS computed, CASE WHEN d.state = 0 THEN d.shown::text END AS shown, d.cohort::text AS cohort,
        d.precision, c.retention, c.secrecy, d.accuses, d.shown::text AS key_shown, d.entry AS key_entry
      FROM (SELECT * FROM ${t.date} d WHERE ${terms.join(' AND ')}
            ORDER BY d.shown, d.unit, d.entry LIMIT $${values.push(limit)}) d
      JOIN ${t.party} p ON p.id = d.party
      LEFT JOIN read.custody c ON c.unit = d.unit AND c.known_to IS NULL AND c.until IS NULL
      LEFT JOIN read.node n ON n.id = d.entry
      LEFT JOIN read.fonds f ON f.id = p.fonds LEFT JOIN read.organisation o ON o.id = p.custodian
      LEFT JOIN read.organisation r ON r.id = p.archives
      ORDER BY d.shown, d.unit, d.entry`,
    values,
  });
  return rows;
}

const shownRow = ({ key_shown: _s, key_entry: _e, ...row }: Found, law: DueLaw): DueRow => {
  const clock = clockOf(row.clock);
  // Local rules are those of the archives whose list it stands on.
  const ground = clockGround(clock, row.archives ?? '', law);
  return { ...row, clock, order: null, state: stateOf(row.state), ...ground };
};

/** Days are compared with the one asked about; none of this is stored. The day is checked where it comes in. */
function windowSql({ window, on }: Pick<DueFilter, 'window' | 'on'>): string {
  if (window === 'missing') return `d.state <> 0 AND d.shown = 'infinity'`;
  return `d.state = 0 AND ${dayWindow('d.shown', window, on)}`;
}
