import { Controller, HttpCode, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ActOpeningDoor, ActRunner, askingOf, OpenAct, type OpenedAct } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import { changesIn, productsIn, sourcesOf } from '../unit-list/act-contents';
import { ContentsQuery, LoanListQuery, MoveListQuery, RearrangementListQuery } from './act-list.dto';
import { UploadedListBody } from './uploaded-list';

const BYTES = 'application/octet-stream';
const BODY = { schema: { type: 'string', format: 'binary' } };

/** What an act that came as a file answers. */
export type ListedActAnswer = CommandAnswer & { readonly act: string };

/**
 * Acts of one custodian whose units come as a file, up to 100,000 of them: a list of units as a transfer takes it, or
 * what is to be done in JSON. How far a large act is, and why it ended without effect, says `/acts/:act`.
 */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('api/v1')
export class ActListController {
  private readonly logger = new Logger('ActLists');

  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: ActOpeningDoor,
    private readonly runner: ActRunner,
    private readonly lists: UploadedListBody,
  ) {}

  /** Lends the units of a list (E38). The answer comes when they are listed; the loan is carried on behind it. */
  @Requires(Permission.LoanWrite)
  @Post('loans/from-list')
  @HttpCode(202)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async lend(
    @Query() { businessDate, ...list }: LoanListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ListedActAnswer> {
    const { units, reason } = await this.lists.units(request, response, list);
    const asking = askingOf(request, this.contexts, { businessDate, reason });
    return this.carried(await this.door.loan(units, list, asking), response);
  }

  /** Moves the units of a list from where they stand (E36); the same. */
  @Requires(Permission.MoveWrite)
  @Post('moves/from-list')
  @HttpCode(202)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async move(
    @Query() { businessDate, ...list }: MoveListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ListedActAnswer> {
    const { units, reason } = await this.lists.units(request, response, list);
    const asking = askingOf(request, this.contexts, { businessDate, reason });
    return this.carried(await this.door.move(units, list, asking), response);
  }

  /** Proposes a rearrangement (E97): the units that begin, each with those it comes from. */
  @Requires(Permission.ArrangeWrite)
  @Post('rearrangements/from-list')
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async rearrange(
    @Query() { file, ground, case: within, businessDate, reason }: RearrangementListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ListedActAnswer> {
    const into = await this.lists.file(request, response, file, productsIn);
    const units = unwrap(sourcesOf(into));
    const asking = askingOf(request, this.contexts, { businessDate, reason });
    const command = unwrap(await this.door.rearrangement(units, { ground, into, case: within }, asking));
    return answered(unwrap(await this.commands.execute(command)), response);
  }

  /** Proposes many corrections as one act (E101). */
  @Requires(Permission.UnitCorrect)
  @Post('correction-batches/from-list')
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async correct(
    @Query() { file, ground, businessDate, reason }: ContentsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ListedActAnswer> {
    const changes = await this.lists.file(request, response, file, changesIn);
    const asking = askingOf(request, this.contexts, { businessDate, reason });
    const command = unwrap(await this.door.corrections({ ground, changes }, asking));
    return answered(unwrap(await this.commands.execute(command)), response);
  }

  private async carried(opening: Result<OpenAct>, response: Response): Promise<ListedActAnswer> {
    const { opening: how, units, context } = unwrap(opening);
    const opened = unwrap(await this.commands.execute(new OpenAct(how, units, context, 'listed')));
    // A hundred thousand claims take longer than a client waits.
    this.runner.kick(opened.act, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    return answered(opened, response);
  }
}

function answered(opened: OpenedAct, response: Response): ListedActAnswer {
  response.location(`/api/v1/acts/${opened.act}`);
  return { act: opened.act, ...commandAnswer(opened, response) };
}
