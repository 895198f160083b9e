import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ActUnitsQuery, ExceptionsInWords, type ActUnitRow, type InWords } from '@fonds/acts';
import { RefusedError, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { TRANSFER_SIGNATURES } from '../application/signature-policy.token';
import type { SignaturePolicy } from '../domain/signature-policy';
import { TransferQuery, type TransferDetail, type TransferUnit } from '../read/transfer.query';
import { TransferUnitsQuery } from './transfer.dto';

@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/v1/transfers/:act')
export class TransferController {
  constructor(
    private readonly transfers: TransferQuery,
    private readonly units: ActUnitsQuery,
    private readonly words: ExceptionsInWords,
    @Inject(TRANSFER_SIGNATURES) private readonly policy: SignaturePolicy,
  ) {}

  /** One transfer: phase, counts, progress, exceptions, defects, check, reports, and which signatures are still missing. */
  @Requires(Permission.ActRead)
  @Get()
  async one(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Req() request: Request,
  ): Promise<InWords<TransferDetail>> {
    const found = await this.transfers.one(act, this.policy, viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act }));
    return this.words.of(found, viewer, request);
  }

  /** Units in the order of the list, with their standing, opinion, and what the check found. */
  @Requires(Permission.ActRead)
  @Get('units')
  async unitsOf(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Query() { standing, cursor, limit }: TransferUnitsQuery,
  ): Promise<Page<ActUnitRow & TransferUnit>> {
    const page = await this.units.units(act, { standing }, { cursor, limit }, viewer);
    if (!page) throw new RefusedError(plainRefusal('act-unknown', { act }));
    return { ...page, rows: await this.transfers.told(act, page.rows) };
  }
}
