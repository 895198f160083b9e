import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ClosedReading, openingToReaders, UnitDoor } from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import type { CustodyStep } from '../domain/custody-words';
import { CustodyChainQuery } from '../read/custody-chain.query';

export interface ChainAnswer {
  readonly unit: string;
  /** Oldest first. */
  readonly steps: readonly CustodyStep[];
}

@ApiTags('units')
@ApiBearerAuth()
@Controller('api/v1/units/:unit')
export class ChainController {
  constructor(
    private readonly door: UnitDoor,
    private readonly chains: CustodyChainQuery,
    private readonly reading: ClosedReading,
    private readonly contexts: RequestContextFactory,
    private readonly projections: ProjectionHost,
  ) {}

  /** Who held a unit, since when, on what basis: its stream told in words, with signatories and papers. */
  @Requires(Permission.HoldingRead)
  @Get('chain')
  async chain(
    @Param('unit') text: string,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: Request,
  ): Promise<ChainAnswer> {
    const { id, unit } = unwrap(await this.door.visible(text, viewer));
    await this.reading.record(id, openingToReaders(unit.description), this.contexts.from(request));
    // The words name organisations and people from the read models.
    await this.projections.catchUp();
    const steps = await this.chains.chain(id, viewer);
    if (!steps) throw new RefusedError(plainRefusal('unit-unknown', { unit: text }));
    return { unit: id, steps };
  }
}
