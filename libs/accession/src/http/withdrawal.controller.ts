import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { loadAct } from '@fonds/acts';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, Requires, type ActDto } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import {
  CancelWithdrawal,
  CheckWithdrawal,
  RequestWithdrawal,
  type ActAnswer,
} from '../application/accession.commands';
import { CancelWithdrawalDto, CheckWithdrawalDto, WithdrawDto } from './withdrawal.dto';
import { AccessionDoor } from './accession-door';

type Answer = CommandAnswer & Omit<ActAnswer, 'outcome'>;

/** Deposits that their owners take back (寄存取回, E32): asked for, checked by another person, decided at the gate. */
@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1/withdrawals')
export class WithdrawalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** The owner asks, with the proof of his ownership; each unit must be a deposit of his. */
  @Requires(Permission.DepositWithdraw)
  @Post()
  async request(
    @Body() body: WithdrawDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const archives = await this.door.organisation(body.archives);
    const context = this.door.at(archives.id, request, body);
    const { proof, agreement, reason, units } = body;
    const input = {
      archives: archives.id,
      fonds: await this.door.fonds(body.fonds, request, archives.id),
      owner: await this.door.party(body.owner),
      proof,
      ...(agreement && { agreement }),
      ...(reason && { ground: reason }),
      units,
    };
    return told(unwrap(await this.commands.execute(new RequestWithdrawal(input, context))), response);
  }

  /** Another person has found the units as listed; what no hold stops goes back. */
  @Requires(Permission.DepositCheck)
  @Post(':act/check')
  @HttpCode(200)
  async check(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: CheckWithdrawalDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const context = await this.own(act, body, request);
    const { found, note } = body;
    const input = { act, found, ...(note && { note }) };
    return told(unwrap(await this.commands.execute(new CheckWithdrawal(input, context, true))), response);
  }

  @Requires(Permission.DepositWithdraw)
  @Post(':act/cancel')
  @HttpCode(200)
  async cancel(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: CancelWithdrawalDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const context = await this.own(act, body, request);
    const command = new CancelWithdrawal({ act, ground: body.ground }, context);
    return told(unwrap(await this.commands.execute(command)), response);
  }

  private async own(act: string, body: ActDto, request: Request): Promise<CommandContext> {
    const known = await loadAct(this.store, act);
    if (known?.state.kind !== 'withdrawal') throw new RefusedError(plainRefusal('withdrawal-unknown'));
    return this.door.at(known.state.custodian, request, body);
  }
}

const told = ({ outcome, ...answer }: ActAnswer, response: Response): Answer => ({
  ...answer,
  ...commandAnswer(outcome, response),
});
