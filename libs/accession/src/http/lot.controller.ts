import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { accessOf, CurrentCaller, Permission, Requires, type ActDto, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { ArrangeLot, CloseLot, RegisterLot } from '../application/accession.commands';
import { LotQuery, type LotRow } from '../read/lot.query';
import { CorrectLotDate } from '../application/correct-lot-date';
import { ArchivesPageQuery } from './accession-parts.dto';
import { ArrangeLotDto, CloseLotDto, RegisterLotDto } from './lot.dto';
import { DateCorrectionDto, SecondDateDto } from './accession.dto';
import { AccessionDoor, givenSourceKind, givenTopic } from './accession-door';

/** Unarranged material (接收批): counted as a whole, until units are made of it. */
@ApiTags('lots')
@ApiBearerAuth()
@Controller('api/v1/lots')
export class LotController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    private readonly query: LotQuery,
    private readonly projections: ProjectionHost,
    private readonly dates: CorrectLotDate,
  ) {}

  /** Registers a lot (E100); with a kind of source it is an accession and has a number (E29). */
  @Requires(Permission.LotWrite)
  @Post()
  async register(
    @Body() body: RegisterLotDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { lot: string; number?: string }> {
    const archives = await this.door.organisation(body.archives);
    const context = this.door.at(archives.id, request, body);
    const { title, fonds, agreement, topic, sourceNumber, estimate } = body;
    const { files, items, metres } = estimate;
    const input = {
      archives: archives.id,
      title,
      ...(fonds && { fonds: await this.door.fonds(fonds, request, archives.id) }),
      estimate: {
        ...(files !== undefined && { files }),
        ...(items !== undefined && { items }),
        ...(metres && { metres }),
      },
      ...(body.sourceKind && {
        accession: {
          sourceKind: givenSourceKind(body.sourceKind),
          source: await this.door.party(body.source ?? { kind: '国家' }),
          ...(agreement && { agreement }),
          ...(topic && { topic: givenTopic(topic) }),
          ...(sourceNumber && { sourceNumber }),
        },
      }),
    };
    const { lot, number, outcome } = unwrap(await this.commands.execute(new RegisterLot(input, context)));
    return { lot, ...(number && { number }), ...commandAnswer(outcome, response) };
  }

  @Requires(Permission.HoldingRead)
  @Get()
  async list(@CurrentCaller() { viewer }: Caller, @Query() asked: ArchivesPageQuery): Promise<Page<LotRow>> {
    const { archives, cursor, limit } = asked;
    return this.query.lots((await this.door.organisation(archives)).id, { cursor, limit }, viewer);
  }

  /** A lot with its own balance: estimate, arranged so far, remainder. */
  @Requires(Permission.HoldingRead)
  @Get(':lot')
  one(@CurrentCaller() { viewer }: Caller, @Param('lot', ParseUUIDPipe) id: string): Promise<LotRow> {
    return this.find(id, viewer);
  }

  /** Makes units of the lot (E100). */
  @Requires(Permission.LotWrite)
  @Post(':lot/arrangements')
  async arrange(
    @Param('lot', ParseUUIDPipe) id: string,
    @Body() body: ArrangeLotDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { act: string; applied: number }> {
    const { archives, context } = await this.own(id, body, request);
    const fonds = await this.door.fonds(body.fonds, request, archives);
    const { profile = 'dat18', units, reason } = body;
    const input = { archives, lot: id, fonds, profile, units, ...(reason && { ground: reason }) };
    const { act, applied, outcome } = unwrap(await this.commands.execute(new ArrangeLot(input, context)));
    return { act, applied, ...commandAnswer(outcome, response) };
  }

  /** Closes the lot; a difference to the estimate is explained (INV-03). */
  @Requires(Permission.LotWrite)
  @Post(':lot/close')
  @HttpCode(200)
  async close(
    @Param('lot', ParseUUIDPipe) id: string,
    @Body() body: CloseLotDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { archives, context } = await this.own(id, body, request);
    const { explanation } = body;
    const input = { archives, lot: id, ...(explanation && { explanation }) };
    return commandAnswer(unwrap(await this.commands.execute(new CloseLot(input, context))), response);
  }

  /** Proposes another day of the lot (E92), with a number or without; without effect until another person seconds it. */
  @Requires(Permission.UnitCorrect)
  @Post(':lot/date')
  async proposeDate(
    @Param('lot', ParseUUIDPipe) id: string,
    @Body() body: DateCorrectionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { archives, context } = await this.own(id, body, request);
    const proposed = await this.dates.propose({ lot: id, archives }, body.after, context);
    return commandAnswer(unwrap(proposed), response);
  }

  /** Carries out what another person proposed. */
  @Requires(Permission.UnitCorrectSecond)
  @Post(':lot/date/second')
  @HttpCode(200)
  async secondDate(
    @Param('lot', ParseUUIDPipe) id: string,
    @Body() body: SecondDateDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { archives, context } = await this.own(id, body, request);
    return commandAnswer(
      unwrap(await this.dates.second({ lot: id, archives }, body.proposal, context)),
      response,
    );
  }

  private async own(id: string, body: ActDto, request: Request) {
    await this.projections.catchUp();
    const { archives } = await this.find(id, accessOf(request).caller.viewer);
    return { archives, context: this.door.at(archives, request, body) };
  }

  private async find(id: string, viewer: Caller['viewer']): Promise<LotRow> {
    const row = await this.query.lot(id, viewer);
    if (!row) throw new RefusedError(plainRefusal('lot-unknown'));
    return row;
  }
}
