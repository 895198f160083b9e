import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { FondsDoor } from '@fonds/fonds';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { HoldDoor } from '../application/hold.door';
import { HoldQuery, type HoldRow } from '../read/hold.query';
import { askingOf } from './asking';
import { GroundDto, HoldDto, HoldListQuery } from './hold.dto';

/** `:fonds` is an id or a number (全宗号). */
@ApiTags('gate')
@ApiBearerAuth()
@Controller('api/v1/fonds/:fonds/holds')
export class HoldController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: HoldDoor,
    private readonly fonds: FondsDoor,
    private readonly query: HoldQuery,
  ) {}

  /** Holds of the fonds, newest first, those that were lifted too. */
  @Requires(Permission.ActRead)
  @Get()
  async list(
    @Param('fonds') text: string,
    @CurrentCaller() { viewer }: Caller,
    @Query() { inForce, kind, cursor, limit }: HoldListQuery,
  ): Promise<Page<HoldRow>> {
    const fonds = unwrap(await this.fonds.visible(text, viewer));
    return this.query.list({ fonds, inForce, kind }, { cursor, limit }, viewer);
  }

  /** Places a hold (冻结): from its place in the gate's order the acts it stops are refused. */
  @Requires(Permission.HoldWrite)
  @Post()
  async place(
    @Param('fonds') fonds: string,
    @Body() body: HoldDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly hold: string }> {
    const { kind, units, act, stops, ground, document } = body;
    const order = { kind, units, act, stops, case: body.case, ground, document };
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const command = unwrap(await this.door.place({ fonds, order }, caller, wanted, context));
    const placed = unwrap(await this.commands.execute(command));
    return { hold: placed.hold, ...commandAnswer(placed, response) };
  }

  /** Lifts a hold: whoever placed it, or an authority above. */
  @Requires(Permission.HoldWrite)
  @Post(':hold/lift')
  @HttpCode(200)
  async lift(
    @Param('fonds') fonds: string,
    @Param('hold', ParseUUIDPipe) hold: string,
    @Body() body: GroundDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const order = { fonds, hold, ground: body.ground };
    const command = unwrap(await this.door.lift(order, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
