import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { AgreeAcquisition } from '../application/accession.commands';
import { AgreementQuery, type AgreementRow } from '../read/agreement.query';
import { ArchivesPageQuery } from './accession-parts.dto';
import { AgreeDto, isAgreementKind } from './agreement.dto';
import { AccessionDoor, givenSourceKind } from './accession-door';

/** Agreements with owners (征集协议). */
@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1/agreements')
export class AgreementController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    private readonly query: AgreementQuery,
  ) {}

  /** Records an agreement with its signed paper (E30). */
  @Requires(Permission.AgreementWrite)
  @Post()
  async agree(
    @Body() body: AgreeDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { agreement: string }> {
    const archives = await this.door.organisation(body.archives);
    const context = this.door.at(archives.id, request, body);
    const kind = givenSourceKind(body.kind);
    if (!isAgreementKind(kind)) throw new RefusedError(plainRefusal('kind-not-agreed', { given: body.kind }));
    const { number, title, rights, duties, useTerms, price, until } = body;
    const terms = {
      archives: archives.id,
      kind,
      party: await this.door.party(body.party),
      ...(number && { number }),
      title,
      rights,
      duties,
      useTerms,
      ...(price && { price: { amount: price.amount, currency: price.currency } }),
      from: body.from ?? context.businessDate,
      ...(until && { until }),
    };
    const { agreement, outcome } = unwrap(await this.commands.execute(new AgreeAcquisition(terms, context)));
    return { agreement, ...commandAnswer(outcome, response) };
  }

  @Requires(Permission.HoldingRead)
  @Get()
  async list(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: ArchivesPageQuery,
  ): Promise<Page<AgreementRow>> {
    const { archives, cursor, limit } = asked;
    return this.query.agreements((await this.door.organisation(archives)).id, { cursor, limit }, viewer);
  }

  @Requires(Permission.HoldingRead)
  @Get(':agreement')
  async one(
    @CurrentCaller() { viewer }: Caller,
    @Param('agreement', ParseUUIDPipe) id: string,
  ): Promise<AgreementRow> {
    const row = await this.query.agreement(id, viewer);
    if (!row) throw new RefusedError(plainRefusal('agreement-unknown', { agreement: id }));
    return row;
  }
}
