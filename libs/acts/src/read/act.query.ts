import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import type { Pool } from 'pg';
import type { ActKind } from '../domain/act.state';

export const ACT_PHASES = [
  'drafted',
  'offered',
  'in-transit',
  'checked',
  'returned',
  'withdrawn',
  'sealed',
  'refused',
  'decided',
  'certified',
  'closed',
] as const;
export type ActPhase = (typeof ACT_PHASES)[number];

export interface ActFilter {
  readonly kind?: ActKind;
  readonly phase?: ActPhase;
  /** Id of the fonds. */
  readonly fonds?: string;
  /** Where the organisation asked about, or any of the viewer's own, stands: `from` has custody, `to` is to get it. */
  readonly side?: 'from' | 'to';
  readonly organisation?: string;
}

/** An organisation or fonds as lists name it. */
export interface Named {
  readonly id: string;
  readonly code?: string;
  readonly name?: string;
}

export interface ActRow {
  readonly id: string;
  readonly kind: ActKind;
  readonly phase: ActPhase;
  readonly fonds: Named;
  readonly custodian: Named;
  readonly counterpart?: Named;
  readonly nature?: string;
  readonly businessDate: string;
  readonly counts: {
    readonly listed: number;
    readonly claimed: number;
    readonly refused: number;
    readonly returned: number;
    readonly applied: number;
  };
  /** Code of the gate's last refusal, which opened the act again. */
  readonly refusal?: string;
  readonly openedPosition: string;
  readonly lastPosition: string;
  readonly phasePosition: string;
}

type Columns = Record<string, string | number | null>;

const named = (row: Columns, of: string): Named => ({
  id: String(row[of]),
  ...(row[`${of}_code`] !== null && { code: String(row[`${of}_code`]) }),
  ...(row[`${of}_name`] !== null && { name: String(row[`${of}_name`]) }),
});

const actRow = (row: Columns): ActRow => ({
  id: String(row.id),
  kind: row.kind as ActKind,
  phase: row.phase as ActPhase,
  fonds: named(row, 'fonds'),
  custodian: named(row, 'custodian'),
  ...(row.counterpart !== null && { counterpart: named(row, 'counterpart') }),
  ...(row.nature !== null && { nature: String(row.nature) }),
  businessDate: String(row.business_date),
  counts: {
    listed: Number(row.listed),
    claimed: Number(row.claimed),
    refused: Number(row.refused),
    returned: Number(row.returned),
    applied: Number(row.applied),
  },
  ...(row.refusal !== null && { refusal: String(row.refusal) }),
  openedPosition: String(row.opened_position),
  lastPosition: String(row.last_position),
  phasePosition: String(row.phase_position),
});

const SELECT = `SELECT a.id, a.kind, a.phase, a.fonds, f.number AS fonds_code, f.name AS fonds_name,
  a.custodian, c.code AS custodian_code, c.name AS custodian_name,
  a.counterpart, t.code AS counterpart_code, t.name AS counterpart_name,
  a.nature, a.business_date, a.listed, a.claimed, a.refused, a.returned, a.applied, a.refusal,
  a.opened_position, a.phase_position, a.last_position
  FROM read.act a LEFT JOIN read.fonds f ON f.id = a.fonds
  LEFT JOIN read.organisation c ON c.id = a.custodian LEFT JOIN read.organisation t ON t.id = a.counterpart`;

/** Acts over many units (业务行为). Both parties of an act see it once it is offered; beside them their authority and auditors. */
@Injectable()
export class ActQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** Newest first. */
  async list(
    filter: ActFilter,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<ActRow>> {
    const values: unknown[] = [];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = [this.visible(viewer, values)];
    if (filter.kind) terms.push(`a.kind = ${value(filter.kind)}`);
    if (filter.phase) terms.push(`a.phase = ${value(filter.phase)}`);
    if (filter.fonds) terms.push(`a.fonds = ${value(filter.fonds)}`);
    if (filter.side ?? filter.organisation) {
      const own = value(filter.organisation ? [filter.organisation] : viewer.organisations);
      const sides = { from: ['a.custodian'], to: ['a.counterpart'] };
      const columns = filter.side ? sides[filter.side] : [...sides.from, ...sides.to];
      terms.push(`(${columns.map((column) => `${column} = ANY(${own}::uuid[])`).join(' OR ')})`);
    }
    if (cursor) terms.push(`a.opened_position < ${value(keyOfCursor(cursor, ['position'])[0])}::bigint`);
    const { rows } = await this.pool.query<Columns>({
      text: `${SELECT} WHERE ${terms.join(' AND ')} ORDER BY a.opened_position DESC LIMIT ${value(limit + 1)}`,
      values,
    });
    return pageOf(rows.map(actRow), limit, (row) => [row.openedPosition]);
  }

  /** Undefined when there is none, or none that the viewer may see. */
  async one(id: string, viewer: Viewer): Promise<ActRow | undefined> {
    if (!isUuid(id)) return undefined;
    const values: unknown[] = [id];
    const { rows } = await this.pool.query<Columns>({
      text: `${SELECT} WHERE a.id = $1 AND ${this.visible(viewer, values)}`,
      values,
    });
    return rows[0] && actRow(rows[0]);
  }

  private visible(viewer: Viewer, values: unknown[]): string {
    if (viewer.all) return 'true';
    const own = `$${values.push(viewer.organisations)}::uuid[]`;
    return `(a.custodian = ANY(${own}) OR (a.offered AND a.counterpart = ANY(${own})))`;
  }
}
