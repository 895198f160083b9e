import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Response } from 'express';
import type { Pool } from 'pg';
import { APP_POOL, Public } from '@fonds/identity';
import { NationalLawQuery, type NationalLawStanding } from '@fonds/local-law';
import { ProjectionHost } from '@fonds/projections';

/** Positions behind the head at which queries are called stale. At the measured rates this is a few seconds of folding. */
const STALE_BEHIND = 50_000;

export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  readonly projections: readonly {
    readonly name: string;
    readonly behind: number;
    readonly parked: boolean;
  }[];
  /** National rule data: in effect, and waiting to be adopted. They keep nobody from reading; null before the installation is opened, and while the database is away. */
  readonly lawData: NationalLawStanding | null;
}

/** For whoever watches the process. Tells states and counts, nothing of content. */
@ApiTags('operations')
@SkipThrottle()
@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly projections: ProjectionHost,
    private readonly law: NationalLawQuery,
  ) {}

  /** The process runs. */
  @Get('health')
  health(): { status: 'up' } {
    return { status: 'up' };
  }

  /** The database answers, no read model is parked, none is far behind; 503 otherwise. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const database = await this.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const lag = database ? await this.projections.lag() : [];
    const projections = lag.map(({ name, behind, parked }) => ({ name, behind, parked: parked !== null }));
    const ready = database && projections.every(({ behind, parked }) => !parked && behind < STALE_BEHIND);
    if (!ready) response.status(503);
    const lawData = database ? ((await this.law.standing().catch(() => null)) ?? null) : null;
    return { ready, database, projections, lawData };
  }
}
