import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { FondsDoor } from '@fonds/fonds';
import { RefusedError, unwrap, type Page } from '@fonds/http-edge';
import {
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ExceptionsInWords, type InWords } from '../read/exceptions-in-words';
import { ActUnitsQuery, type ActDetail, type ActUnitRow } from '../read/act-units.query';
import { ActQuery, type ActRow } from '../read/act.query';
import { ActListQuery, ActUnitsListQuery } from './act.dto';

@ApiTags('acts')
@ApiBearerAuth()
@Controller('api/v1/acts')
export class ActController {
  constructor(
    private readonly acts: ActQuery,
    private readonly units: ActUnitsQuery,
    private readonly fonds: FondsDoor,
    private readonly words: ExceptionsInWords,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Acts of which the caller's organisation is a party, newest first. */
  @Requires(Permission.ActRead)
  @Get()
  async list(@CurrentCaller() { viewer }: Caller, @Query() asked: ActListQuery): Promise<Page<ActRow>> {
    const { kind, phase, fonds: text, side, organisation: code, cursor, limit } = asked;
    // A receiver is no party of the fonds yet: by its id it finds the acts all the same.
    const fonds = text === undefined || isUuid(text) ? text : unwrap(await this.fonds.visible(text, viewer));
    const organisation = code === undefined ? undefined : this.organisations.idOf(code);
    return this.acts.list({ kind, phase, fonds, side, organisation }, { cursor, limit }, viewer);
  }

  /** One act: its phase, counts, how far its process is, and the units it could not have, with the reasons. */
  @Requires(Permission.ActRead)
  @Get(':act')
  async one(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) id: string,
    @Req() request: Request,
  ): Promise<InWords<ActDetail>> {
    const found = await this.units.detail(id, viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act: id }));
    return this.words.of(found, viewer, request);
  }

  /** The units of an act in the order of its list. */
  @Requires(Permission.ActRead)
  @Get(':act/units')
  async unitsOf(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) id: string,
    @Query() { standing, cursor, limit }: ActUnitsListQuery,
  ): Promise<Page<ActUnitRow>> {
    const page = await this.units.units(id, { standing }, { cursor, limit }, viewer);
    if (!page) throw new RefusedError(plainRefusal('act-unknown', { act: id }));
    return page;
  }
}
