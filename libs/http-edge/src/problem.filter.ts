import {
  Catch,
  HttpException,
  Inject,
  Logger,
  Optional,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Refusal } from '@fonds/kernel';
import { NO_LOADED_TEXTS, plainRefusal, type LoadedTexts } from '@fonds/law';
import { InvalidInput, localised } from './input-validation';
import { languageOf } from './language';
import { LOADED_ARTICLES, type LoadedArticles } from './loaded-articles';
import { idsIn, NAMES_FOR_REQUEST, NO_NAMES, type Names, type NamesForRequest } from './names-of-ids';
import { problemOf } from './problem';
import { RefusedError } from './refused.error';
import { statusOf } from './status-of';
import { storeRefusalOf } from './store-refusal';

/** Global filter: everything that was not answered is told as problem details, never with internals. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('ProblemFilter');

  constructor(
    @Optional() @Inject(NAMES_FOR_REQUEST) private readonly names?: NamesForRequest,
    @Optional() @Inject(LOADED_ARTICLES) private readonly articles?: LoadedArticles,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      // The answer is under way; cutting the connection is the only honest sign left.
      this.logger.error(error instanceof Error ? error.stack : String(error));
      response.destroy();
      return;
    }
    const refusal = refusalOf(error);
    const ofStore = storeRefusalOf(error);
    if (refusal.code === 'internal-error' || ofStore?.logged)
      this.logger.error(error instanceof Error ? error.stack : String(error));
    const language = languageOf(request.headers['accept-language']);
    const errors = error instanceof InvalidInput ? localised(error.problems, language) : undefined;
    const instance = request.originalUrl.split('?')[0];
    const [names, loaded] = [await this.namesIn(refusal, request), await this.wordsIn(refusal)];
    const problem = problemOf(refusal, language, instance, errors, names, loaded);
    const status = refusal.code === 'request-refused' ? httpStatusOf(error) : problem.status;
    if (ofStore) response.setHeader('Retry-After', String(ofStore.retryAfter));
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.setHeader('Content-Language', language === 'zh' ? 'zh-CN' : 'en');
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, status }));
  }

  /** A refusal is told also when nobody can say what its ids are called. */
  private async namesIn(refusal: Refusal, request: Request): Promise<Names> {
    const ids = idsIn(refusal);
    if (!this.names || !ids.length) return NO_NAMES;
    return this.names.namesFor(ids, request).catch((error: unknown) => this.without(error, NO_NAMES));
  }

  /** Likewise when nobody can say which words were loaded. */
  private async wordsIn({ basis }: Refusal): Promise<LoadedTexts> {
    if (!this.articles) return NO_LOADED_TEXTS;
    return this.articles.of(basis).catch((error: unknown) => this.without(error, NO_LOADED_TEXTS));
  }

  private without<T>(error: unknown, nothing: T): T {
    this.logger.error(error instanceof Error ? error.stack : String(error));
    return nothing;
  }
}

/** What the pipe of an id in an address says of anything else. */
const NO_UUID = 'Validation failed (uuid is expected)';

function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusedError) return error.refusal;
  const ofStore = storeRefusalOf(error);
  if (ofStore) return plainRefusal(ofStore.code);
  if (error instanceof InvalidInput) return plainRefusal('input-invalid');
  const status = httpStatusOf(error);
  const problem = error instanceof Error ? error.message : '';
  if (status === 404) return plainRefusal('route-not-found');
  if (status === 413) return plainRefusal('request-too-large');
  if (status === 429) return plainRefusal('too-many-requests');
  if (problem === NO_UUID) return plainRefusal('identifier-malformed');
  if (status === statusOf('request-malformed')) return plainRefusal('request-malformed', { problem });
  if (status >= 400 && status < 500) return plainRefusal('request-refused', { problem });
  return plainRefusal('internal-error');
}

/** Status of an HTTP exception of Nest or of an Express body parser; 500 for anything else. */
function httpStatusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return 500;
}
