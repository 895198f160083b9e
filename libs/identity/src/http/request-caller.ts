import type { Request } from 'express';
import { plainRefusal } from '@fonds/law';
import { RefusedError } from '@fonds/http-edge';
import type { Caller, WantedRole } from '../domain/caller';
import type { Permission } from '../domain/permission';

/** What the guard found out about a request. */
export interface Access {
  readonly caller: Caller;
  readonly permission: Permission;
  readonly wanted: WantedRole;
  readonly token: string;
}

const accesses = new WeakMap<Request, Access>();

export const noteAccess = (request: Request, access: Access): void => void accesses.set(request, access);

/** Undefined on a public route, where nobody was asked who he is. */
export const knownAccess = (request: Request): Access | undefined => accesses.get(request);

/** @throws RefusedError `token-missing` on a public route, where nobody was asked who he is. */
export function accessOf(request: Request): Access {
  const access = accesses.get(request);
  if (!access) throw new RefusedError(plainRefusal('token-missing'));
  return access;
}
