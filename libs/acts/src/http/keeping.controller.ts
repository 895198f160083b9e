import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { ActOpeningDoor } from '../application/act-opening.door';
import { FactDoor } from '../application/fact.door';
import { askingOf } from './asking';
import { LoanDto, LoanReturnDto, MoveDto } from './keeping.dto';

/** Lending and moving: carried to their end at once, or refused as their units are. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('api/v1')
export class KeepingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: ActOpeningDoor,
    private readonly facts: FactDoor,
  ) {}

  /** Lends units (E38). What is not open is lent with consent only (INV-26). */
  @Requires(Permission.LoanWrite)
  @Post('loans')
  async lend(
    @Body() body: LoanDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly act: string }> {
    const asking = askingOf(request, this.contexts, body);
    const command = unwrap(await this.door.loan(body.units, body, asking));
    const opened = unwrap(await this.commands.execute(command));
    return { act: opened.act, ...commandAnswer(opened, response) };
  }

  /** Units that came back (E39). */
  @Requires(Permission.LoanWrite)
  @Post('loans/return')
  @HttpCode(200)
  async takeBack(
    @Body() body: LoanReturnDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const command = unwrap(await this.facts.returned(body.units, body, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Moves units from where they stand (E36). */
  @Requires(Permission.MoveWrite)
  @Post('moves')
  async move(
    @Body() body: MoveDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly act: string }> {
    const asking = askingOf(request, this.contexts, body);
    const command = unwrap(await this.door.move(body.units, body, asking));
    const opened = unwrap(await this.commands.execute(command));
    return { act: opened.act, ...commandAnswer(opened, response) };
  }
}
