import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { CommandContext } from '@fonds/event-store';
import { revisionOfIfMatch, unwrap } from '@fonds/http-edge';
import { CommandContextFactory, type ActInput } from '../application/command-context.factory';
import { headerText } from './access.guard';
import { accessOf } from './request-caller';

/** A client's account of itself is kept short: it is a note, not evidence. */
const LONGEST_CLIENT = 200;
/** Every reading and every export is an event of its own: a key cannot make two of them one. */
const READS = ['GET', 'HEAD'];

/** Contexts of commands that come over HTTP, from the headers and the caller the guard let in. */
@Injectable()
export class RequestContextFactory {
  constructor(private readonly contexts: CommandContextFactory) {}

  /**
   * Headers: `Idempotency-Key` (not of a GET), `If-Match`, `Fonds-Role`, `Fonds-Organisation`, `Fonds-Client` (operating-system user).
   *
   * @throws RefusedError as {@link CommandContextFactory.forCaller} refuses, or `if-match-malformed`
   */
  from(request: Request, act: ActInput = {}): CommandContext {
    const { caller, permission, wanted } = accessOf(request);
    const expectedRevision = revisionOfIfMatch(request.headers['if-match']);
    return unwrap(
      this.contexts.forCaller(caller, permission, act, {
        ...keyOf(request),
        expectedRevision,
        client: clientOf(request),
        wanted,
      }),
    );
  }
}

/** What was sent as the body of a file is named by its own digest where it is stored; here it counts by its address. */
export function keyOf(request: Request): { key?: string; asked?: string } {
  const key = READS.includes(request.method) ? undefined : headerText(request, 'idempotency-key');
  if (key === undefined) return {};
  const body: unknown = request.body;
  return { key, asked: JSON.stringify([request.method, request.originalUrl, body ?? null]) };
}

function clientOf(request: Request): string | undefined {
  const address = request.ip ?? request.socket.remoteAddress;
  const user = headerText(request, 'fonds-client')?.slice(0, LONGEST_CLIENT);
  return user && address ? `${user} (${address})` : (user ?? address);
}
