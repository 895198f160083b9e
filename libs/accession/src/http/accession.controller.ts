import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { accessOf, CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { CorrectAccessionDate, type CorrectedDate } from '../application/correct-accession-date';
import { RegisterAccession, RegisterBatchAccession } from '../application/accession.commands';
import {
  AccessionQuery,
  type AccessionFilter,
  type AccessionRow,
  type TopicCount,
  type UnregisteredBatch,
} from '../read/accession.query';
import { ArchivesQuery } from './accession-parts.dto';
import {
  AccessionFilterQuery,
  AccessionListQuery,
  DateCorrectionDto,
  RegisterAccessionDto,
  RegisterBatchDto,
  SecondDateDto,
} from './accession.dto';
import { AccessionDoor, givenSourceKind, givenTopic } from './accession-door';

/** What came into an archives (收进登记). Only staff of the archives enter it. */
@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1/accessions')
export class AccessionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    private readonly query: AccessionQuery,
    private readonly dates: CorrectAccessionDate,
    private readonly projections: ProjectionHost,
  ) {}

  /** Registers an accession of a list of units (E29): all of them are held at one position. */
  @Requires(Permission.AccessionWrite)
  @Post()
  async register(
    @Body() body: RegisterAccessionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { accession: string; number: string; listed: number; applied: number }> {
    const archives = await this.door.organisation(body.archives);
    const context = this.door.at(archives.id, request, body);
    const { agreement, topic, title, sourceNumber, profile = 'dat18', units } = body;
    const input = {
      archives: archives.id,
      fonds: await this.door.fonds(body.fonds, request, archives.id),
      sourceKind: givenSourceKind(body.sourceKind),
      source: await this.door.party(body.source),
      ...(agreement && { agreement }),
      ...(topic && { topic: givenTopic(topic) }),
      title,
      ...(sourceNumber && { sourceNumber }),
      profile,
      units,
    };
    const { accession, number, listed, applied, outcome } = unwrap(
      await this.commands.execute(new RegisterAccession(input, context)),
    );
    return { accession, number, listed, applied, ...commandAnswer(outcome, response) };
  }

  /** Registers a transfer that both sides have signed (E27, E29); what lies outside the scope is noted (INV-05). */
  @Requires(Permission.AccessionWrite)
  @Post('batches')
  async registerBatch(
    @Body() body: RegisterBatchDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { accession: string; number: string; insideScope?: boolean }> {
    const archives = await this.door.organisation(body.archives);
    const context = this.door.at(archives.id, request, body);
    const { act, title, agreement } = body;
    const input = { archives: archives.id, act, ...(title && { title }), ...(agreement && { agreement }) };
    const { outcome, ...answer } = unwrap(
      await this.commands.execute(new RegisterBatchAccession(input, context)),
    );
    return { ...answer, ...commandAnswer(outcome, response) };
  }

  /** In the order of the register. */
  @Requires(Permission.HoldingRead)
  @Get()
  async list(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: AccessionListQuery,
  ): Promise<Page<AccessionRow>> {
    const { cursor, limit } = asked;
    return this.query.list(await filterOf(this.door, asked), { cursor, limit }, viewer);
  }

  /** By collecting topic (P-17). */
  @Requires(Permission.HoldingRead)
  @Get('topics')
  async topics(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: AccessionFilterQuery,
  ): Promise<{ rows: readonly TopicCount[] }> {
    return { rows: await this.query.topics(await filterOf(this.door, asked), viewer) };
  }

  /** Transfers that were signed and have no number yet. */
  @Requires(Permission.HoldingRead)
  @Get('unregistered')
  async unregistered(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: ArchivesQuery,
  ): Promise<{ rows: readonly UnregisteredBatch[] }> {
    const { id } = await this.door.organisation(asked.archives);
    return { rows: await this.query.unregistered(id, viewer) };
  }

  @Requires(Permission.HoldingRead)
  @Get(':accession')
  async one(
    @CurrentCaller() { viewer }: Caller,
    @Param('accession', ParseUUIDPipe) id: string,
  ): Promise<AccessionRow> {
    const row = await this.query.one(id, viewer);
    if (!row) throw new RefusedError(plainRefusal('accession-unknown'));
    return row;
  }

  /** Proposes another day (E92); without effect until another person seconds it. */
  @Requires(Permission.UnitCorrect)
  @Post(':accession/date')
  async proposeDate(
    @Param('accession', ParseUUIDPipe) id: string,
    @Body() body: DateCorrectionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { row, context } = await this.own(id, body, request);
    return commandAnswer(unwrap(await this.dates.propose(row, body.after, context)), response);
  }

  /** Carries out what another person proposed: every unit whose own dates allow it follows. */
  @Requires(Permission.UnitCorrectSecond)
  @Post(':accession/date/second')
  @HttpCode(200)
  async secondDate(
    @Param('accession', ParseUUIDPipe) id: string,
    @Body() body: SecondDateDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & Pick<CorrectedDate, 'split'>> {
    const { row, context } = await this.own(id, body, request);
    const { outcome, split } = unwrap(await this.dates.second(row, body.proposal, context));
    return { split, ...commandAnswer(outcome, response) };
  }

  private async own(id: string, body: DateCorrectionDto | SecondDateDto, request: Request) {
    await this.projections.catchUp();
    const row = await this.query.one(id, accessOf(request).caller.viewer);
    if (!row) throw new RefusedError(plainRefusal('accession-unknown'));
    return { row, context: this.door.at(row.archives, request, body) };
  }
}

export async function filterOf(
  door: AccessionDoor,
  asked: AccessionFilterQuery,
): Promise<AccessionFilter & { archives: string }> {
  const { year, topic, sourceKind, act, from, to } = asked;
  return {
    archives: (await door.organisation(asked.archives)).id,
    ...(year && { year }),
    ...(topic && { topic: givenTopic(topic) }),
    ...(sourceKind && { sourceKind: givenSourceKind(sourceKind) }),
    ...(act && { act }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
