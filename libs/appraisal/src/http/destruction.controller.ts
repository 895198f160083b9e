import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { askingOf } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires, type ActDto } from '@fonds/identity';
import type { DestructionAsk } from '../application/destruction.commands';
import { DestructionDoor } from '../application/destruction-door';
import { approveAsk, drawWords, paperAsk } from './destruction-asks';
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
    private readonly contexts: RequestContextFactory,
    private readonly door: DestructionDoor,
  ) {}

  /** Draws up the register; what may not be destroyed is left out, each unit with its reason. */
  @Requires(Permission.DestructionPrepare)
  @Post()
  async draw(
    @Body() body: DrawDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly act: string; readonly listed: number; readonly excluded: number }> {
    const command = unwrap(await this.door.draw(drawWords(body), askingOf(request, this.contexts, body)));
    const { act, listed, excluded, outcome } = unwrap(await this.commands.execute(command));
    response.location(`/api/v1/acts/${act}`);
    return { act, listed, excluded, ...commandAnswer(outcome, response) };
  }

  /** Draws units out of the register before the start. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/remove')
  @HttpCode(200)
  remove(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: RemoveDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, ground } = body;
    return this.answer(act, { kind: 'remove', units, ground }, body, request, response);
  }

  /** Ends it before the start; every unit is given back. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/withdraw')
  @HttpCode(200)
  withdraw(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DestructionGroundDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.answer(act, { kind: 'withdraw', ground: body.ground }, body, request, response);
  }

  /** Approves it, but for units that are declined (INV-16). */
  @Requires(Permission.DestructionApprove)
  @Post(':act/approve')
  @HttpCode(200)
  approve(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: ApproveDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.answer(act, approveAsk(body), body, request, response);
  }

  @Requires(Permission.DestructionApprove)
  @Post(':act/decline')
  @HttpCode(200)
  decline(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DeclineDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { as, opinion } = body;
    return this.answer(act, { kind: 'decline', as, opinion }, body, request, response);
  }

  /** Signs the register in one's capacity (accounting: five signatures). */
  @Requires(Permission.DestructionSign)
  @Post(':act/sign')
  @HttpCode(200)
  sign(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: SignRegisterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { capacity, name } = body;
    return this.answer(act, { kind: 'sign', capacity, ...(name && { name }) }, body, request, response);
  }

  /** Enters an approval, a refusal or a signature from paper, with its scan; another person confirms it. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/papers')
  paper(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DestructionPaperDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.answer(act, paperAsk(body), body, request, response);
  }

  @Requires(Permission.DestructionPrepare)
  @Post(':act/papers/:paper/confirm')
  @HttpCode(200)
  confirm(
    @Param('act', ParseUUIDPipe) act: string,
    @Param('paper', ParseUUIDPipe) paper: string,
    @Body() body: PaperConfirmationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.answer(act, { kind: 'confirm-paper', paper }, body, request, response);
  }

  /** Filed for record (备案) with the superior or the authority. */
  @Requires(Permission.DestructionPrepare)
  @Post(':act/file')
  @HttpCode(200)
  file(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: FileDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { with: authority, receipt } = body;
    return this.answer(act, { kind: 'file', with: authority, receipt }, body, request, response);
  }

  private async answer(
    act: string,
    ask: DestructionAsk,
    body: ActDto,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const command = unwrap(await this.door.act(act, ask, askingOf(request, this.contexts, body)));
    const { outcome } = unwrap(await this.commands.execute(command));
    return commandAnswer(outcome, response);
  }
}
