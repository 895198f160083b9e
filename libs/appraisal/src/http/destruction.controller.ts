import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { commandAnswer, Exchanged, unwrap, type CommandAnswer, type Exchange } from '@fonds/http-edge';
import { Permission, Requires } from '@fonds/identity';
import { DestructionDoor } from '../application/destruction-door';
import { approveAsk, drawWords, paperAsk } from './destruction-asks';
import { DestructionSteps } from './destruction-steps';
import {
  ApproveDto,
  DeclineDto,
  DestructionGroundDto,
  DestructionPaperDto,
  DrawDto,
  FileDto,
  PaperConfirmationDto,
  RemoveDto,
  SignRegisterDto,
} from './destruction.dto';

/** Registers of destruction (销毁清册) up to their approval: E50–E52. Progress and units: `/acts/:act`. */
@ApiTags('destruction')
@ApiBearerAuth()
@Controller('api/v1/destructions')
export class DestructionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: DestructionDoor,
    private readonly steps: DestructionSteps,
  ) {}

  /** Draws up the register; what may not be destroyed is left out, each unit with its reason. */
  @Requires(Permission.DestructionPrepare)
  @Post()
  async draw(
    @Body() body: DrawDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer & { readonly act: string; readonly listed: number; readonly excluded: number }> {
    const command = unwrap(await this.door.draw(drawWords(body), this.steps.asking(exchange, body)));
    const { act, listed, excluded, outcome } = unwrap(await this.commands.execute(command));
    exchange.response.location(`/api/v1/acts/${act}`);
    return { act, listed, excluded, ...commandAnswer(outcome, exchange.response) };
  }

  /** Draws units out of the register before the start. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/remove')
  @HttpCode(200)
  remove(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: RemoveDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    const { units, ground } = body;
    return this.steps.take(act, { kind: 'remove', units, ground }, body, exchange);
  }

  /** Ends it before the start; every unit is given back. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/withdraw')
  @HttpCode(200)
  withdraw(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DestructionGroundDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, { kind: 'withdraw', ground: body.ground }, body, exchange);
  }

  /** Approves it, but for units that are declined (INV-16). */
  @Requires(Permission.DestructionApprove)
  @Post(':act/approve')
  @HttpCode(200)
  approve(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: ApproveDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, approveAsk(body), body, exchange);
  }

  @Requires(Permission.DestructionApprove)
  @Post(':act/decline')
  @HttpCode(200)
  decline(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DeclineDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    const { as, opinion } = body;
    return this.steps.take(act, { kind: 'decline', as, opinion }, body, exchange);
  }

  /** Signs the register in one's capacity (accounting: five signatures). */
  @Requires(Permission.DestructionSign)
  @Post(':act/sign')
  @HttpCode(200)
  sign(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: SignRegisterDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    const { capacity, name } = body;
    return this.steps.take(act, { kind: 'sign', capacity, ...(name && { name }) }, body, exchange);
  }

  /** Enters an approval, a refusal or a signature from paper, with its scan; another person confirms it. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/papers')
  paper(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DestructionPaperDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, paperAsk(body), body, exchange);
  }

  @Requires(Permission.DestructionPrepare)
  @Post(':act/papers/:paper/confirm')
  @HttpCode(200)
  confirm(
    @Param('act', ParseUUIDPipe) act: string,
    @Param('paper', ParseUUIDPipe) paper: string,
    @Body() body: PaperConfirmationDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, { kind: 'confirm-paper', paper }, body, exchange);
  }

  /** Filed for record (备案) with the superior or the authority. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/file')
  @HttpCode(200)
  file(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: FileDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    const { with: authority, receipt } = body;
    return this.steps.take(act, { kind: 'file', with: authority, receipt }, body, exchange);
  }
}
