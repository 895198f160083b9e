import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { FondsDoor } from '@fonds/fonds';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import {
  ActDto,
  CurrentCaller,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
} from '@fonds/identity';
import { EffectDoor } from '../application/effect.door';
import { PassageQuery, type PassageRow } from '../read/passage.query';
import { askingOf } from './asking';
import { EffectDateDto, PassageListQuery } from './passage.dto';

/** `:fonds` is an id or a number (全宗号), `:revision` the place of an effect in the gate's order. */
@ApiTags('gate')
@ApiBearerAuth()
@Controller('api/v1/fonds/:fonds/passages')
export class PassageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: EffectDoor,
    private readonly fonds: FondsDoor,
    private readonly query: PassageQuery,
  ) {}

  /** What passed the gate of the fonds, newest first. */
  @Requires(Permission.ActRead)
  @Get()
  async list(
    @Param('fonds') text: string,
    @CurrentCaller() { viewer }: Caller,
    @Query() { type, cursor, limit }: PassageListQuery,
  ): Promise<Page<PassageRow>> {
    const fonds = unwrap(await this.fonds.visible(text, viewer));
    return this.query.list({ fonds, type }, { cursor, limit }, viewer);
  }

  /** Proposes another date of an effect (E92); without effect until another person seconds it. */
  @Requires(Permission.UnitCorrect)
  @Post(':revision/corrections')
  async propose(
    @Param('fonds') fonds: string,
    @Param('revision', ParseIntPipe) revision: number,
    @Body() body: EffectDateDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const order = { fonds, revision, after: body.after };
    const command = unwrap(await this.door.propose(order, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Carries it out for every unit whose neighbouring custody dates allow it; the others are named by the event. */
  @Requires(Permission.UnitCorrectSecond)
  @Post(':revision/corrections/:proposal/second')
  @HttpCode(200)
  async second(
    @Param('fonds') fonds: string,
    @Param('revision', ParseIntPipe) revision: number,
    @Param('proposal', ParseUUIDPipe) proposal: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const order = { fonds, revision, proposal };
    const command = unwrap(await this.door.second(order, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
