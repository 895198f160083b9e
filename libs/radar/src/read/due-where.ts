import { visibleSql, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

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
  custodian: 'g.custodian',
  owner: 'g.owner',
  transferringUnit: 'g.transferring',
  opening: 'g.opening',
};

/** Condition on groups `g` that the viewer may see and that were asked for; parameters are added to `values`. */
export function groupsWhere(
  { archives, organisation, fonds }: DueScope,
  viewer: Viewer,
  values: unknown[],
): string {
  const terms: string[] = [];
  const is = (column: string, value: string | undefined): void => {
    if (value !== undefined) terms.push(`g.${column} = $${values.push(value)}::uuid`);
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

/** Whether any group is left out by scope or sight. */
export const isNarrowed = ({ archives, organisation, fonds }: DueScope, viewer: Viewer): boolean =>
  Boolean(archives ?? organisation ?? fonds) || !viewer.all;
