import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { exportHeaders, unwrap } from '@fonds/http-edge';
import {
  CurrentCaller,
  Permission,
  pickRole,
  RequestContextFactory,
  Requires,
  type Caller,
} from '@fonds/identity';
import { BundleMaker } from '../application/bundle-maker';
import { BundlePath, BundleQuery } from './bundle.dto';

const ZIP = 'application/zip';

@ApiTags('log')
@ApiBearerAuth()
@Controller('api/v1/bundles')
export class BundleController {
  constructor(
    private readonly maker: BundleMaker,
    private readonly contexts: RequestContextFactory,
  ) {}

  /**
   * A custody bundle of a unit, an act, a fonds or a restructuring case (with every unit's ending and the balance): events, proofs, signed heads and one checkpoint in a zip that is
   * checked offline by `apps/verify`. Content that the caller may not see in the trail is withheld, and said so. The
   * export is recorded (E93) before the first byte is sent.
   */
  @Requires(Permission.TrailExport)
  @Get(':kind/:subject')
  @ApiProduces(ZIP)
  async bundle(
    @Param() { kind, subject }: BundlePath,
    @Query() { papers, purpose }: BundleQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const withPapers = papers === 'true';
    if (withPapers) unwrap(pickRole(caller, Permission.EvidenceRead));
    const order = { kind, subject, papers: withPapers, purpose };
    const made = unwrap(await this.maker.make(order, caller.viewer, this.contexts.from(request)));
    response
      .set({
        'Content-Type': ZIP,
        'Content-Disposition': `attachment; filename="${made.name}"`,
        'X-Content-Type-Options': 'nosniff',
        ...exportHeaders({ ...made, position: made.position.toString(), count: made.events }),
      })
      .send(made.zip);
  }
}
