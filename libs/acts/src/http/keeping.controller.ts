import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import type { OpenAct } from '../application/act.commands';
import { ActOpeningDoor } from '../application/act-opening.door';
import { endOf, type EndOfAct } from '../application/end-of-act';
import { FactDoor } from '../application/fact.door';
import { askingOf } from './asking';
import { LoanDto, LoanReturnDto, MoveDto } from './keeping.dto';

/** Lending and moving: carried to their end at once, with the units that can be; refused where none can. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('api/v1')
export class KeepingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: ActOpeningDoor,
    private readonly facts: FactDoor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Lends units (E38). What is not open is lent with consent only (INV-26). */
  @Requires(Permission.LoanWrite)
  @Post('loans')
  async lend(
    @Body() body: LoanDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & EndOfAct & { readonly act: string }> {
    const asking = askingOf(request, this.contexts, body);
    return this.carried(unwrap(await this.door.loan(body.units, body, asking)), response);
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
  ): Promise<CommandAnswer & EndOfAct & { readonly act: string }> {
    const asking = askingOf(request, this.contexts, body);
    return this.carried(unwrap(await this.door.move(body.units, body, asking)), response);
  }

  /** Some of its units may have been refused: the answer says which, and how many the act had. */
  private async carried(
    command: OpenAct,
    response: Response,
  ): Promise<CommandAnswer & EndOfAct & { readonly act: string }> {
    const opened = unwrap(await this.commands.execute(command));
    return { act: opened.act, ...commandAnswer(opened, response), ...(await endOf(this.store, opened.act)) };
  }
}
