import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Instance } from '@fonds/instance';
import { takeAwaitedPosition } from './http/awaited-position';
import { NestLogger } from './logging/nest.logger';
import { requestLog } from './logging/request-log';
import { describeApi } from './openapi';
import { Metrics } from './operations/metrics';
import { ServerModule, type ServerOptions } from './server.module';

/** Largest JSON body: a correction with its texts. Files come as streams and have limits of their own. */
const LARGEST_JSON = '2mb';

/**
 * The HTTP application on an open instance, not listening yet.
 *
 * @example const app = await createServer(instance, { onLoopback: true }, log); await app.listen(8150, '127.0.0.1');
 */
export async function createServer(
  instance: Instance,
  options: ServerOptions,
  log: Logger,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ServerModule.register(instance, options), {
    logger: new NestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  // A proxy on this machine says for whom it asks: limits and records are of that address, not of the proxy's.
  if (options.onLoopback) app.set('trust proxy', 'loopback');
  app.use(requestLog(log));
  app.use(app.get(Metrics).measure);
  app.use(
    helmet({
      // Plain http on loopback is the default: browsers must not be sent to https, nor remember it.
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  );
  app.useBodyParser('json', { limit: LARGEST_JSON });
  app.use(takeAwaitedPosition);
  describeApi(app);
  return app;
}
