import { Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import { yearOf } from '../domain/due-window';
import { DueDates } from './due-dates';
import { groupsWhere, type DueAsked } from './due-where';

export const RADAR_SIDES = ['archives', 'organisation', 'fonds'] as const;
export type RadarSide = (typeof RADAR_SIDES)[number];

/** How much is due of one clock, for one archives, unit or fonds. */
export interface RadarRow {
  /** Id of the archives, organisation or fonds; null where nobody knows which archives it goes to. */
  readonly id: string | null;
  readonly name: string | null;
  readonly clock: string;
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
  readonly missing: { readonly [state: string]: number };
}

interface Counted {
  readonly id: string | null;
  readonly name: string | null;
  readonly clock: string;
  readonly counts: readonly {
    readonly state: string;
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
    const values: unknown[] = [];
    const visible = groupsWhere(scope, viewer, values);
    const clocks = scope.clocks?.length ? `AND t.clock = ANY($${values.push(scope.clocks)}::text[])` : '';
    const year = `$${values.push(yearOf(scope.on))}::int`;
    const on = `$${values.push(scope.on)}::date`;
    const begins = `make_date(${year}, 1, 1)`;
    const after = cursor ? keyOfCursor(cursor, 2) : undefined;
    const page = after
      ? `WHERE (coalesce(id::text, '') COLLATE "C", clock) > ($${values.push(after[0])}, $${values.push(after[1])})`
      : '';
    const nameOf =
      by === 'fonds'
        ? `(SELECT f.name FROM read.fonds f WHERE f.id = c.id)`
        : `(SELECT o.name FROM read.organisation o WHERE o.id = c.id)`;
    const { rows } = await this.dates.on(scope, (client, tables) =>
      client.query<Counted>({
        // Whole years come from the totals; of the year that is under way, what has passed is counted by its days.
        text: `WITH g AS MATERIALIZED (SELECT g.id, g.${COLUMN[by]} AS side FROM ${tables.group} g WHERE ${visible}),
        counted AS (
          SELECT g.side, t.clock, t.state, nullif(t.cohort, 'infinity') AS cohort, t.year, t.accuses, t.n, false AS passed
          FROM ${tables.total} t JOIN g ON g.id = t.grp WHERE true ${clocks}
          UNION ALL
          SELECT g.side, t.clock, 'due', NULL, ${year}, t.accuses, t.n, true
          FROM (SELECT d.grp, d.clock, d.accuses, count(*) AS n FROM ${tables.date} d
                WHERE d.clock IN ('CLK-01', 'CLK-02', 'CLK-03', 'CLK-08', 'CLK-10', 'CLK-13')
                  AND d.shown >= ${begins} AND d.shown < ${on} AND d.cohort IS NULL
                GROUP BY d.grp, d.clock, d.accuses) t
          JOIN g ON g.id = t.grp WHERE true ${clocks}),
        bucketed AS (
          SELECT side, clock, state, cohort, bucket, sum(CASE WHEN moved THEN -n ELSE n END)::bigint AS n FROM (
            SELECT side, clock, state, cohort, n, false AS moved,
              CASE WHEN year < ${year} OR passed THEN 'overdue' WHEN year = ${year} THEN 'thisYear'
                WHEN year <= ${year} + 5 THEN 'nextFive' ELSE 'later' END AS bucket FROM counted
            UNION ALL
            SELECT side, clock, state, cohort, n, true, 'thisYear' FROM counted WHERE passed
            UNION ALL
            SELECT side, clock, state, cohort, n, false, 'candidates' FROM counted
            WHERE accuses AND cohort IS NULL AND state = 'due' AND (year < ${year} OR passed)) b
          GROUP BY side, clock, state, cohort, bucket),
        c AS (SELECT side AS id, clock,
            jsonb_agg(jsonb_build_object('state', state, 'cohort', cohort::text, 'bucket', bucket, 'n', n)) AS counts
          FROM bucketed GROUP BY side, clock)
        SELECT c.id, ${nameOf} AS name, c.clock, c.counts FROM c ${page}
        ORDER BY coalesce(c.id::text, '') COLLATE "C", c.clock LIMIT $${values.push(limit + 1)}`,
        values,
      }),
    );
    const found = pageOf(rows, limit, ({ id, clock }) => [id ?? '', clock]);
    return { ...found, rows: found.rows.map(radarRow) };
  }
}

function radarRow({ id, name, clock, counts }: Counted): RadarRow {
  const row = { overdue: 0, candidates: 0, thisYear: 0, nextFive: 0, later: 0 };
  const missing: Record<string, number> = {};
  const cohorts: { day: string; count: number }[] = [];
  for (const { state, cohort, bucket, n } of counts)
    if (state !== 'due') missing[state] = (missing[state] ?? 0) + n;
    else if (cohort !== null) cohorts.push({ day: cohort, count: n });
    else row[bucket] += n;
  return { id, name, clock, ...row, cohorts, missing };
}
