import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { UploadedListBody } from '@fonds/interchange';
import type { CommandContext } from '@fonds/event-store';
import { DraftDoor, type DraftWords } from '../application/draft-door';
import { DraftListQuery, DraftTransferDto } from './transfer.dto';

/** What a draft answers. */
export type DraftAnswer = CommandAnswer & {
  /** Id of the act. */
  readonly act: string;
  readonly units: number;
};

@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/v1/transfers')
export class TransferDraftController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: DraftDoor,
    private readonly lists: UploadedListBody,
  ) {}

  /** Drafts a transfer (E22) of the units that are named, or that a filter finds in the sender's holdings. */
  @Requires(Permission.TransferPrepare)
  @Post()
  async draft(
    @Body() body: DraftTransferDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftAnswer> {
    const { to, from, fonds, nature, years, note, historical, units, filter } = body;
    const words = { to, from, fonds, nature, years, note, historical, units, filter };
    return this.drafted(words, this.contexts.from(request, body), request, response);
  }

  /** The same by a list: the body is a spreadsheet, .csv, .dbf, or a text file with one code or id a line. */
  @Requires(Permission.TransferPrepare)
  @Post('from-list')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async draftFromList(
    @Query() { file, hiddenRows, businessDate, reason, ...words }: DraftListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftAnswer> {
    const listed = { file, hiddenRows, reason };
    const { units, reason: why } = await this.lists.units(request, response, listed);
    const context = this.contexts.from(request, { businessDate, reason: why });
    return this.drafted({ ...words, units }, context, request, response);
  }

  private async drafted(
    words: DraftWords,
    context: CommandContext,
    request: Request,
    response: Response,
  ): Promise<DraftAnswer> {
    const { caller, wanted } = accessOf(request);
    const command = unwrap(await this.door.command(words, caller, wanted, context));
    const { act, units, outcome } = unwrap(await this.commands.execute(command));
    response.location(`/api/v1/transfers/${act}`);
    return { act, units, ...commandAnswer(outcome, response) };
  }
}
