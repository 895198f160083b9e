import type { CommandContext } from '@fonds/event-store';
import { RefusedError } from '@fonds/http-edge';
import { roleAt, type Caller, type Permission, type WantedRole } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';

export interface AskingDay {
  readonly caller: Caller;
  readonly permission: Permission;
  readonly wanted: WantedRole;
  readonly context: CommandContext;
}

/** @throws RefusedError `not-of-your-archives` */
export function inRoleAt(organisations: readonly string[], asking: AskingDay): CommandContext {
  const { caller, permission, wanted, context } = asking;
  const grant = roleAt(organisations, caller, permission, wanted);
  if (!grant) throw new RefusedError(plainRefusal('not-of-your-archives'));
  return { ...context, role: grant.role, organisation: grant.organisation };
}
