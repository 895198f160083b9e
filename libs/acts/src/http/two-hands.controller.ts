import { Body, Controller, HttpCode, Inject, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { SecondAct, WithdrawAct } from '../application/act.commands';
import { ActOpeningDoor } from '../application/act-opening.door';
import { ActRunner } from '../application/act.runner';
import { endOf, type EndOfAct } from '../application/end-of-act';
import { inRole } from '../application/in-role';
import { OwnActDoor } from '../application/own-act.door';
import { loadAct } from '../application/loaded-act';
import { askingOf } from './asking';
import { GroundDto } from './hold.dto';
import { CorrectionBatchDto, RearrangementDto, SecondActDto, type ChangedFieldDto } from './two-hands.dto';
import { MOST_NAMED } from './units.dto';

/** Acts of one custodian that need two of its people: opened by one, without effect until another seconds them. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('api/v1')
export class TwoHandsController {
  private readonly logger = new Logger('TwoHands');

  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly opening: ActOpeningDoor,
    private readonly door: OwnActDoor,
    private readonly runner: ActRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Proposes that these units end and others begin (E97: 拆卷, 并卷, 调卷). */
  @Requires(Permission.ArrangeWrite)
  @Post('rearrangements')
  async rearrange(
    @Body() body: RearrangementDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly act: string }> {
    const asking = askingOf(request, this.contexts, body);
    const command = unwrap(await this.opening.rearrangement(body.units, body, asking));
    const opened = unwrap(await this.commands.execute(command));
    return { act: opened.act, ...commandAnswer(opened, response) };
  }

  /** Proposes many corrections as one act (E101); what stands now is read from the units. */
  @Requires(Permission.UnitCorrect)
  @Post('correction-batches')
  async correct(
    @Body() { ground, changes, ...act }: CorrectionBatchDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly act: string }> {
    const asking = askingOf(request, this.contexts, act);
    const words = changes.map(({ fields, ...change }) => ({ ...change, fields: newValues(fields ?? []) }));
    const command = unwrap(await this.opening.corrections({ ground, changes: words }, asking));
    const opened = unwrap(await this.commands.execute(command));
    return { act: opened.act, ...commandAnswer(opened, response) };
  }

  /**
   * The second hand: the act is carried to its end, and its balance told. One of more than 10,000 units is carried on
   * behind the answer; `/acts/:act` says how far it is, and what became of it.
   */
  @Requires(Permission.UnitCorrectSecond)
  @Post('acts/:act/second')
  @HttpCode(200)
  async second(
    @Param('act') act: string,
    @Body() body: SecondActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & EndOfAct> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const grant = unwrap(await this.door.enter(act, caller, Permission.UnitCorrectSecond, wanted));
    const command = new SecondAct(act, body.sample && { ...body.sample }, inRole(context, grant));
    const outcome = unwrap(await this.commands.execute(command));
    await this.carry(act);
    return { ...commandAnswer(outcome, response), ...(await endOf(this.store, act)) };
  }

  private async carry(act: string): Promise<void> {
    const listed = (await loadAct(this.store, act))?.state.listed?.count ?? 0;
    if (listed <= MOST_NAMED) return void (await this.runner.carry(act));
    this.runner.kick(act, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }

  /** Ends an act that is not sealed, without effect. */
  @Requires(Permission.UnitCorrect)
  @Post('acts/:act/withdraw')
  @HttpCode(200)
  async withdraw(
    @Param('act') act: string,
    @Body() body: GroundDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller, wanted, context } = askingOf(request, this.contexts, body);
    const grant = unwrap(await this.door.enter(act, caller, Permission.UnitCorrect, wanted));
    const command = new WithdrawAct(act, body.ground, inRole(context, grant));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}

/** JSON has no undefined: null stands for a field that is emptied. */
const newValues = (fields: readonly ChangedFieldDto[]): { field: string; after?: unknown }[] =>
  fields.map(({ field, after }) => ({ field, ...(after !== null && after !== undefined && { after }) }));
