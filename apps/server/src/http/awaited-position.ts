import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { RefusedError } from '@fonds/http-edge';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { Inject } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';

/** Longest wait for the read models, in milliseconds. They are behind for longer only when something is wrong. */
const LONGEST_WAIT = 10_000;

const awaited = new WeakMap<Request, string>();

/**
 * `?after=<position>` may stand on every query: it is taken off here, so that no route need know it, and waited for
 * by {@link AwaitedPositionInterceptor}, once the guard has let the caller in.
 */
export function takeAwaitedPosition(request: Request, _response: Response, next: NextFunction): void {
  const [path = '', query] = request.url.split('?');
  if (request.method === 'GET' && query !== undefined && /(^|&)after=/.test(query)) {
    const parameters = new URLSearchParams(query);
    awaited.set(request, parameters.get('after') ?? '');
    parameters.delete('after');
    request.url = parameters.size > 0 ? `${path}?${parameters.toString()}` : path;
  }
  next();
}

/** Lets people see what they just saved: a query with `?after=` answers when every read model has come that far. */
@Injectable()
export class AwaitedPositionInterceptor implements NestInterceptor {
  constructor(
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const text = awaited.get(context.switchToHttp().getRequest<Request>());
    if (text === undefined) return next.handle();
    if (!/^\d{1,18}$/.test(text)) throw new RefusedError(plainRefusal('after-malformed', { given: text }));
    const position = BigInt(text);
    const head = await this.store.head();
    if (position > head)
      throw new RefusedError(plainRefusal('known-at-ahead', { given: text, head: head.toString() }));
    if (!(await this.projections.waitFor(position, LONGEST_WAIT)))
      throw new RefusedError(plainRefusal('not-yet', { position: text }));
    return next.handle();
  }
}
