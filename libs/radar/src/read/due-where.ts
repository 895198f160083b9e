import { visibleSql, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { ClientBase } from 'pg';
import type { DueTables } from './due-sql';

/** Whose due dates are asked about: everything here when nothing is named. */
export interface DueScope {
  /** Organisation id of the archives that holds it, or is to receive it. */
  readonly archives?: string;
  /** Organisation id of the unit that has it now. */
  readonly organisation?: string;
  readonly fonds?: string;
  readonly clocks?: readonly string[];
}

/** A scope, and the day that due dates are compared with and whose law is asked. */
export interface DueAsked extends DueScope {
  readonly on: CivilDate;
  readonly today: CivilDate;
}

const VISIBLE = {
  custodian: 'p.custodian',
  owner: 'p.owner',
  transferringUnit: 'p.transferring',
};

/** Condition on parties `p` that the viewer may see and that were asked for; parameters are added to `values`. */
function partiesWhere(scope: DueScope, viewer: Viewer, values: unknown[]): string {
  const { archives, organisation, fonds } = scope;
  const terms: string[] = [];
  const is = (column: string, value: string | undefined): void => {
    if (value !== undefined) terms.push(`p.${column} = $${values.push(value)}::uuid`);
  };
  is('archives', archives);
  is('custodian', organisation);
  is('fonds', fonds);
  if (!viewer.all) {
    const seen = visibleSql(viewer, VISIBLE, values.length + 1);
    values.push(...seen.values);
    terms.push(seen.sql);
  }
  return terms.join(' AND ') || 'true';
}

/**
 * The parties that the viewer may see and that were asked for; undefined where that is all of them. They are told to the
 * database as numbers, so that it knows how many rows they have before it chooses its way.
 */
export async function partiesIn(
  client: Pick<ClientBase, 'query'>,
  { party }: DueTables,
  scope: DueScope,
  viewer: Viewer,
): Promise<readonly number[] | undefined> {
  const { archives, organisation, fonds } = scope;
  if (viewer.all && !(archives ?? organisation ?? fonds)) return undefined;
  const values: unknown[] = [];
  const { rows } = await client.query<{ id: number }>({
    text: `SELECT p.id FROM ${party} p WHERE ${partiesWhere(scope, viewer, values)}`,
    values,
  });
  return rows.map(({ id }) => id);
}
