import { Inject, Injectable } from '@nestjs/common';
import type { LawDataActivated } from '@fonds/event-contracts';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { ORGANISATION_KINDS } from '@fonds/organisations';
import { ProjectionHost } from '@fonds/projections';
import type { AppliedLocalLaw, LocalClock, LocalClocks } from '@fonds/radar';
import type { Pool } from 'pg';

export interface LocalLawRow {
  readonly event: string;
  readonly position: string;
  /** Organisation id of the archives, or of a body above archives; null: everywhere here. */
  readonly place: string | null;
  readonly placeName: string | null;
  readonly version: string;
  /** National rule data that it stands on. */
  readonly base: string;
  readonly sha256: string;
  readonly activated: string;
  /** Whether it is the last of its place. */
  readonly current: boolean;
  readonly rules: LawDataActivated['rules'];
}

export interface LocalLawFilter {
  /** Organisation id. */
  readonly place?: string;
  /** Whether it is the last of its place; all versions when absent. */
  readonly current?: boolean;
}

/** Bodies above one another: a township's archives, its county, city, province; more than any country has. */
const FARTHEST = 10;
const ARCHIVES_KINDS = Object.entries(ORGANISATION_KINDS).flatMap(([kind, { archives }]) =>
  archives ? [kind] : [],
);

const holds = ({ from, until }: LawDataActivated['rules'][number], day: CivilDate): boolean =>
  from <= day && (until === undefined || day <= until);

/** Local rules (地方规定), and what they make of the clocks. */
@Injectable()
export class LocalLawQuery implements LocalClocks {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
  ) {}

  /** Versions of a place, or of every place, the newest first. Rules are published: whoever may ask at all sees them. */
  async versions(
    { place, current }: LocalLawFilter = {},
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<Page<LocalLawRow>> {
    const before = cursor ? keyOfCursor(cursor, ['position'])[0] : null;
    const read = await this.rows(
      `WHERE ($1::uuid IS NULL OR v.place = $1) AND ($2::boolean IS NULL OR v.current = $2)
         AND ($3::bigint IS NULL OR v.position < $3) ORDER BY v.position DESC LIMIT $4`,
      [place ?? null, current ?? null, before, limit + 1],
    );
    return pageOf(read, limit, ({ position }) => [position]);
  }

  /** The version of each place that holds now. */
  private current(): Promise<readonly LocalLawRow[]> {
    return this.rows('WHERE v.current', []);
  }

  private async rows(which: string, values: readonly unknown[]): Promise<readonly LocalLawRow[]> {
    const { rows } = await this.pool.query<Omit<LocalLawRow, 'rules'> & { rules: string }>(
      `SELECT v.event, v.position::text AS position, v.place, o.name AS "placeName", v.version, v.base, v.sha256,
         v.activated::text AS activated, v.rules, v.current
       FROM (SELECT l.*, l.position = max(l.position) OVER (PARTITION BY l.place) AS current FROM read.local_law l) v
       LEFT JOIN read.organisation o ON o.id = v.place ${which}`,
      [...values],
    );
    return rows.map((row) => ({ ...row, rules: JSON.parse(row.rules) as LawDataActivated['rules'] }));
  }

  /** Versions that hold now and say something of that day. */
  async versionsOn(day: CivilDate): Promise<readonly AppliedLocalLaw[]> {
    await this.projections.catchUp();
    return (await this.current())
      .filter(({ rules }) => rules.some((rule) => holds(rule, day)))
      .map(({ place, version, sha256 }) => ({ ...(place !== null && { place }), version, sha256 }))
      .sort((a, b) => ((a.place ?? '') < (b.place ?? '') ? -1 : 1));
  }

  /** Of the version that holds now, what holds on that day: a version that is gone computes nothing any more. */
  async on(day: CivilDate): Promise<readonly LocalClock[]> {
    await this.projections.catchUp();
    const said = (await this.current()).flatMap(({ place, rules }) =>
      rules
        .filter((rule) => holds(rule, day))
        .map(({ from, until, ...rule }) => ({
          place,
          rule: {
            ...rule,
            from: from as CivilDate,
            ...(until !== undefined && { until: until as CivilDate }),
          },
        })),
    );
    const below = await this.below([...new Set(said.flatMap(({ place }) => place ?? []))]);
    return said.flatMap(({ place, rule }) =>
      place === null ? [rule] : (below.get(place) ?? []).map((each) => ({ ...rule, ...each })),
    );
  }

  /** By place, the archives for which its rules hold: itself, and each one below it, with how far it lies above. */
  private async below(
    places: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { readonly place: string; readonly above: number }[]>> {
    if (!places.length) return new Map();
    const { rows } = await this.pool.query<{ of: string; place: string; above: number }>(
      `WITH RECURSIVE b AS (SELECT u.id AS of, u.id AS place, 0 AS above FROM unnest($1::uuid[]) AS u(id)
         UNION SELECT b.of, o.id, b.above + 1 FROM read.organisation o JOIN b ON o.parent = b.place WHERE b.above < $3)
       SELECT b.of, b.place, b.above FROM b LEFT JOIN read.organisation o ON o.id = b.place
       WHERE b.above = 0 OR o.kind = ANY($2::text[]) ORDER BY b.of, b.above, b.place`,
      [places, ARCHIVES_KINDS, FARTHEST],
    );
    const byPlace = new Map(places.map((place) => [place, [] as { place: string; above: number }[]]));
    for (const { of, place, above } of rows) byPlace.get(of)?.push({ place, above });
    return byPlace;
  }
}
