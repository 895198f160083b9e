import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ExceptionsInWords, type InWords } from '@fonds/acts';
import { unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import {
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { ok } from '@fonds/kernel';
import { OpeningAsks } from '../application/opening-asks';
import { OpeningDoor } from '../application/opening-door';
import { OpeningQuery } from '../read/opening.query';
import type { OpeningView, ReviewedUnit } from '../read/opening.view';
import { OpeningSteps } from './opening-steps';
import {
  DrawCatalogueDto,
  JointReviewDto,
  OpeningOpinionDto,
  ReviewedUnitsDto,
  ReviewedUnitsQuery,
} from './opening.dto';

/** A review and the steps of both sides (E59–E61). */
@ApiTags('openings')
@ApiBearerAuth()
@Controller('api/v1/openings/:act')
export class OpeningReviewController {
  constructor(
    private readonly steps: OpeningSteps,
    private readonly asks: OpeningAsks,
    private readonly door: OpeningDoor,
    private readonly query: OpeningQuery,
    private readonly words: ExceptionsInWords,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** A review: with whom, how far it is, and how many units stand where. */
  @Requires(Permission.ActRead)
  @Get()
  async one(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Req() request: Request,
  ): Promise<InWords<OpeningView>> {
    const view = await this.query.view(act, unwrap(await this.door.visible(act, viewer)));
    return this.words.of(view, viewer, request);
  }

  /** Its units in the order of the list, with what each side and the authority have said. */
  @Requires(Permission.ActRead)
  @Get('units')
  async units(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Query() { standing, cursor, limit }: ReviewedUnitsQuery,
  ): Promise<Page<ReviewedUnit>> {
    const review = unwrap(await this.door.visible(act, viewer));
    return this.query.units(review, { standing }, { cursor, limit });
  }

  /** Opens the joint review (E59): with the transferring unit, or the one that continues its function, or alone (INV-20). */
  @Requires(Permission.OpeningReview)
  @Post('review')
  @HttpCode(200)
  open(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: JointReviewDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { partner: code, function: work, alone, ground } = body;
    const partner = code === undefined ? undefined : this.organisations.idOf(code);
    const wanted = { partner, function: work, alone, ground };
    return this.steps.take(act, ['archives'], () => ok([{ kind: 'open-review', wanted }]), body, {
      request,
      response,
    });
  }

  /** One side's opinion on units (E60), with the secrecy check; of all that this side has said nothing of yet where none is named. */
  @Requires(Permission.OpeningReview)
  @Post('opinions')
  opinion(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: OpeningOpinionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { side, units, opinion, ground, text, until } = body;
    const parties = side ? [side] : (['archives', 'partner'] as const);
    const words = { units, opinion, ground, text, until };
    return this.steps.take(act, parties, (entered) => this.asks.opinion(entered, words), body, {
      request,
      response,
    });
  }

  /** Concludes what both sides say alike (E61); without units, all of it. */
  @Requires(Permission.OpeningReview)
  @Post('agreement')
  agree(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: ReviewedUnitsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, ['archives'], (entered) => this.asks.agree(entered, body.units), body, {
      request,
      response,
    });
  }

  /** Draws the catalogue that will be published, after the check for personal data. */
  @Requires(Permission.OpeningReview)
  @Post('catalogue')
  draw(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: DrawCatalogueDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const titles = body.titles ?? [];
    return this.steps.take(act, ['archives'], (entered) => this.asks.catalogue(entered, titles), body, {
      request,
      response,
    });
  }
}
