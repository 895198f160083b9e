import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { askingOf } from '@fonds/acts';
import { FondsDoor } from '@fonds/fonds';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { AppraisalDoor } from '../application/appraisal-door';
import type { OpenedAppraisal } from '../application/appraisal.commands';
import { AppraisalListQuery, type AppraisalRow } from '../read/appraisal-list.query';
import { AppraisalUnitsQuery, type AppraisedUnit } from '../read/appraisal-units.query';
import { AppraisalViewQuery, type AppraisalView } from '../read/appraisal.view';
import {
  AppraisalListRequest,
  AppraisalUnitsRequest,
  DecideAppraisalDto,
  OpenAppraisalDto,
  ReportAppraisalDto,
} from './appraisal.dto';
import { DestructionGroundDto } from './destruction.dto';

/** Appraisals (鉴定, E46–E49): a group, an opinion of every unit, a report; what is kept gets a new period. */
@ApiTags('destruction')
@ApiBearerAuth()
@Controller('api/v1/appraisals')
export class AppraisalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: AppraisalDoor,
    private readonly fonds: FondsDoor,
    private readonly lists: AppraisalListQuery,
    private readonly views: AppraisalViewQuery,
    private readonly units: AppraisalUnitsQuery,
  ) {}

  @Requires(Permission.AppraisalWrite)
  @Post()
  async open(
    @Body() body: OpenAppraisalDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & Omit<OpenedAppraisal, 'outcome'>> {
    const { custodian, fonds, method, scope, units } = body;
    const members = body.members.map(({ name, role }) => ({ name, role }));
    const words = { custodian, fonds, members, method, scope, ...(units && { units }) };
    const command = unwrap(await this.door.open(words, askingOf(request, this.contexts, body)));
    const { outcome, ...told } = unwrap(await this.commands.execute(command));
    return { ...told, ...commandAnswer(outcome, response) };
  }

  /** Newest first; of the custodians that one belongs to or stands over. */
  @Requires(Permission.ActRead)
  @Get()
  async list(
    @CurrentCaller() { viewer }: Caller,
    @Query() { fonds: text, state, cursor, limit }: AppraisalListRequest,
  ): Promise<Page<AppraisalRow>> {
    const fonds = text === undefined ? undefined : unwrap(await this.fonds.visible(text, viewer));
    return this.lists.list({ state, fonds }, { cursor, limit }, viewer);
  }

  /** Its group, what it says of how many units, and its report. */
  @Requires(Permission.ActRead)
  @Get(':appraisal')
  async one(
    @Param('appraisal', ParseUUIDPipe) id: string,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AppraisalView> {
    return this.views.of(id, unwrap(await this.door.visible(id, viewer)));
  }

  /** Its units in the order of its list, each with its opinion. */
  @Requires(Permission.ActRead)
  @Get(':appraisal/units')
  async unitsOf(
    @Param('appraisal', ParseUUIDPipe) id: string,
    @CurrentCaller() { viewer }: Caller,
    @Query() { opinion, cursor, limit }: AppraisalUnitsRequest,
  ): Promise<Page<AppraisedUnit>> {
    const appraisal = unwrap(await this.door.visible(id, viewer));
    return this.units.list(appraisal, { opinion }, { cursor, limit });
  }

  /** Opinions, each with its reason; a later one takes the place of an earlier. */
  @Requires(Permission.AppraisalWrite)
  @Post(':appraisal/opinions')
  async decide(
    @Param('appraisal', ParseUUIDPipe) id: string,
    @Body() body: DecideAppraisalDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const opinions = body.opinions.map(({ units, opinion, reason, period, scheduleBasis }) => ({
      opinion,
      reason,
      ...(units && { units }),
      ...(period && { period }),
      ...(scheduleBasis && { scheduleBasis }),
    }));
    const command = unwrap(await this.door.decide(id, opinions, askingOf(request, this.contexts, body)));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Files the report; what is kept gets its new period, and told again it goes on where it stopped. */
  @Requires(Permission.AppraisalWrite)
  @Post(':appraisal/report')
  @HttpCode(200)
  async report(
    @Param('appraisal', ParseUUIDPipe) id: string,
    @Body() body: ReportAppraisalDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly reset: number; readonly refused: readonly object[] }> {
    const { title, dissent } = body;
    const words = { title, ...(dissent && { dissent }) };
    const command = unwrap(await this.door.report(id, words, askingOf(request, this.contexts, body)));
    const { outcome, reset, refused } = unwrap(await this.commands.execute(command));
    return { reset, refused, ...commandAnswer(outcome, response) };
  }

  /** Ends it without a report; its units are free for another appraisal. */
  @Requires(Permission.AppraisalWrite)
  @Post(':appraisal/withdraw')
  @HttpCode(200)
  async withdraw(
    @Param('appraisal', ParseUUIDPipe) id: string,
    @Body() body: DestructionGroundDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const asking = askingOf(request, this.contexts, body);
    const command = unwrap(await this.door.withdraw(id, body.ground, asking));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
