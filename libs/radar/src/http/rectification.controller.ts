import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import {
  accessOf,
  CurrentCaller,
  Permission,
  RequestContextFactory,
  Requires,
  type ActDto,
  type Caller,
} from '@fonds/identity';
import { RectificationQuery, type RectificationRow } from '../read/rectification.query';
import { DueDoor } from './due.door';
import type { AskingDay } from './in-role';
import { RectificationDoor } from './rectification.door';
import {
  OrderRectificationDto,
  RectificationListQuery,
  ReinspectionDto,
  ReportRectificationDto,
} from './rectification.dto';

/** Orders to put something right by a day (限期整改, CLK-14). */
@ApiTags('due')
@ApiBearerAuth()
@Controller('api/v1/due/rectifications')
export class RectificationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: RectificationDoor,
    private readonly scopes: DueDoor,
    private readonly query: RectificationQuery,
  ) {}

  /** Orders that one may see, by the day that each says. */
  @Requires(Permission.DueRead)
  @Get()
  async list(
    @CurrentCaller() { viewer }: Caller,
    @Query() { cursor, limit, window, ...asked }: RectificationListQuery,
  ): Promise<Page<RectificationRow>> {
    const scope = await this.scopes.scope(asked, viewer);
    return this.query.list({ ...scope, window }, { cursor, limit }, viewer);
  }

  /** Orders a body below to put something right (E80): the order’s paper, and the day that it says. */
  @Requires(Permission.RectificationOrder)
  @Post()
  async order(
    @Body() body: OrderRectificationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { order: string }> {
    const command = await this.door.order(body, this.asking(request, body));
    const { id, outcome } = unwrap(await this.commands.execute(command));
    return { order: id, ...commandAnswer(outcome, response) };
  }

  /** What the body did (E81). */
  @Requires(Permission.RectificationReport)
  @Post(':order/report')
  async report(
    @Param('order', ParseUUIDPipe) order: string,
    @Body() body: ReportRectificationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const command = await this.door.report(order, body, this.asking(request, body));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Whether it is done (E82); until then the clock runs. */
  @Requires(Permission.RectificationOrder)
  @Post(':order/reinspection')
  async reinspect(
    @Param('order', ParseUUIDPipe) order: string,
    @Body() body: ReinspectionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const command = await this.door.reinspect(order, body, this.asking(request, body));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  private asking(request: Request, act: ActDto): AskingDay {
    const { caller, permission, wanted } = accessOf(request);
    return { caller, permission, wanted, context: this.contexts.from(request, act) };
  }
}
