import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { PAPER_TYPES, PaperExport, sendPaper } from '@fonds/interchange';
import { RegisterPaper } from '../read/register-paper';
import { filterOf } from './accession.controller';
import { AccessionDoor } from './accession-door';
import { RegisterPaperQuery } from './accession.dto';

@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1/accession-register')
export class RegisterPaperController {
  constructor(
    private readonly papers: RegisterPaper,
    private readonly exports: PaperExport,
    private readonly door: AccessionDoor,
    private readonly contexts: RequestContextFactory,
  ) {}

  /**
   * 收进登记簿 as PDF or XLSX, as of a log position, with the headers of every paper. That it went out is an event (E93).
   */
  @Requires(Permission.HoldingRead)
  @Get()
  @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.xlsx)
  async print(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: RegisterPaperQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { format, lang = 'zh', knownAt } = asked;
    const filter = await filterOf(this.door, asked);
    const paper = await this.papers.prepare({ ...filter, ...(knownAt && { knownAt }) }, viewer);
    const scope = { archives: filter.archives };
    const context = this.contexts.from(request);
    const printed = await this.exports.print(paper, scope, { format, language: lang }, context);
    await sendPaper(printed, 'accession-register', response);
  }
}
