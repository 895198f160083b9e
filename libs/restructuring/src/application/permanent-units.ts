import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { unitDecider, unitStream } from '@fonds/holdings';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import { fold, inCodeOrder, type CivilDate } from '@fonds/kernel';
import { isPermanent } from '@fonds/law';
import type { Pool } from 'pg';

export interface PermanentUnit {
  readonly unit: string;
  readonly code: string | null;
  readonly title: string;
  readonly dates: string;
  readonly retention: string;
}

/** Those whom the viewer may see, and how many he may not. */
export interface PermanentCatalogue {
  readonly hidden: number;
  readonly units: AsyncIterable<PermanentUnit>;
}

interface ListedUnit {
  readonly unit: string;
  readonly code: string | null;
  readonly retention: string | null;
  readonly seen: boolean;
}

const STREAMS_A_PAGE = 500;
const VISIBLE = {
  custodian: 'p.custodian',
  owner: 'p.owner',
  transferringUnit: 'p.transferring',
};

/** The catalogue of permanent units (O13) among units of a case, as it stood on a day and was known at a position. */
@Injectable()
export class PermanentUnits {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** By code. Seen by the unit's parties today, whatever day is asked about. */
  async among(
    units: readonly string[],
    { position, asOf }: { readonly position: bigint; readonly asOf: CivilDate },
    viewer: Viewer,
  ): Promise<PermanentCatalogue> {
    const { sql, values } = visibleSql(viewer, VISIBLE, 4);
    const { rows } = await this.pool.query<ListedUnit>(
      `SELECT c.unit::text AS unit, n.code, c.retention,
         EXISTS (SELECT 1 FROM read.custody p WHERE p.unit = c.unit AND p.known_to IS NULL AND p.until IS NULL AND ${sql}) AS seen
       FROM read.custody c LEFT JOIN read.node n ON n.id = c.unit
       WHERE c.unit = ANY($1::uuid[]) AND c.since <= $2 AND (c.until IS NULL OR c.until > $2)
         AND c.known_from <= $3 AND (c.known_to IS NULL OR c.known_to > $3)`,
      [units, asOf, position.toString(), ...values],
    );
    const permanent = inCodeOrder(rows.filter(({ retention }) => isPermanent(retention ?? undefined)));
    const seen = permanent.filter((row) => row.seen).map(({ unit }) => unit);
    return { hidden: permanent.length - seen.length, units: this.described(seen, position) };
  }

  /** As the units' own events describe them up to the position: what was corrected later is not what went. */
  private async *described(units: readonly string[], position: bigint): AsyncGenerator<PermanentUnit> {
    for (let at = 0; at < units.length; at += STREAMS_A_PAGE) {
      const page = units.slice(at, at + STREAMS_A_PAGE);
      const streams = await this.store.readStreams(page.map(unitStream));
      for (const unit of page) {
        const known = (streams.get(unitStream(unit)) ?? []).filter((event) => event.position <= position);
        const state = fold(unitDecider, known.map(pastEvent));
        if (state.kind !== 'unit') continue;
        const { code, description } = state.unit;
        yield {
          unit,
          code: code?.printed ?? description.code ?? null,
          title: description.title,
          dates: (description.dates ?? []).map(({ printed }) => printed).join('；'),
          retention: description.retention ?? '',
        };
      }
    }
  }
}
