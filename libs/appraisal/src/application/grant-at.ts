import type { Asking } from '@fonds/acts';
import { roleAt, type Grant, type Permission } from '@fonds/identity';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** The caller's role at one of these bodies that has the permission; else a refusal `not-of-your-archives`. */
export function grantAt(
  bodies: readonly string[],
  { caller, wanted }: Asking,
  permission: Permission,
): Result<Grant> {
  const grant = roleAt(bodies, caller, permission, wanted);
  return grant ? ok(grant) : refuse(plainRefusal('not-of-your-archives'));
}
