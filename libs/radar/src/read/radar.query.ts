import { Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import { RADAR_CLOCKS, type RadarClock } from '../domain/unit-clock';
import { lastDayOfYear, yearOf } from '../domain/due-window';
import { DueDates } from './due-dates';
import { clockNumber, radarClockOf, stateOf, type DueState } from './due-numbers';
import { partiesIn, type DueAsked } from './due-where';
import { rectificationSeen } from './rectification.query';

export const RADAR_SIDES = ['archives', 'organisation', 'fonds'] as const;
export type RadarSide = (typeof RADAR_SIDES)[number];

/** How much is due of one clock, for one archives, unit or fonds. */
export interface RadarRow {
  /** Id of the archives, organisation or fonds; null where nobody knows which archives it goes to. */
  readonly id: string | null;
  readonly name: string | null;
  readonly clock: RadarClock;
  /** Before the day asked about, without what a change of the law made due at once. */
  readonly overdue: number;
  /** Of these, what may be a finding candidate. */
  readonly candidates: number;
  readonly thisYear: number;
  readonly nextFive: number;
  readonly later: number;
  /** What fell due on one day because the law changed on it: a batch each, and nobody was late. */
  readonly cohorts: readonly { readonly day: string; readonly count: number }[];
  /** What has no day, by why. */
  readonly missing: { readonly [S in DueState]?: number };
}

interface Counted {
  readonly id: string | null;
  readonly name: string | null;
  readonly clock: number;
  readonly counts: readonly {
    readonly state: number;
    readonly cohort: string | null;
    readonly bucket: 'overdue' | 'candidates' | 'thisYear' | 'nextFive' | 'later';
    readonly n: number;
  }[];
}

const COLUMN: { readonly [S in RadarSide]: string } = {
  archives: 'archives',
  organisation: 'custodian',
  fonds: 'fonds',
};

/** The radar (到期雷达): counts by whose list it stands on. */
@Injectable()
export class RadarQuery {
  constructor(private readonly dates: DueDates) {}

  async radar(
    by: RadarSide,
    scope: DueAsked,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<RadarRow>> {
    const nameOf =
      by === 'fonds'
        ? `(SELECT f.name FROM read.fonds f WHERE f.id = c.id)`
        : `(SELECT o.name FROM read.organisation o WHERE o.id = c.id)`;
    const rows = await this.dates.on({ ...scope, counts: true }, async (client, t) => {
      const parties = await partiesIn(client, t, scope, viewer);
      const values: unknown[] = [];
      const clocks = scope.clocks ?? RADAR_CLOCKS;
      const narrowed = [
        `clock = ANY($${values.push(clocks.map(clockNumber))}::smallint[])`,
        ...(parties ? [`party = ANY($${values.push(parties)}::int[])`] : []),
      ].join(' AND ');
      const year = `$${values.push(yearOf(scope.on))}::int`;
      const on = `$${values.push(scope.on)}::date`;
      const after = cursor ? keyOfCursor(cursor, ['idOrNone', 'number']) : undefined;
      const page = after
        ? `WHERE (coalesce(id::text, '') COLLATE "C", clock) > ($${values.push(after[0])}, $${values.push(after[1])}::int)`
        : '';
      // Whole years come from the totals; of the year that is under way, what has passed is counted by its days.
      const found = await client.query<Counted>({
        text: `WITH counted AS (
            SELECT party, clock, state, nullif(cohort, 'infinity') AS cohort, year, accuses, n, false AS passed
            FROM ${t.total} t WHERE ${narrowed}
            UNION ALL
            SELECT party, clock, 0, NULL, ${year}, accuses, count(*), true FROM ${t.date} d
            WHERE ${narrowed} AND shown >= make_date(${year}, 1, 1) AND shown < ${on} AND cohort IS NULL
            GROUP BY party, clock, accuses),
          bucketed AS (
            SELECT party, clock, state, cohort, bucket, sum(n) AS n FROM (
              SELECT party, clock, state, cohort, n,
                CASE WHEN year < ${year} OR passed THEN 'overdue' WHEN year = ${year} THEN 'thisYear'
                  WHEN year <= ${year} + 5 THEN 'nextFive' ELSE 'later' END AS bucket FROM counted
              UNION ALL
              SELECT party, clock, state, cohort, -n, 'thisYear' FROM counted WHERE passed
              UNION ALL
              SELECT party, clock, state, cohort, n, 'candidates' FROM counted
              WHERE accuses AND cohort IS NULL AND state = 0 AND (year < ${year} OR passed)) b
            GROUP BY party, clock, state, cohort, bucket),
          sided AS (
            SELECT nullif(p.${COLUMN[by]}, '00000000-0000-0000-0000-000000000000') AS id, b.clock, b.state, b.cohort, b.bucket,
              sum(b.n)::bigint AS n
            FROM bucketed b JOIN ${t.party} p ON p.id = b.party GROUP BY 1, 2, 3, 4, 5
            ${clocks.includes('CLK-14') ? orders(by, scope, viewer, values) : ''}),
          c AS (SELECT id, clock,
              jsonb_agg(jsonb_build_object('state', state, 'cohort', cohort::text, 'bucket', bucket, 'n', n)) AS counts
            FROM sided GROUP BY id, clock)
          SELECT c.id, ${nameOf} AS name, c.clock, c.counts FROM c ${page}
          ORDER BY coalesce(c.id::text, '') COLLATE "C", c.clock LIMIT $${values.push(limit + 1)}`,
        values,
      });
      return found.rows;
    });
    const found = pageOf(rows, limit, ({ id, clock }) => [id ?? '', String(clock)]);
    return { ...found, rows: found.rows.map(radarRow) };
  }
}

/**
 * Orders to put something right lie over bodies, not over units: by organisation they all count, by archives those to one.
 * Past their day they may be findings (AL 48(8)).
 */
function orders(
  by: RadarSide,
  { on, archives, organisation, fonds }: DueAsked,
  viewer: Viewer,
  values: unknown[],
): string {
  if (by === 'fonds' || fonds !== undefined) return '';
  const terms = ['r.done IS NULL', rectificationSeen(viewer, values)];
  if (by === 'archives') terms.push(`o.kind LIKE '%-archives'`);
  for (const asked of [archives, organisation])
    if (asked !== undefined) terms.push(`r.organisation = $${values.push(asked)}::uuid`);
  const overdue = `r.due < '${on}'`;
  const bucket = `CASE WHEN ${overdue} THEN 'overdue' WHEN r.due <= '${lastDayOfYear(on, 0)}' THEN 'thisYear'
    WHEN r.due <= '${lastDayOfYear(on, 5)}' THEN 'nextFive' ELSE 'later' END`;
  return `UNION ALL SELECT r.organisation, 14, 0, NULL, b.bucket, count(*) FROM read.rectification r
    LEFT JOIN read.organisation o ON o.id = r.organisation
    CROSS JOIN LATERAL (SELECT ${bucket} AS bucket UNION ALL SELECT 'candidates' WHERE ${overdue}) b
    WHERE ${terms.join(' AND ')} GROUP BY 1, 5`;
}

function radarRow({ id, name, clock, counts }: Counted): RadarRow {
  const row = { overdue: 0, candidates: 0, thisYear: 0, nextFive: 0, later: 0 };
  const missing: { [S in DueState]?: number } = {};
  const cohorts: { day: string; count: number }[] = [];
  for (const { state: number, cohort, bucket, n } of counts) {
    const state = stateOf(number);
    if (state !== 'due') missing[state] = (missing[state] ?? 0) + n;
    else if (cohort !== null) cohorts.push({ day: cohort, count: n });
    else row[bucket] += n;
  }
  return { id, name, clock: radarClockOf(clock), ...row, cohorts, missing };
}
