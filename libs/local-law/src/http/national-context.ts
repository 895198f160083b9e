import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { CommandContext } from '@fonds/event-store';
import { unwrap } from '@fonds/http-edge';
import { accessOf, RequestContextFactory, type ActDto } from '@fonds/identity';
import { WhoActivates } from '../application/who-activates';

/** The context of a request that puts something into effect for the whole system, in the role that may (E103). */
@Injectable()
export class NationalContext {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly who: WhoActivates,
  ) {}

  /** @throws RefusedError `not-of-your-archives` */
  from(request: Request, act: ActDto): CommandContext {
    const { caller, wanted } = accessOf(request);
    return { ...this.contexts.from(request, act), ...unwrap(this.who.national(caller.roles, wanted)) };
  }
}
