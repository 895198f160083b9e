import type { Request } from 'express';
import { accessOf, type ActDto, type RequestContextFactory } from '@fonds/identity';
import type { Asking } from '../application/act-opening.door';

/** Who asks over HTTP, in which role, and what he says about the deed. */
export function askingOf(request: Request, contexts: RequestContextFactory, act: ActDto): Asking {
  const { caller, wanted } = accessOf(request);
  return { caller, wanted, context: contexts.from(request, act) };
}
