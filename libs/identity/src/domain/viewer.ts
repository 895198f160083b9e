import type { AccountId, OrganisationId } from '@fonds/kernel';
import type { Grant } from './account.decider';
import { ROLES, type Role } from './role';

/** Who asks a question (architecture.md §8). Every query takes one. */
export interface Viewer {
  readonly account: AccountId;
  readonly roles: readonly Role[];
  /** Sees the fonds of which these are custodian, owner or transferring unit: as their staff, or as authority or auditor over them. */
  readonly organisations: readonly OrganisationId[];
  /** An auditor of the whole installation. */
  readonly all: boolean;
  /** Reads what was published of what is 开放, wherever it is kept; of the record itself it sees nothing by that. */
  readonly open: boolean;
}

/** The parties that decide who sees a row. */
export interface Visibility {
  readonly custodian?: string | null;
  readonly owner?: string | null;
  readonly transferringUnit?: string | null;
}

export const OPEN = '开放';

/**
 * The one predicate over rows, counts, search, trail and exports. System administrators see nothing. What is 开放 is
 * nobody's beyond its parties: everybody has its published row, which the catalogue answers, and no more (INV-23).
 */
export function visibleTo(viewer: Viewer, row: Visibility): boolean {
  if (viewer.all) return true;
  const parties = [row.custodian, row.owner, row.transferringUnit];
  return viewer.organisations.some((organisation) => parties.includes(organisation));
}

/** Columns (or expressions) that stand for {@link Visibility}: uuids. */
export type VisibilityColumns = { readonly [F in keyof Visibility]: string };

/**
 * The same predicate as SQL, for a WHERE clause. Parameters are numbered from `first`.
 *
 * @example visibleSql(viewer, { custodian: 'h.custodian', owner: 'h.owner' }, 3)
 *   // { sql: '((h.custodian = ANY($3::uuid[])) OR (h.owner = ANY($3::uuid[])))', values: [[...]] }
 */
export function visibleSql(
  viewer: Viewer,
  columns: VisibilityColumns,
  first: number,
): { readonly sql: string; readonly values: readonly unknown[] } {
  if (viewer.all) return { sql: 'true', values: [] };
  const parties = [columns.custodian, columns.owner, columns.transferringUnit].filter(
    (column) => column !== undefined,
  );
  if (!viewer.organisations.length || !parties.length) return { sql: 'false', values: [] };
  const terms = parties.map((column) => `(${column} = ANY($${first}::uuid[]))`);
  return { sql: `(${terms.join(' OR ')})`, values: [viewer.organisations] };
}

/**
 * What the roles of an account let it see.
 *
 * @param below everything below the given organisations, themselves included; asked for only where a role supervises.
 */
export async function resolveViewer(
  account: AccountId,
  grants: readonly Grant[],
  below: (organisations: readonly OrganisationId[]) => Promise<readonly OrganisationId[]>,
): Promise<Viewer> {
  const roles = [...new Set(grants.map((grant) => grant.role))];
  const seen = new Set(organisationsOf(grants, 'staff'));
  const supervised = organisationsOf(grants, 'supervisor');
  for (const organisation of supervised.length ? [...supervised, ...(await below(supervised))] : [])
    seen.add(organisation);
  return {
    account,
    roles,
    organisations: [...seen],
    all: grants.some((grant) => grant.role === 'Auditor' && !grant.organisation),
    open: roles.some((role) => ROLES[role].sight !== 'administrator'),
  };
}

const organisationsOf = (
  grants: readonly Grant[],
  sight: 'staff' | 'supervisor',
): readonly OrganisationId[] =>
  grants.flatMap((grant) =>
    ROLES[grant.role].sight === sight && grant.organisation ? [grant.organisation] : [],
  );
