import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import helmet from 'helmet';
import { HttpEdgeModule } from '@fonds/http-edge';
import { MAX_BODY_BYTES, type OpenWitness } from '@fonds/ledger/witness';
import { OPEN_WITNESS, WitnessController } from './witness.controller';

/** Requests a minute from one address: a log asks once for each checkpoint, and a few logs may share an address. */
const RATE = { limit: 1_200, ttl: 60_000 };
/** A request is a few kilobytes; who needs longer to send them holds the connection for another purpose. */
const REQUEST_MS = 30_000;

@Module({})
export class WitnessModule {
  static register(open: OpenWitness, rate: number): DynamicModule {
    return {
      module: WitnessModule,
      imports: [ThrottlerModule.forRoot([{ ...RATE, limit: rate }]), HttpEdgeModule],
      controllers: [WitnessController],
      providers: [
        { provide: APP_GUARD, useClass: ThrottlerGuard },
        { provide: OPEN_WITNESS, useValue: open },
      ],
    };
  }
}

/**
 * A witness behind HTTP, not listening yet. It needs no database.
 *
 * @example const app = await createWitness(await openWitness({ folder, clock })); await app.listen(8151, '127.0.0.1');
 */
export async function createWitness(
  open: OpenWitness,
  { rate = RATE.limit }: { readonly rate?: number } = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(WitnessModule.register(open, rate), {
    logger: ['error', 'fatal'],
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(
    helmet({
      // Plain http on loopback is the default: browsers must not be sent to https, nor remember it.
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  );
  // Any type: the specification names none. Nothing is unpacked, so nothing grows on its way in.
  app.useBodyParser('raw', { type: () => true, limit: MAX_BODY_BYTES, inflate: false });
  app.getHttpServer().requestTimeout = REQUEST_MS;
  return app;
}
