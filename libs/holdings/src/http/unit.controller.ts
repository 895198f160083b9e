import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { etagOf, unwrap } from '@fonds/http-edge';
import {
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import type { OrganisationId } from '@fonds/kernel';
import { Ledger } from '@fonds/ledger/integrator';
import { ClosedReading } from '../application/closed-reading';
import { UnitDoor } from '../application/unit-door';
import type { CatalogueDetail } from '../read/catalogue.query';
import { openingToReaders } from '../read/open-to-readers';
import { partiesOf, unitView, type UnitView } from '../read/unit.view';

/** `:unit` is an id or a reference code (档号), also a former one. */
@ApiTags('units')
@ApiBearerAuth()
@Controller('api/v1/units')
export class UnitController {
  constructor(
    private readonly door: UnitDoor,
    private readonly reading: ClosedReading,
    private readonly contexts: RequestContextFactory,
    private readonly ledger: Ledger,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /**
   * A unit as its own stream says at this moment; for whoever is no party of it, what was published of it, if it is open,
   * and nothing else (`publishedOnly`). Reading what is not 开放 is recorded (E104).
   */
  @Requires(Permission.CatalogueRead)
  @Get(':unit')
  async one(
    @Param('unit') text: string,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UnitView | CatalogueDetail> {
    const visible = await this.door.visible(text, viewer);
    const published = visible.ok ? undefined : await this.door.published(text, viewer);
    if (published) return published;
    const found = unwrap(visible);
    const { id, unit, revision } = found;
    await this.reading.record(id, openingToReaders(unit.description), this.contexts.from(request));
    const parties = await this.organisations.find([...new Set(partiesOf(unit))] as OrganisationId[]);
    response.setHeader('ETag', etagOf(revision));
    return unitView(found, parties, await this.ledger.standing());
  }
}
