import { Body, Controller, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { reasonByList, UploadedListBody } from '@fonds/interchange';
import { ok } from '@fonds/kernel';
import { opinionsOfList } from '../application/list-opinions';
import { TransferAsks } from '../application/transfer-asks';
import { TransferSteps } from './transfer-steps';
import { OfferDto, offeredWith } from './transfer-offer.dto';
import { DispatchDto, OpinionListQuery, OpinionsDto, WithdrawTransferDto } from './transfer-sending.dto';

/** Steps of the sending side. */
@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/v1/transfers/:act')
export class TransferSendingController {
  constructor(
    private readonly steps: TransferSteps,
    private readonly asks: TransferAsks,
    private readonly lists: UploadedListBody,
    private readonly contexts: RequestContextFactory,
  ) {}

  /** Attaches opening opinion, disclosure and secrecy to units (E23, INV-07), before the offer. */
  @Requires(Permission.TransferPrepare)
  @Post('opinions')
  opinions(
    @Param('act') act: string,
    @Body() body: OpinionsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const given = body.opinions.map(({ units, ...opinion }) => ({ opinion: { ...opinion }, units }));
    return this.steps.take(
      act,
      { side: 'from' },
      (entered) => this.asks.opinions(entered, given),
      body,
      request,
      response,
    );
  }

  /** The same by a list, the body of the request: its columns, or one opinion for all that it names. */
  @Requires(Permission.TransferPrepare)
  @Post('opinions/list')
  @HttpCode(201)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async opinionsByList(
    @Param('act') act: string,
    @Query() { file, hiddenRows, businessDate, reason, ...otherwise }: OpinionListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { today } = this.contexts.from(request);
    const list = await this.lists.read(request, response, { file, hiddenRows, today });
    const given = unwrap(opinionsOfList(list.rows, otherwise));
    return this.steps.take(
      act,
      { side: 'from' },
      (entered) => this.asks.opinions(entered, given),
      { businessDate, reason: reasonByList(list, reason) },
      request,
      response,
    );
  }

  /** Offers the batch (E24): from here on its units are claimed. */
  @Requires(Permission.TransferPrepare)
  @Post('offer')
  @HttpCode(200)
  offer(
    @Param('act') act: string,
    @Body() body: OfferDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { catalogue, packages } = body;
    const { carriers, findingAids } = offeredWith(body);
    return this.steps.take(
      act,
      { side: 'from' },
      () => ok([{ kind: 'offer', catalogue, packages, carriers, findingAids }]),
      body,
      request,
      response,
    );
  }

  /** On its way: collected by whom, in what, in which sealed boxes. */
  @Requires(Permission.TransferPrepare)
  @Post('dispatch')
  @HttpCode(200)
  dispatch(
    @Param('act') act: string,
    @Body() body: DispatchDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { collectedBy, vehicle, boxes = [] } = body;
    const how = { collectedBy, ...(vehicle && { vehicle }), boxes: boxes.map((box) => ({ ...box })) };
    return this.steps.take(
      act,
      { side: 'from' },
      (entered) => this.asks.dispatch(entered, how),
      body,
      request,
      response,
    );
  }

  /** Takes the batch back before it is sealed. */
  @Requires(Permission.TransferPrepare)
  @Post('withdraw')
  @HttpCode(200)
  withdraw(
    @Param('act') act: string,
    @Body() body: WithdrawTransferDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { ground } = body;
    return this.steps.take(
      act,
      { side: 'from' },
      () => ok([{ kind: 'withdraw', ground }]),
      body,
      request,
      response,
    );
  }
}
