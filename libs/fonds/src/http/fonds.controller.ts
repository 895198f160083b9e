import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EventFieldsDto, newValues } from '@fonds/corrections';
import {
  commandAnswer,
  DEFAULT_PAGE,
  etagOf,
  RefusedError,
  unwrap,
  type CommandAnswer,
  type Page,
} from '@fonds/http-edge';
import {
  accessOf,
  ActDto,
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { FondsDoor, grantAt } from '../application/fonds-door';
import { ChangeFonds, RegisterFonds, type FondsChange } from '../application/fonds.commands';
import { DossierQuery, type DossierPaper } from '../read/dossier.query';
import { FondsQuery, type FondsDetail, type FondsRow } from '../read/fonds.query';
import {
  AmendHistoryDto,
  CloseFondsDto,
  ConfirmFondsDto,
  DossierListQuery,
  FileDossierDto,
  FondsListQuery,
  NumberFondsDto,
  RegisterFondsDto,
  RelateFondsDto,
  ReopenFondsDto,
} from './fonds.dto';

/** `:fonds` is an id or a number (全宗号). */
@ApiTags('fonds')
@ApiBearerAuth()
@Controller('api/v1/fonds')
export class FondsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly query: FondsQuery,
    private readonly door: FondsDoor,
    private readonly papers: DossierQuery,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Registers a fonds (E01). Its number may come later. */
  @Requires(Permission.FondsWrite)
  @Post()
  async register(
    @Body() body: RegisterFondsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { id: string }> {
    const { archives, number, name, creator, kind = '机构', dates, description } = body;
    const { caller, wanted } = accessOf(request);
    const grant = unwrap(grantAt(this.organisations.idOf(archives), caller, wanted));
    const input = { archives, number, name, creator, kind, dates, description };
    const context = {
      ...this.contexts.from(request, body),
      role: grant.role,
      organisation: grant.organisation,
    };
    const { id, outcome } = unwrap(await this.commands.execute(new RegisterFonds(input, context)));
    response.location(`/api/v1/fonds/${id}`);
    return { id, ...commandAnswer(outcome, response) };
  }

  @Requires(Permission.FondsRead)
  @Get()
  list(@CurrentCaller() { viewer }: Caller, @Query() asked: FondsListQuery): Promise<Page<FondsRow>> {
    const { archives, number, name, status, cursor, limit = DEFAULT_PAGE } = asked;
    const numberingBody = archives === undefined ? undefined : this.organisations.idOf(archives);
    return this.query.list({ numberingBody, number, name, status }, { cursor, limit }, viewer);
  }

  @Requires(Permission.FondsRead)
  @Get(':fonds')
  async one(
    @CurrentCaller() { viewer }: Caller,
    @Param('fonds') fonds: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FondsDetail> {
    const found = await this.query.one(unwrap(await this.door.readable(fonds, viewer)), viewer);
    if (!found) throw new RefusedError(plainRefusal('fonds-unknown', { fonds }));
    response.setHeader('ETag', etagOf(found.revision));
    return found;
  }

  /** Confirms a fonds that an import registered: its name, and whose archives they are. */
  @Requires(Permission.FondsWrite)
  @Post(':fonds/confirm')
  @HttpCode(200)
  confirm(
    @Param('fonds') fonds: string,
    @Body() body: ConfirmFondsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { name, creator } = body;
    return this.change(fonds, { kind: 'confirm', name, creator }, body, request, response);
  }

  /** Records a change of name, superior, function or address (E02); the number stays (INV-40). */
  @Requires(Permission.FondsWrite)
  @Post(':fonds/history')
  amendHistory(
    @Param('fonds') fonds: string,
    @Body() body: AmendHistoryDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { change, text, date } = body;
    const amendment = { change, text, date };
    return this.change(fonds, { kind: 'amend-history', amendment }, body, request, response);
  }

  /** Files a paper about the fonds itself in its dossier (全宗卷, E05); the paper is cited as evidence. */
  @Requires(Permission.FondsWrite)
  @Post(':fonds/dossier')
  fileDossier(
    @Param('fonds') fonds: string,
    @Body() body: FileDossierDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { category, title, document, formed } = body;
    const paper = { category, title, ...(document && { document }), ...(formed && { formed }) };
    return this.change(fonds, { kind: 'file-dossier', paper }, body, request, response);
  }

  /** The dossier: its papers, all or those of one class, in the order in which they were filed. */
  @Requires(Permission.FondsRead)
  @Get(':fonds/dossier')
  async dossier(
    @CurrentCaller() { viewer }: Caller,
    @Param('fonds') fonds: string,
    @Query() { category, cursor, limit }: DossierListQuery,
  ): Promise<Page<DossierPaper>> {
    const id = unwrap(await this.door.visible(fonds, viewer));
    return this.papers.list({ fonds: id, category }, { cursor, limit }, viewer);
  }

  /** Closes a fonds (E03): every unit must have a keeper (INV-30). */
  @Requires(Permission.FondsWrite)
  @Post(':fonds/close')
  @HttpCode(200)
  close(
    @Param('fonds') fonds: string,
    @Body() body: CloseFondsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(fonds, { kind: 'close', lastDate: body.lastDate }, body, request, response);
  }

  @Requires(Permission.FondsWrite)
  @Post(':fonds/reopen')
  @HttpCode(200)
  reopen(
    @Param('fonds') fonds: string,
    @Body() body: ReopenFondsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(fonds, { kind: 'reopen', from: body.from }, body, request, response);
  }

  /** Relates two fonds (E04); moves no unit. */
  @Requires(Permission.FondsWrite)
  @Post(':fonds/relations')
  relate(
    @Param('fonds') fonds: string,
    @Body() body: RelateFondsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { other, relation } = body;
    return this.change(fonds, { kind: 'relate', relation: { other, relation } }, body, request, response);
  }

  /** Gives a number later, or another one where that was decided: reason and paper (INV-40). */
  @Requires(Permission.FondsWrite)
  @Put(':fonds/number')
  number(
    @Param('fonds') fonds: string,
    @Body() body: NumberFondsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(fonds, { kind: 'assign-number', number: body.number }, body, request, response);
  }

  /** Proposes that an event of the fonds be believed to have said something else (E92); without effect until another person seconds it. */
  @Requires(Permission.FondsWrite)
  @Post(':fonds/event-corrections')
  correctEvent(
    @Param('fonds') fonds: string,
    @Body() body: EventFieldsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const correction = { corrects: body.corrects, fields: newValues(body.fields) };
    return this.change(fonds, { kind: 'propose-event-correction', correction }, body, request, response);
  }

  /** Carries out what another person proposed. */
  @Requires(Permission.UnitCorrectSecond)
  @Post(':fonds/proposals/:proposal/second')
  @HttpCode(200)
  second(
    @Param('fonds') fonds: string,
    @Param('proposal') proposal: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(fonds, { kind: 'second-correction', proposal }, body, request, response);
  }

  private async change(
    fonds: string,
    change: FondsChange,
    act: ActDto,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const { caller, permission, wanted } = accessOf(request);
    const asked = this.contexts.from(request, act);
    const { id, grant } = unwrap(await this.door.own(fonds, caller, wanted, permission));
    const context = { ...asked, role: grant.role, organisation: grant.organisation };
    return commandAnswer(unwrap(await this.commands.execute(new ChangeFonds(id, change, context))), response);
  }
}
