import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import {
  accessOf,
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  pickRole,
  RequestContextFactory,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { DecideSetAside } from '../application/unit.commands';
import { SetAsideQuery, type SetAsideRow } from '../read/set-aside.query';
import { SetAsideDto, SetAsideListQuery } from './unit.dto';

/** Codes that an import has set aside, because a catalogue lists them with a status in place of holdings. */
@ApiTags('units')
@ApiBearerAuth()
@Controller('api/v1/set-aside-codes')
export class SetAsideController {
  constructor(
    private readonly query: SetAsideQuery,
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Codes that are set aside, in the order in which catalogues told them. */
  @Requires(Permission.HoldingRead)
  @Get()
  list(
    @CurrentCaller() { viewer }: Caller,
    @Query() { archives, decision, cursor, limit }: SetAsideListQuery,
  ): Promise<Page<SetAsideRow>> {
    const filter = {
      ...(archives !== undefined && { archives: this.organisations.idOf(archives) }),
      ...(decision && { decision }),
    };
    return this.query.list(filter, { cursor, limit }, viewer);
  }

  /**
   * Decides, with a reason: `keep`, the code is never used again (INV-44); `admit`, that very unit is there and may be
   * taken on under it. By staff of the archives that numbers.
   */
  @Requires(Permission.UnitCode)
  @Post('decisions')
  @HttpCode(200)
  async decide(
    @Body() body: SetAsideDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { code, fonds, archives, decision } = body;
    const numberingBody = this.organisations.idOf(archives);
    const { caller, permission, wanted } = accessOf(request);
    const context = this.contexts.from(request, body);
    const grant = pickRole(caller, permission, { ...wanted, organisation: numberingBody });
    if (!grant.ok) throw new RefusedError(plainRefusal('not-of-your-archives'));
    const { role, organisation } = grant.value;
    const command = new DecideSetAside(
      { code, decision, numberingBody, ...(fonds && { fonds }) },
      { ...context, role, organisation },
    );
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
