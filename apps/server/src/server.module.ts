import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { CustodyModule } from '@fonds/custody';
import { NamesModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { ApplicationModule, type Instance } from '@fonds/instance';
import { LOG_FOR_ALL, LOG_ON_LOOPBACK, LogController } from '@fonds/ledger/integrator';
import { AwaitedPositionInterceptor } from './http/awaited-position';
import { KeyedRequestInterceptor } from './http/keyed-request';
import { SERVER_MESSAGES } from './messages';
import { HealthController } from './operations/health.controller';
import { LandingController } from './operations/landing.controller';
import { Metrics } from './operations/metrics';
import { MetricsController, ON_LOOPBACK } from './operations/metrics.controller';
import { LawController } from './operations/law.controller';
import { ProjectionController } from './operations/projection.controller';

/** Requests a minute from one address; log-ins have a stricter limit of their own. A bulk client on loopback stays far below. */
const RATE = { limit: 6_000, ttl: 60_000 };

export interface ServerOptions {
  /** Only this machine can reach the server. */
  readonly onLoopback: boolean;
  /** Whether the log answers other machines too. */
  readonly logForAll?: boolean;
  /** Requests a minute from one address. */
  readonly rate?: number;
}

/** The product behind HTTP. */
@Module({})
export class ServerModule {
  constructor() {
    registerMessages(SERVER_MESSAGES);
  }

  static register(
    instance: Instance,
    { onLoopback, logForAll = false, rate = RATE.limit }: ServerOptions,
  ): DynamicModule {
    return {
      module: ServerModule,
      imports: [
        ThrottlerModule.forRoot([{ ...RATE, limit: rate }]),
        ApplicationModule.register(instance),
        CustodyModule,
        NamesModule,
      ],
      controllers: [
        LandingController,
        HealthController,
        MetricsController,
        ProjectionController,
        LawController,
        LogController,
      ],
      providers: [
        // Before the guard of accounts: guessing tokens is slowed down too.
        { provide: APP_GUARD, useClass: ThrottlerGuard },
        { provide: APP_INTERCEPTOR, useClass: AwaitedPositionInterceptor },
        { provide: APP_INTERCEPTOR, useClass: KeyedRequestInterceptor },
        { provide: Metrics, useFactory: () => new Metrics(instance.store, instance.projections) },
        { provide: ON_LOOPBACK, useValue: onLoopback },
        { provide: LOG_ON_LOOPBACK, useValue: onLoopback },
        { provide: LOG_FOR_ALL, useValue: logForAll },
      ],
    };
  }
}
