import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { partyOfFonds } from '@fonds/fonds';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, LawInEffect, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { decidedBy } from '../domain/evidence-hold.rule';
import type { HoldKind } from '../domain/hold-kinds';

export interface HoldRow {
  readonly id: string;
  readonly fonds: string;
  readonly kind: HoldKind;
  readonly covers: 'fonds' | 'units';
  /** Units it covers; null: the whole fonds. */
  readonly units: number | null;
  readonly since: string;
  /**
   * Of evidence in force: the day by which the authority decides on it (CLK-18), or `calendar-missing` where it cannot be
   * computed; else null.
   */
  readonly decideBy: string | null;
  readonly stops: readonly string[];
  /** The case whose own acts it lets pass. */
  readonly case: string | null;
  readonly ground: string;
  readonly document: string | null;
  readonly position: string;
  readonly liftedOn: string | null;
  readonly liftedGround: string | null;
  readonly liftedPosition: string | null;
}

interface HoldsAsked {
  readonly fonds: string;
  readonly inForce?: boolean;
  readonly kind?: HoldKind;
}

const COLUMNS = `h.id, h.fonds, h.kind, h.covers, h.units, h.since, h.stops, h.passes AS "case", h.ground, h.document,
  h.placed_position AS position, h.lifted_on AS "liftedOn", h.lifted_ground AS "liftedGround", h.lifted_position AS "liftedPosition"`;

/** Holds of a fonds (冻结), for its parties and those over them. */
@Injectable()
export class HoldQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly law: LawInEffect,
  ) {}

  /** Newest first. */
  async list(
    { fonds, inForce, kind }: HoldsAsked,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<HoldRow>> {
    const values: unknown[] = [fonds];
    const terms = ['h.fonds = $1', partyTo('h.fonds', viewer, values)];
    if (inForce !== undefined) terms.push(`h.lifted_position IS ${inForce ? '' : 'NOT '}NULL`);
    if (kind !== undefined) terms.push(`h.kind = $${values.push(kind)}`);
    if (cursor) {
      const [position, id] = keyOfCursor(cursor, ['position', 'id']);
      terms.push(
        `(h.placed_position, h.id) < ($${values.push(position)}::bigint, $${values.push(id)}::uuid)`,
      );
    }
    const { rows } = await this.pool.query<Omit<HoldRow, 'decideBy'> & { readonly since: CivilDate }>({
      text: `SELECT ${COLUMNS} FROM read.hold h WHERE ${terms.join(' AND ')}
        ORDER BY h.placed_position DESC, h.id DESC LIMIT $${values.push(limit + 1)}`,
      values,
    });
    const lawData = await this.law.version();
    const told = rows.map((row) => ({
      ...row,
      decideBy: (row.liftedOn === null ? decidedBy(row.kind, row.since, lawData) : undefined) ?? null,
    }));
    return pageOf(told, limit, (row) => [row.position, row.id]);
  }
}

/** What happens at the gate is no content that opens: its parties see it, and those over them. */
export const partyTo = (fonds: string, viewer: Viewer, values: unknown[]): string =>
  viewer.all ? 'true' : partyOfFonds(fonds, `$${values.push(viewer.organisations)}::uuid[]`);
