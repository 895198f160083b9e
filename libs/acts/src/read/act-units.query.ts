import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { DEFAULT_PAGE, pageOf, rowsBefore, type Page } from '@fonds/http-edge';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import type { OrganisationId } from '@fonds/kernel';
import { Ledger, placeOf, type EventPlace } from '@fonds/ledger/integrator';
import type { Pool } from 'pg';
import {
  actStream,
  evolveAct,
  type Act,
  type ActException,
  type Leaving,
  type UncodedUnit,
} from '../domain/act.state';
import { nextStep, progressOf, type ActStep } from '../domain/act.steps';
import { ActQuery, type ActRow } from './act.query';

/** `drafted`: it begins by the act. `decided`: the gate has said so; its own stream may still wait for its copy. */
export const UNIT_STANDINGS = ['listed', 'drafted', 'claimed', 'refused', 'released', 'decided'] as const;
export type UnitStanding = (typeof UNIT_STANDINGS)[number];

export interface ActUnitRow {
  readonly unit: string;
  readonly standing: UnitStanding;
  /** Why it is on its way out of the act. */
  readonly leaving?: Leaving;
  readonly level?: string;
  readonly code?: string;
  /** Absent where the viewer may not see the unit. */
  readonly title?: string;
  /** Why it was not claimed. */
  readonly exception?: Omit<ActException, 'unit'>;
  /** The code that it was to have, and why it did not get it. */
  readonly uncoded?: Omit<UncodedUnit, 'unit'>;
}

export interface ActDetail extends ActRow {
  /** What the process does now; absent while a person is waited for, and at the end. */
  readonly progress?: { readonly step: ActStep['kind']; readonly done: number; readonly total: number };
  /** The first exceptions; all are listed with the units. */
  readonly exceptions: readonly ActException[];
  /** The first units that did not get the code they were to have; all are listed with the units. */
  readonly uncoded: readonly UncodedUnit[];
  /** What the gate refused last. */
  readonly gateRefusal?: { readonly code: string; readonly rule?: string; readonly facts: unknown };
  readonly revision: number;
  /** How far the log has the event at `lastPosition`. */
  readonly lastEvent: EventPlace;
}

const SHOWN_EXCEPTIONS = 100;
const SEEN = {
  custodian: 'p.custodian',
  owner: 'p.owner',
  transferringUnit: 'p.transferring',
};

/** An act with its units, from its own stream. */
@Injectable()
export class ActUnitsQuery {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly acts: ActQuery,
    private readonly ledger: Ledger,
  ) {}

  async detail(id: string, viewer: Viewer): Promise<ActDetail | undefined> {
    const row = await this.acts.one(id, viewer);
    // As far as the list has come, so that phase, counts and progress are of one moment.
    const act = row && (await this.act(id, BigInt(row.lastPosition)));
    if (!act) return undefined;
    const lastEvent = placeOf(await this.ledger.standing(), row.lastPosition);
    return { ...row, ...actDetail(act), lastEvent };
  }

  /** In the order of the list. Undefined when the viewer may not see the act. */
  async units(
    id: string,
    { standing }: { readonly standing?: UnitStanding },
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<ActUnitRow> | undefined> {
    const row = await this.acts.one(id, viewer);
    const act = row && (await this.act(id));
    if (!act) return undefined;
    const before = rowsBefore(cursor);
    const found: { readonly at: number; readonly row: ActUnitRow }[] = [];
    let at = -1;
    for (const part of act.parts)
      for (const [unit, { standing: recorded, leaving, level }] of part) {
        at += 1;
        const now = act.decided?.manifest.has(unit) ? 'decided' : recorded;
        if (at < before || (standing && now !== standing) || found.length > limit) continue;
        found.push({
          at,
          row: { unit, standing: now, ...(leaving && { leaving }), ...(level && { level }) },
        });
      }
    const { rows, next } = pageOf(found, limit, (row) => [String(row.at)]);
    const described = await this.described(
      rows.map(({ row: unit }) => unit),
      act,
      viewer,
    );
    return { rows: described, ...(next && { next }) };
  }

  private async act(id: string, upTo?: bigint): Promise<Act | undefined> {
    const all = await this.store.readStream(actStream(id));
    const stored = upTo === undefined ? all : all.filter(({ position }) => position <= upTo);
    return stored.map(pastEvent).reduce<Act | undefined>(evolveAct, undefined);
  }

  /**
   * Of what is offered to it or came to it the other party reads the titles; of what was withdrawn, returned or never
   * claimed only where it may see the unit anyway.
   */
  private async titled(
    rows: readonly ActUnitRow[],
    { custodian }: Act,
    viewer: Viewer,
  ): Promise<(row: ActUnitRow) => boolean> {
    if (viewer.all || viewer.organisations.includes(custodian as OrganisationId)) return () => true;
    const told = ({ standing, leaving }: ActUnitRow): boolean =>
      !leaving && standing !== 'released' && standing !== 'refused';
    const { sql, values } = visibleSql(viewer, SEEN, 2);
    const others = rows.filter((row) => !told(row)).map(({ unit }) => unit);
    const { rows: seen } = await this.pool.query<{ unit: string }>({
      text: `SELECT p.unit FROM read.custody p
        WHERE p.unit = ANY($1::uuid[]) AND p.known_to IS NULL AND p.until IS NULL AND ${sql}`,
      values: [others, ...values],
    });
    const visible = new Set(seen.map(({ unit }) => unit));
    return (row) => told(row) || visible.has(row.unit);
  }

  private async described(rows: readonly ActUnitRow[], act: Act, viewer: Viewer): Promise<ActUnitRow[]> {
    const titled = await this.titled(rows, act, viewer);
    const { rows: nodes } = await this.pool.query<{
      id: string;
      code: string | null;
      title: string;
      level: string;
    }>('SELECT id, code, title, level FROM read.node WHERE id = ANY($1::uuid[])', [
      rows.map(({ unit }) => unit),
    ]);
    const nodeOf = new Map(nodes.map((node) => [node.id, node]));
    const why = new Map(act.exceptions.map((exception) => [exception.unit, exception]));
    const uncodedOf = new Map((act.uncoded ?? []).map(({ unit, ...said }) => [unit, said]));
    return rows.map((row) => {
      const node = nodeOf.get(row.unit);
      const exception = row.standing === 'refused' ? why.get(row.unit) : undefined;
      const uncoded = uncodedOf.get(row.unit);
      return {
        ...row,
        ...(node && { level: node.level, ...(titled(row) && { title: node.title }) }),
        ...(node && node.code !== null && { code: node.code }),
        ...(exception && {
          exception: {
            code: exception.code,
            ...(exception.rule && { rule: exception.rule }),
            facts: exception.facts,
          },
        }),
        ...(uncoded && { uncoded }),
      };
    });
  }
}

function actDetail(act: Act): Omit<ActDetail, keyof ActRow | 'lastEvent'> {
  const step = nextStep(act);
  return {
    ...(step && { progress: { step: step.kind, ...progressOf(act) } }),
    exceptions: act.exceptions.slice(0, SHOWN_EXCEPTIONS),
    uncoded: (act.uncoded ?? []).slice(0, SHOWN_EXCEPTIONS),
    ...(act.refused && { gateRefusal: act.refused }),
    revision: act.revision,
  };
}
