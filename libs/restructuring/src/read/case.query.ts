import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { CivilDate, OrganisationId } from '@fonds/kernel';
import type { DisposalKindId } from '@fonds/law';
import type { Pool } from 'pg';
import { caseStream } from '../domain/case-ids';
import { evolveCase } from '../domain/case.evolve';
import type { CasePhase, DisposalCase } from '../domain/case.state';
import { deadlinesOf, type CaseDeadline } from '../domain/deadline.rule';
import { undecidedGroups } from '../domain/outcome.rule';

export interface CaseFilter {
  readonly phase?: CasePhase;
  readonly kind?: string;
  readonly fonds?: string;
  /** Sub-cases of this one. */
  readonly parent?: string;
  /** With units that nobody has decided on. */
  readonly undecided?: boolean;
  /** Whose nearest deadline is on this day or before. */
  readonly dueBy?: CivilDate;
}

export interface CaseRow {
  readonly id: string;
  readonly fonds: string;
  readonly fondsName: string | null;
  readonly organisation: string;
  readonly organisationName: string | null;
  readonly kind: DisposalKindId;
  readonly phase: CasePhase;
  readonly parent: string | null;
  readonly title: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly units: number | null;
  readonly undecidedUnits: number;
  readonly undecidedGroups: number;
  /** The nearest of its open obligations; null where none has a day. */
  readonly nextDeadline: CaseDeadline | null;
  readonly position: string;
}

type Columns = Omit<CaseRow, 'undecidedUnits' | 'undecidedGroups' | 'nextDeadline'>;

/** Cases that are read at a time for a page that wants only some of them. */
const LOOKED_AT = 1_000;

interface Wanted {
  readonly terms: readonly string[];
  readonly values: readonly unknown[];
  /** Position of the last case that was looked at. */
  readonly before: string | undefined;
  readonly wanted: number;
}

const fitting =
  ({ undecided, dueBy }: CaseFilter) =>
  ({ undecidedUnits, nextDeadline }: CaseRow): boolean =>
    (undecided === undefined || undecidedUnits > 0 === undecided) &&
    (dueBy === undefined || (nextDeadline !== null && nextDeadline.due <= dueBy));

/** The case board (处置案): by how far they are, what is undecided, and what is due. */
@Injectable()
export class CaseQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Newest first. @param date the law is asked on this day */
  async list(
    filter: CaseFilter,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    date: CivilDate,
    viewer: Viewer,
  ): Promise<Page<CaseRow>> {
    const values: unknown[] = [];
    const terms = ['true'];
    const and = (column: string, value: unknown): void =>
      void (value !== undefined && terms.push(`${column} = $${values.push(value)}`));
    and('d.phase', filter.phase);
    and('d.kind', filter.kind);
    and('d.fonds', filter.fonds);
    and('d.parent', filter.parent);
    if (!viewer.all) terms.push(`d.organisation = ANY($${values.push(viewer.organisations)}::uuid[])`);
    const { undecided, dueBy } = filter;
    const wanted = undecided === undefined && dueBy === undefined ? limit + 1 : LOOKED_AT;
    const shown: CaseRow[] = [];
    let before = cursor === undefined ? undefined : keyOfCursor(cursor, ['position'])[0];
    for (;;) {
      const rows = await this.page({ terms, values, before, wanted });
      shown.push(...(await this.told(rows, date)).filter(fitting(filter)));
      before = rows[rows.length - 1]?.position;
      if (rows.length < wanted || shown.length > limit) return pageOf(shown, limit, (row) => [row.position]);
    }
  }

  private async page({ terms, values, before, wanted }: Wanted): Promise<Columns[]> {
    const all = [...values];
    const older = before === undefined ? 'true' : `d.position < $${all.push(before)}::bigint`;
    const { rows } = await this.pool.query<Columns>(
      `SELECT d.id, d.fonds, f.name AS "fondsName", d.organisation, o.name AS "organisationName", d.kind, d.phase, d.parent, d.title,
         d.opened_on::text AS "openedOn", d.closed_on::text AS "closedOn", d.units, d.position::text AS position
       FROM read.disposal_case d LEFT JOIN read.fonds f ON f.id = d.fonds LEFT JOIN read.organisation o ON o.id = d.organisation
       WHERE ${terms.join(' AND ')} AND ${older} ORDER BY d.position DESC LIMIT $${all.push(wanted)}`,
      all,
    );
    return rows;
  }

  private async told(rows: readonly Columns[], date: CivilDate): Promise<CaseRow[]> {
    const states = await this.states(rows.map(({ id }) => id));
    return rows.map((row): CaseRow => {
      const state = states.get(row.id);
      const open = state && !state.closed ? undecidedGroups(state, date) : [];
      // Nobody has decided on what is not even sorted.
      const sorted = state?.bySeries !== undefined || row.phase === 'closed';
      return {
        ...row,
        undecidedUnits: sorted ? open.reduce((n, { count }) => n + count, 0) : (row.units ?? 0),
        undecidedGroups: open.length,
        nextDeadline: (state && deadlinesOf(state, date)[0]) ?? null,
      };
    });
  }

  /** The sub-cases of a group company's case, counted. */
  async children(
    id: string,
  ): Promise<{ readonly cases: number; readonly closed: number; readonly units: number }> {
    const { rows } = await this.pool.query<{ cases: number; closed: number; units: number }>(
      `SELECT count(*)::int AS cases, count(*) FILTER (WHERE phase = 'closed')::int AS closed, coalesce(sum(units), 0)::int AS units
       FROM read.disposal_case WHERE parent = $1`,
      [id],
    );
    return rows[0] ?? { cases: 0, closed: 0, units: 0 };
  }

  /** @returns undefined for one that there is not, or that the viewer may not see */
  async one(id: string, viewer: Viewer): Promise<DisposalCase | undefined> {
    const state = (await this.states([id])).get(id);
    const seen =
      state && (viewer.all || viewer.organisations.includes(state.opened.organisation as OrganisationId));
    return seen ? state : undefined;
  }

  private async states(ids: readonly string[]): Promise<ReadonlyMap<string, DisposalCase>> {
    const streams = await this.store.readStreams(ids.map(caseStream));
    return new Map(
      ids.flatMap((id) => {
        const state = (streams.get(caseStream(id)) ?? [])
          .map(pastEvent)
          .reduce<DisposalCase | undefined>(evolveCase, undefined);
        return state ? [[id, state] as const] : [];
      }),
    );
  }
}
