import { Body, Controller, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { CommandAnswer } from '@fonds/http-edge';
import { Permission, Requires } from '@fonds/identity';
import { UploadedListBody } from '@fonds/interchange';
import { TransferAsks } from '../application/transfer-asks';
import { TransferSteps } from './transfer-steps';
import { CheckDto, CheckListQuery, ReturnDto } from './transfer-receiving.dto';

/** Steps of the receiving side. */
@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/v1/transfers/:act')
export class TransferReceivingController {
  constructor(
    private readonly steps: TransferSteps,
    private readonly asks: TransferAsks,
    private readonly lists: UploadedListBody,
  ) {}

  /** Checks what came, unit by unit: by scan, by box or by hand. May come in several sessions. */
  @Requires(Permission.TransferReceive)
  @Post('check')
  @HttpCode(200)
  check(
    @Param('act') act: string,
    @Body() body: CheckDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { method, found = [], boxes = [], missing = [], unlisted = [], restMissing = false, seals } = body;
    const input = { method, found, boxes, missing, unlisted, restMissing, ...(seals && { seals }) };
    return this.steps.take(
      act,
      { side: 'to' },
      (entered) =>
        this.asks.check(entered, { ...input, ...(seals && { seals: seals.map((seal) => ({ ...seal })) }) }),
      body,
      request,
      response,
    );
  }

  /** The same by a scan list, the body of the request: one code or id a line (.txt), or a spreadsheet. */
  @Requires(Permission.TransferReceive)
  @Post('check/list')
  @HttpCode(200)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async checkByList(
    @Param('act') act: string,
    @Query() { file, hiddenRows, businessDate, reason, restMissing }: CheckListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const listed = { file, hiddenRows, reason };
    const { units: found, reason: why } = await this.lists.units(request, response, listed);
    const input = {
      method: 'scan' as const,
      found,
      ...{ boxes: [], missing: [], unlisted: [] },
      restMissing: restMissing === 'true',
    };
    return this.steps.take(
      act,
      { side: 'to' },
      (entered) => this.asks.check(entered, input),
      { businessDate, reason: why },
      request,
      response,
    );
  }

  /** Returns units, or the whole batch, for defects that are named (E25). Never a refusal (INV-04). */
  @Requires(Permission.TransferReceive)
  @Post('return')
  @HttpCode(200)
  giveBack(
    @Param('act') act: string,
    @Body() body: ReturnDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { scope, units = [], defects = [] } = body;
    return this.steps.take(
      act,
      { side: 'to' },
      (entered) => this.asks.return(entered, scope, units, defects),
      body,
      request,
      response,
    );
  }
}
