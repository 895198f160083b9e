import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { FactDoor } from '../application/fact.door';
import { askingOf } from './asking';
import { FactDto, factWords } from './fact.dto';

/** `:fonds` is an id or a number (全宗号). */
@ApiTags('gate')
@ApiBearerAuth()
@Controller('api/v1/fonds/:fonds')
export class FactController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: FactDoor,
  ) {}

  /** Records what happened to units (E56, E57, E98), whatever holds say; its day is the business date. */
  @Requires(Permission.FactRecord)
  @Post('facts')
  async record(
    @Param('fonds') fonds: string,
    @Body() body: FactDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const told = { fonds, units: body.units, words: factWords(body) };
    const command = unwrap(await this.door.command(told, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
