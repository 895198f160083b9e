import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';

/** The request and the response of a route. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** For what every deed does with both: who asks, and the headers of what was written. The body is what the route returns. */
export const Exchanged = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<Request>(), response: http.getResponse<Response>() };
});
