import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Authenticator, Permission, pickRole, Public } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { Metrics } from './metrics';

/** Nest token: whether the server listens on loopback only. */
export const ON_LOOPBACK = Symbol('ON_LOOPBACK');

@ApiTags('operations')
@SkipThrottle()
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly authenticator: Authenticator,
    @Inject(ON_LOOPBACK) private readonly onLoopback: boolean,
  ) {}

  /** Prometheus metrics: open to this machine, elsewhere to whoever has `projection.read`. */
  @Public()
  @Get('metrics')
  @ApiProduces('text/plain')
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    // A proxy before a loopback server speaks for the world outside.
    const local = this.onLoopback && request.headers['x-forwarded-for'] === undefined;
    if (!local) await this.expectPermission(request);
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }

  private async expectPermission(request: Request): Promise<void> {
    const token = /^Bearer +(\S{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new RefusedError(plainRefusal('token-missing'));
    const caller = unwrap(await this.authenticator.authenticate(token));
    unwrap(pickRole(caller, Permission.ProjectionRead));
  }
}
