import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { UnitDoor } from '@fonds/holdings';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import {
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { HandleComplaint } from '../application/handle-complaint.handler';
import { ComplaintQuery, type ComplaintRow } from '../read/complaint.query';
import { ComplaintDto, ComplaintListQuery } from './complaint.dto';

/** Complaints about opening (AL 28(2)), as an authority has handled them. */
@ApiTags('openings')
@ApiBearerAuth()
@Controller('api/v1/opening-complaints')
export class ComplaintController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly units: UnitDoor,
    private readonly query: ComplaintQuery,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Records a complaint with what was found and the reply (E65); the business date is the day of the reply. */
  @Requires(Permission.OpeningAnswer)
  @Post()
  async handle(
    @CurrentCaller() { viewer }: Caller,
    @Body() body: ComplaintDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { archives, complaint, finding, reply, units: texts = [] } = body;
    const units: string[] = [];
    for (const text of texts) units.push(unwrap(await this.units.visible(text, viewer)).id);
    const about = units.length ? { units: [...new Set(units)] } : {};
    const told = { archives: this.organisations.idOf(archives), complaint, finding, reply, ...about };
    const command = new HandleComplaint(told, this.contexts.from(request, body));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Newest first; of the archives that the caller sees. */
  @Requires(Permission.ActRead)
  @Get()
  list(
    @CurrentCaller() { viewer }: Caller,
    @Query() { archives, cursor, limit }: ComplaintListQuery,
  ): Promise<Page<ComplaintRow>> {
    const at = archives === undefined ? undefined : this.organisations.idOf(archives);
    return this.query.list({ archives: at }, { cursor, limit }, viewer);
  }
}
