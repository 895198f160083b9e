import { ok, refuse, type AccountId, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Grant } from './account.decider';
import type { Permission } from './permission';
import { ALL_ROLES, ROLES, type Role } from './role';
import { allows } from './role-permissions';
import type { Viewer } from './viewer';

/** Whoever stands behind a request, as the account stream says at this moment. */
export interface Caller {
  readonly account: AccountId;
  readonly name: string;
  readonly displayName?: string;
  /** Grants that count today. */
  readonly roles: readonly Grant[];
  readonly viewer: Viewer;
  /** Came with a one-time password, which must be changed before anything else. */
  readonly mustChangePassword: boolean;
  /** Version of the national rule data in effect when it was let in (E103): what it does is decided by that one. */
  readonly lawData: string;
}

/** The role (and the organisation) that a caller asks to act in. */
export interface WantedRole {
  readonly role?: Role;
  readonly organisation?: OrganisationId;
}

/** Whether a deed may be done in a role: it is one of an organisation, it has the permission, and it is what was asked for. */
export const mayAct = (
  { role, organisation }: Pick<Grant, 'role' | 'organisation'>,
  permission: Permission,
  wanted: WantedRole = {},
): boolean =>
  organisation !== undefined &&
  allows(role, permission) &&
  (!wanted.role || wanted.role === role) &&
  (!wanted.organisation || wanted.organisation === organisation);

/** The first role of a caller, at one of these organisations, in which he may do a deed; undefined where there is none. */
export const roleAt = (
  organisations: readonly (string | undefined)[],
  { roles }: Pick<Caller, 'roles'>,
  permission: Permission,
  wanted: WantedRole = {},
): Grant | undefined =>
  roles.find((grant) => organisations.includes(grant.organisation) && mayAct(grant, permission, wanted));

/**
 * The role and organisation under which a command acts: the wanted one, else the first (in the order of ROLES, then
 * of granting) that has the permission.
 *
 * @returns a refusal `permission-denied`, or `role-not-held` when the wanted role is not the caller's
 */
export function pickRole(caller: Caller, permission: Permission, wanted: WantedRole = {}): Result<Grant> {
  const mine = caller.roles.filter(
    (grant) =>
      (!wanted.role || grant.role === wanted.role) &&
      (!wanted.organisation || grant.organisation === wanted.organisation),
  );
  if (mine.length === 0 && wanted.role) {
    const { zh, en } = ROLES[wanted.role];
    return refuse(plainRefusal('role-not-held', { name: caller.name, role: zh, roleName: en }));
  }
  const able = ALL_ROLES.flatMap((role) =>
    mine.filter((grant) => grant.role === role && allows(role, permission)),
  );
  const [chosen] = able;
  if (chosen) return ok(chosen);
  const may = ALL_ROLES.filter((role) => allows(role, permission));
  return refuse(plainRefusal('permission-denied', { permission, name: caller.name, roles: may }));
}
