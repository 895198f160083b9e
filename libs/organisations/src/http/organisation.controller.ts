import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EventFieldsDto, newValues, type CorrectionCommand } from '@fonds/corrections';
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
  ActDto,
  CurrentCaller,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import {
  ChangeOrganisation,
  CorrectOrganisationEvent,
  EndOrganisation,
  NameSuccessor,
  RegisterOrganisation,
} from '../application/organisation.commands';
import { readKind, readLevel } from '../application/organisation-input';
import { organisationId } from '../domain/organisation-id';
import { OrganisationQuery, type OrganisationRow } from '../read/organisation.query';
import {
  ChangeOrganisationDto,
  EndOrganisationDto,
  NameSuccessorDto,
  OrganisationListQuery,
  RegisterOrganisationDto,
} from './organisation.dto';

@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/organisations')
export class OrganisationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly query: OrganisationQuery,
  ) {}

  @Requires(Permission.OrganisationWrite)
  @Post()
  async register(
    @Body() body: RegisterOrganisationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { id: string; code: string }> {
    const context = this.contexts.from(request, body);
    const { id, code, outcome } = unwrap(
      await this.commands.execute(new RegisterOrganisation(body, context)),
    );
    return { id, code, ...commandAnswer(outcome, response) };
  }

  @Requires(Permission.OrganisationRead)
  @Get()
  list(
    @CurrentCaller() caller: Caller,
    @Query() asked: OrganisationListQuery,
  ): Promise<Page<OrganisationRow>> {
    const filter = {
      kind: asked.kind === undefined ? undefined : unwrap(readKind(asked.kind)),
      level: asked.level === undefined ? undefined : unwrap(readLevel(asked.level)),
      parent: asked.parent === undefined ? undefined : organisationId(asked.parent),
      on: asked.on,
    };
    return this.query.list(caller.viewer, filter, {
      cursor: asked.cursor,
      limit: asked.limit ?? DEFAULT_PAGE,
    });
  }

  @Requires(Permission.OrganisationRead)
  @Get(':code')
  async one(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OrganisationRow> {
    const row = await this.query.byId(caller.viewer, organisationId(code));
    if (!row) throw new RefusedError(plainRefusal('organisation-not-found'));
    response.setHeader('ETag', etagOf(row.revision));
    return row;
  }

  @Requires(Permission.OrganisationWrite)
  @Patch(':code')
  async change(
    @Param('code') code: string,
    @Body() body: ChangeOrganisationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, body);
    return commandAnswer(
      unwrap(await this.commands.execute(new ChangeOrganisation(code, body, context))),
      response,
    );
  }

  @Requires(Permission.OrganisationWrite)
  @Post(':code/end')
  @HttpCode(200)
  async end(
    @Param('code') code: string,
    @Body() body: EndOrganisationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, body);
    return commandAnswer(
      unwrap(await this.commands.execute(new EndOrganisation(code, body.validTo, context))),
      response,
    );
  }

  @Requires(Permission.OrganisationWrite)
  @Post(':code/successors')
  @HttpCode(200)
  async nameSuccessor(
    @Param('code') code: string,
    @Body() body: NameSuccessorDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, body);
    return commandAnswer(
      unwrap(await this.commands.execute(new NameSuccessor(code, body, context))),
      response,
    );
  }

  /**
   * Proposes that an event of the organisation be believed to have said something else (E92); without effect until
   * another person seconds it. Organisations that it names are given by their ids.
   */
  @Requires(Permission.OrganisationWrite)
  @Post(':code/event-corrections')
  correctEvent(
    @Param('code') code: string,
    @Body() body: EventFieldsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const correction = { corrects: body.corrects, fields: newValues(body.fields) };
    return this.correct(code, { kind: 'propose-event-correction', correction }, body, request, response);
  }

  /** Carries out what another person proposed. */
  @Requires(Permission.OrganisationWrite)
  @Post(':code/proposals/:proposal/second')
  @HttpCode(200)
  second(
    @Param('code') code: string,
    @Param('proposal') proposal: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.correct(code, { kind: 'second-correction', proposal }, body, request, response);
  }

  private async correct(
    code: string,
    correction: CorrectionCommand,
    act: ActDto,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, act);
    const command = new CorrectOrganisationEvent(code, correction, context);
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }
}
