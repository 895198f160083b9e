import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { CommandAnswer } from '@fonds/http-edge';
import { ORGANISATION_DIRECTORY, Permission, Requires, type OrganisationDirectory } from '@fonds/identity';
import { ok } from '@fonds/kernel';
import { OpeningAsks } from '../application/opening-asks';
import { OpeningSteps } from './opening-steps';
import {
  ConsentDto,
  CoordinationDto,
  OrderOpeningDto,
  RejectionDto,
  ReviewedUnitsDto,
  SubmissionDto,
  TakeOutDto,
  WhosePaperDto,
  WithdrawOpeningDto,
} from './opening.dto';

/** Steps of the director and of the authority (E61–E63). */
@ApiTags('openings')
@ApiBearerAuth()
@Controller('api/v1/openings/:act')
export class OpeningDecisionController {
  constructor(
    private readonly steps: OpeningSteps,
    private readonly asks: OpeningAsks,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** The authority records what it coordinated where the sides differ (REG 30(3)). */
  @Requires(Permission.OpeningAnswer)
  @Post('coordination')
  coordinate(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: CoordinationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, document, opinion, ground, text, until } = body;
    const words = { units, document, opinion, ground, text, until };
    return this.byAuthority(act, (entered) => this.asks.coordinate(entered, words), body, {
      request,
      response,
    });
  }

  /** Submits the catalogue of what is to stay closed to the competent authority (E62). */
  @Requires(Permission.OpeningDecide)
  @Post('extension')
  submit(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: SubmissionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const authority = this.organisations.idOf(body.authority);
    return this.steps.take(
      act,
      ['archives'],
      (entered) => this.asks.submit(entered, authority, body.units),
      body,
      { request, response },
    );
  }

  /** The authority consents: the units stay closed, and leave the review (E62, INV-21). */
  @Requires(Permission.OpeningAnswer)
  @Post('extension/consent')
  @HttpCode(200)
  consent(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: ConsentDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, document } = body;
    const answer = { kind: 'consent' as const, ...(units && { units }), ...(document && { document }) };
    return this.byAuthority(act, (entered) => this.asks.answer(entered, answer), body, { request, response });
  }

  /** The authority rejects: the units go back before both sides. */
  @Requires(Permission.OpeningAnswer)
  @Post('extension/rejection')
  @HttpCode(200)
  reject(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: RejectionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, ground } = body;
    const answer = { kind: 'reject' as const, ground, ...(units && { units }) };
    return this.byAuthority(act, (entered) => this.asks.answer(entered, answer), body, { request, response });
  }

  /** Units leave the review without a conclusion; or all that are not concluded as open. */
  @Requires(Permission.OpeningDecide)
  @Post('take-out')
  @HttpCode(200)
  takeOut(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: TakeOutDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, pending, ground } = body;
    return this.steps.take(
      act,
      ['archives'],
      (entered) => this.asks.takeOut(entered, { units, pending, ground }),
      body,
      { request, response },
    );
  }

  /** Orders the opening: all units are open and their catalogue is published at one position of the log (E63, INV-23). */
  @Requires(Permission.OpeningDecide)
  @Post('order')
  @HttpCode(200)
  order(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: OrderOpeningDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { form, place } = body;
    return this.steps.take(act, ['archives'], () => this.asks.order(form, place), body, {
      request,
      response,
    });
  }

  /** Ends the review without effect, before it is sealed. */
  @Requires(Permission.OpeningDecide)
  @Post('withdraw')
  @HttpCode(200)
  withdraw(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: WithdrawOpeningDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { ground } = body;
    return this.steps.take(act, ['archives'], () => ok([{ kind: 'withdraw', ground }]), body, {
      request,
      response,
    });
  }

  private byAuthority(
    act: string,
    ask: Parameters<OpeningSteps['take']>[2],
    body: ReviewedUnitsDto & WhosePaperDto,
    at: { readonly request: Request; readonly response: Response },
  ): Promise<CommandAnswer> {
    const { authority: code } = body;
    const authority = code === undefined ? undefined : this.organisations.idOf(code);
    return this.steps.take(act, ['authority'], ask, body, { ...at, authority });
  }
}
