import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';

/**
 * One line per request: id, method, path, status, milliseconds. Neither query (search words, names) nor headers
 * (tokens) nor bodies (passwords, descriptions) are ever logged.
 */
export function requestLog(log: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const id = randomUUID();
    const begin = performance.now();
    const [path = ''] = request.originalUrl.split('?');
    response.setHeader('Fonds-Request-Id', id);
    response.once('close', () => {
      const ms = Math.round((performance.now() - begin) * 10) / 10;
      const status = response.writableFinished ? response.statusCode : 499;
      const level = status >= 500 ? 'error' : 'info';
      log[level]({ id, method: request.method, path, status, ms }, 'request');
    });
    next();
  };
}
