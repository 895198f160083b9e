import { Controller, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { askingOf, FactDoor, factWords } from '@fonds/acts';
import { CitedPapers } from '@fonds/evidence';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { FactListQuery, LoanReturnListQuery } from './fact-list.dto';
import { UploadedListBody } from './uploaded-list';

const BYTES = 'application/octet-stream';
const BODY = { schema: { type: 'string', format: 'binary' } };

/** Facts whose units come as a file, up to 100,000 of them: told in parts, or not at all where the list is wrong. */
@ApiTags('gate')
@ApiBearerAuth()
@Controller('api/v1')
export class FactListController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: FactDoor,
    private readonly lists: UploadedListBody,
    private readonly papers: CitedPapers,
  ) {}

  /** Records what happened to the units of a list (E56, E57, E98). */
  @Requires(Permission.FactRecord)
  @Post('fonds/:fonds/facts/from-list')
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async record(
    @Param('fonds') fonds: string,
    @Query() { businessDate, evidence = [], ...told }: FactListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    unwrap(await this.papers.check(evidence, accessOf(request).caller.viewer));
    const { units, reason } = await this.lists.units(request, response, told);
    const papers = evidence.map((sha256) => ({ sha256, kind: 'paper' }));
    const act = { businessDate, reason, evidence: papers };
    const { caller, wanted, context } = askingOf(request, this.contexts, act);
    const order = { fonds, units, words: factWords(told) };
    const command = unwrap(await this.door.command(order, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** The units of a list came back from a loan (E39). */
  @Requires(Permission.LoanWrite)
  @Post('loans/return/from-list')
  @HttpCode(200)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async takeBack(
    @Query() { businessDate, ...told }: LoanReturnListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, reason } = await this.lists.units(request, response, told);
    const { caller, wanted, context } = askingOf(request, this.contexts, { businessDate, reason });
    const command = unwrap(await this.door.returned(units, told, caller, wanted, context));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
