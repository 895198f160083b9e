import { Body, Controller, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EventFieldsDto, newValues } from '@fonds/corrections';
import type { CommandContext } from '@fonds/event-store';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer } from '@fonds/http-edge';
import {
  accessOf,
  ActDto,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  type OrganisationDirectory,
} from '@fonds/identity';
import type { OrganisationId, UnitId } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ActOnUnit, GiveUnitCode, ProposeCodePassage, type UnitOrder } from '../application/unit.commands';
import { UnitDoor } from '../application/unit-door';
import type { Unit } from '../domain/unit.types';
import {
  CodeDto,
  CodePassageDto,
  DeclassificationDto,
  FieldsDto,
  HeldSinceDto,
  HistoryDto,
  PlaceDto,
  SecrecyDto,
} from './unit.dto';

/** `:unit` is an id or a reference code (档号), also a former one. Only staff of the custodian act on a unit. */
@ApiTags('units')
@ApiBearerAuth()
@Controller('api/v1/units/:unit')
export class UnitDeedController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: UnitDoor,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Describes what is empty so far (E08). */
  @Requires(Permission.UnitDescribe)
  @Post('description')
  describe(
    @Param('unit') unit: string,
    @Body() body: FieldsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const order: UnitOrder = { kind: 'describe', entry: body.entry, fields: newValues(body.fields) };
    return this.act(unit, order, body, request, response);
  }

  /** Proposes a correction of what stands (E15); without effect until another person seconds it. */
  @Requires(Permission.UnitCorrect)
  @Post('corrections')
  correct(
    @Param('unit') unit: string,
    @Body() body: FieldsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const fields = newValues(body.fields);
    return this.act(unit, { kind: 'propose-correction', entry: body.entry, fields }, body, request, response);
  }

  /** Proposes another beginning of custody (E92); without effect until another person seconds it. */
  @Requires(Permission.UnitCorrect)
  @Post('held-since')
  heldSince(
    @Param('unit') unit: string,
    @Body() body: HeldSinceDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { printed, from, to } = body.after;
    const after = { printed, ...(from && { from }), ...(to && { to }) };
    const order: UnitOrder = { kind: 'propose-held-since', corrects: body.corrects, after };
    return this.act(unit, order, body, request, response);
  }

  /** Proposes that an event be believed to have said something else (E92); without effect until another person seconds it. */
  @Requires(Permission.UnitCorrect)
  @Post('event-corrections')
  correctEvent(
    @Param('unit') unit: string,
    @Body() body: EventFieldsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const correction = { corrects: body.corrects, fields: newValues(body.fields) };
    return this.act(unit, { kind: 'propose-event-correction', correction }, body, request, response);
  }

  /** Proposes custody before the opening entry (E96), with its papers. */
  @Requires(Permission.UnitHistory)
  @Post('history')
  async history(
    @Param('unit') unit: string,
    @Body() body: HistoryDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const codes = body.intervals.flatMap(({ custodian, holder }) => [custodian, holder ?? custodian]);
    const idOf = await this.registered(codes);
    const intervals = body.intervals.map(({ custodian, holder, from, until }) => ({
      custodian: idOf(custodian),
      ...(holder && { holder: idOf(holder) }),
      from,
      until,
    }));
    return this.act(unit, { kind: 'propose-history', intervals }, body, request, response);
  }

  /** Carries out what another person proposed. */
  @Requires(Permission.UnitCorrectSecond)
  @Post('proposals/:proposal/second')
  @HttpCode(200)
  second(
    @Param('unit') unit: string,
    @Param('proposal') proposal: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.act(unit, { kind: 'second', proposal }, body, request, response);
  }

  /** Changes the secrecy mark by a document (E16). */
  @Requires(Permission.UnitSecrecy)
  @Post('secrecy')
  @HttpCode(200)
  secrecy(
    @Param('unit') unit: string,
    @Body() body: SecrecyDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { after, document } = body;
    return this.act(unit, { kind: 'change-secrecy', after, document }, body, request, response);
  }

  /** Declassifies by a document (E16). */
  @Requires(Permission.UnitSecrecy)
  @Post('declassification')
  @HttpCode(200)
  declassify(
    @Param('unit') unit: string,
    @Body() body: DeclassificationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.act(unit, { kind: 'declassify', document: body.document }, body, request, response);
  }

  /** Gives a reference code, or another one (E10, E11). The old one is kept and never free again (INV-44). */
  @Requires(Permission.UnitCode)
  @Put('code')
  async code(
    @Param('unit') text: string,
    @Body() body: CodeDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { id, unit, context } = await this.enter(text, body, request);
    const { code, arrangementMode, archives } = body;
    const numberingBody = archives ? (await this.registered([archives]))(archives) : unit.custodian;
    const command = new GiveUnitCode(id, { code, arrangementMode, numberingBody }, context);
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /**
   * Proposes that a code entered in error pass to the unit that it belongs to (E92, INV-44); without effect until
   * another person seconds it.
   */
  @Requires(Permission.UnitCorrect)
  @Post('code-passages')
  async passCode(
    @Param('unit') text: string,
    @Body() body: CodePassageDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { id, context } = await this.enter(text, body, request);
    const { caller, permission } = accessOf(request);
    const to = unwrap(await this.door.own(body.to, caller, permission));
    const { code, replacement, arrangementMode } = body;
    const command = new ProposeCodePassage(id, { code, to: to.id, replacement, arrangementMode }, context);
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Says where it stands (E35): 库房-区-列-节-架-层-盒. */
  @Requires(Permission.MoveWrite)
  @Put('place')
  shelve(
    @Param('unit') unit: string,
    @Body() body: PlaceDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.act(unit, { kind: 'shelve', place: body.place }, body, request, response);
  }

  private async act(
    text: string,
    order: UnitOrder,
    act: ActDto,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const { id, context } = await this.enter(text, act, request);
    return commandAnswer(unwrap(await this.commands.execute(new ActOnUnit(id, order, context))), response);
  }

  /** The unit, and a context in the role that the caller has at its custodian. */
  private async enter(
    text: string,
    act: ActDto,
    request: Request,
  ): Promise<{ id: UnitId; unit: Unit; context: CommandContext }> {
    const { caller, permission, wanted } = accessOf(request);
    const context = this.contexts.from(request, act);
    const { id, unit, grant } = unwrap(await this.door.own(text, caller, permission, wanted));
    return { id, unit, context: { ...context, role: grant.role, organisation: grant.organisation } };
  }

  private async registered(codes: readonly string[]): Promise<(code: string) => OrganisationId> {
    const ids = new Map(codes.map((code) => [code, this.organisations.idOf(code)]));
    const known = new Set((await this.organisations.find([...new Set(ids.values())])).map(({ id }) => id));
    for (const [code, id] of ids)
      if (!known.has(id)) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    return (code) => this.organisations.idOf(code);
  }
}
