import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { unwrap } from '@fonds/http-edge';
import { citedEvidence } from '../application/cited-evidence';
import { EVIDENCE_STORE, isSha256, type EvidenceStore } from '../evidence-store.port';

/** Global: a command whose body cites supporting files is let in when they are stored. */
@Injectable()
export class CitedEvidenceInterceptor implements NestInterceptor {
  constructor(@Inject(EVIDENCE_STORE) private readonly store: EvidenceStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { body } = context.switchToHttp().getRequest<Request>();
    unwrap(await citedEvidence(this.store, sha256sOf(body)));
    return next.handle();
  }
}

/** The body is not validated yet: what is no SHA-256 is told by the checks of its DTO, with its place. */
function sha256sOf(body: unknown): string[] {
  const { evidence } = (body ?? {}) as { evidence?: unknown };
  return (Array.isArray(evidence) ? evidence : [])
    .map((each) => (each as { sha256?: unknown } | null)?.sha256)
    .filter((sha256): sha256 is string => typeof sha256 === 'string' && isSha256(sha256));
}
