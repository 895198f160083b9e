import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EventFieldsDto, newValues, type CorrectionCommand } from '@fonds/corrections';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, ActDto, Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { FondsDoor } from '../application/fonds-door';
import { CorrectSeries } from '../application/fonds.commands';

/** `:series` is an id, as the catalogue shows it. */
@ApiTags('fonds')
@ApiBearerAuth()
@Controller('api/v1/series/:series')
export class SeriesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: FondsDoor,
  ) {}

  /** Proposes that an event of the series be believed to have said something else (E92); without effect until another person seconds it. */
  @Requires(Permission.FondsWrite)
  @Post('event-corrections')
  correctEvent(
    @Param('series') series: string,
    @Body() body: EventFieldsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const correction = { corrects: body.corrects, fields: newValues(body.fields) };
    return this.act(series, { kind: 'propose-event-correction', correction }, body, request, response);
  }

  /** Carries out what another person proposed. */
  @Requires(Permission.UnitCorrectSecond)
  @Post('proposals/:proposal/second')
  @HttpCode(200)
  second(
    @Param('series') series: string,
    @Param('proposal') proposal: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.act(series, { kind: 'second-correction', proposal }, body, request, response);
  }

  private async act(
    text: string,
    correction: CorrectionCommand,
    act: ActDto,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const { caller, permission, wanted } = accessOf(request);
    const asked = this.contexts.from(request, act);
    const { id, grant } = unwrap(await this.door.ownSeries(text, caller, wanted, permission));
    const context = { ...asked, role: grant.role, organisation: grant.organisation };
    return commandAnswer(
      unwrap(await this.commands.execute(new CorrectSeries(id, correction, context))),
      response,
    );
  }
}
