import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { plainRefusal } from '@fonds/law';
import { Authenticator } from '../application/authenticator';
import {
  ORGANISATION_DIRECTORY,
  type OrganisationDirectory,
} from '../application/organisation-directory.port';
import { pickRole, type WantedRole } from '../domain/caller';
import { Permission } from '../domain/permission';
import { roleOf, roleUnknown } from '../domain/role';
import { PUBLIC_ROUTE, REQUIRED_PERMISSION } from './access.decorators';
import { noteAccess } from './request-caller';

/** Global: every route is closed until it names its permission or is marked public. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handlers = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, handlers)) return true;
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(
      REQUIRED_PERMISSION,
      handlers,
    );
    if (!permission) throw new RefusedError(plainRefusal('permission-undeclared'));

    const request = context.switchToHttp().getRequest<Request>();
    const token = bearerToken(request);
    if (token === undefined) throw new RefusedError(plainRefusal('token-missing'));
    const caller = unwrap(await this.authenticator.authenticate(token));
    if (caller.mustChangePassword && permission !== Permission.Self)
      throw new RefusedError(plainRefusal('password-change-required'));
    const wanted = this.wantedRole(request);
    // One's own account is everybody's, also without any role.
    if (permission !== Permission.Self) unwrap(pickRole(caller, permission, wanted));
    noteAccess(request, { caller, permission, wanted, token });
    return true;
  }

  /** `Fonds-Role` by Chinese (percent-encoded) or English name, `Fonds-Organisation` by code. */
  private wantedRole(request: Request): WantedRole {
    const named = headerText(request, 'fonds-role');
    const role = named === undefined ? undefined : roleOf(named);
    if (named !== undefined && !role) throw new RefusedError(roleUnknown(named));
    const code = headerText(request, 'fonds-organisation');
    return {
      ...(role && { role }),
      ...(code !== undefined && { organisation: this.organisations.idOf(code) }),
    };
  }
}

function bearerToken(request: Request): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Header values are ASCII; other text comes percent-encoded. What is no such encoding is taken as it stands. */
export function headerText(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  if (typeof value !== 'string' || value === '') return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
