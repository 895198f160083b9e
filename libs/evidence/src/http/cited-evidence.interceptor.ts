import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { unwrap } from '@fonds/http-edge';
import { accessOf } from '@fonds/identity';
import { CitedPapers } from '../application/cited-papers';
import { isSha256 } from '../evidence-store.port';

/** Global: a command whose body cites supporting files is let in when they are stored, and the caller's to cite. */
@Injectable()
export class CitedEvidenceInterceptor implements NestInterceptor {
  constructor(private readonly papers: CitedPapers) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const cited = sha256sOf(request.body);
    if (cited.length > 0) unwrap(await this.papers.check(cited, accessOf(request).caller.viewer));
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
