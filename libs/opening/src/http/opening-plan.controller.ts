import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { CommandContext } from '@fonds/event-store';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { UploadedListBody } from '@fonds/interchange';
import { PlanDoor, type PlanWords } from '../application/plan-door';
import { PlanOpeningDto, PlanOpeningListQuery } from './opening.dto';

/** What a plan answers. */
export type PlanAnswer = CommandAnswer & {
  /** Id of the act. */
  readonly act: string;
  readonly units: number;
};

@ApiTags('openings')
@ApiBearerAuth()
@Controller('api/v1/openings')
export class OpeningPlanController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: PlanDoor,
    private readonly lists: UploadedListBody,
  ) {}

  /** Plans an opening review (E58) of the units that are named, or that a filter finds in the archives' holdings. */
  @Requires(Permission.OpeningPlan)
  @Post()
  async plan(
    @Body() body: PlanOpeningDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanAnswer> {
    const { archives, fonds, purpose, year, early, ground, note, units, filter, dueBy } = body;
    const words = { archives, fonds, purpose, year, early, ground, note, units, filter, dueBy };
    return this.planned(words, this.contexts.from(request, body), request, response);
  }

  /** The same by a list: the body is a spreadsheet, .csv, .dbf, or a text file with one code or id a line. */
  @Requires(Permission.OpeningPlan)
  @Post('from-list')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async planFromList(
    @Query() { file, hiddenRows, businessDate, reason, ...words }: PlanOpeningListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanAnswer> {
    const listed = { file, hiddenRows, reason };
    const { units, reason: why } = await this.lists.units(request, response, listed);
    const context = this.contexts.from(request, { businessDate, reason: why });
    return this.planned({ ...words, units }, context, request, response);
  }

  private async planned(
    words: PlanWords,
    context: CommandContext,
    request: Request,
    response: Response,
  ): Promise<PlanAnswer> {
    const { caller, wanted } = accessOf(request);
    const command = unwrap(await this.door.command(words, caller, wanted, context));
    const { act, units, outcome } = unwrap(await this.commands.execute(command));
    response.location(`/api/v1/openings/${act}`);
    return { act, units, ...commandAnswer(outcome, response) };
  }
}
