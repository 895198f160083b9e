import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { TrailQuery } from '@fonds/custody';
import { keyedCommand, keyReused } from '@fonds/event-store';
import { RefusedError } from '@fonds/http-edge';
import { isIdempotencyKey, keyOf, knownAccess } from '@fonds/identity';
import { ProjectionHost } from '@fonds/projections';

/**
 * An `Idempotency-Key` that wrote anything with another request is refused, whatever it is about: 422, as
 * draft-ietf-httpapi-idempotency-key-header has it. What is sent twice at the same moment meets at its stream.
 */
@Injectable()
export class KeyedRequestInterceptor implements NestInterceptor {
  constructor(
    private readonly trail: TrailQuery,
    private readonly projections: ProjectionHost,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const { key, asked = '' } = keyOf(request);
    const access = knownAccess(request);
    // What is no key at all is refused where the command is made.
    if (key === undefined || !access || !isIdempotencyKey(key)) return next.handle();
    // A moment ago counts, too.
    await this.projections.catchUp();
    const command = keyedCommand(access.caller.account, key, asked);
    if (await this.trail.knowsOtherOfKey(command)) throw new RefusedError(keyReused());
    return next.handle();
  }
}
