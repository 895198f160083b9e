import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from '../domain/caller';
import type { Permission } from '../domain/permission';
import { accessOf } from './request-caller';

export const REQUIRED_PERMISSION = 'fonds:permission';
export const PUBLIC_ROUTE = 'fonds:public';

/** The one permission of a route. */
export const Requires = (permission: Permission): MethodDecorator =>
  SetMetadata(REQUIRED_PERMISSION, permission);

/** Open to everybody: health, the plain page, the API's description, login. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/** The {@link Caller} of the request; its `viewer` goes into every query. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller =>
    accessOf(context.switchToHttp().getRequest<Request>()).caller,
);
