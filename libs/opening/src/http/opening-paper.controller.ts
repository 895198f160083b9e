import { Controller, Get, Param, ParseEnumPipe, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { PAPER_TYPES, sendPaper } from '@fonds/interchange';
import { PrintedOpeningPapers } from '../application/printed-opening-papers';
import { OPENING_PAPERS, type OpeningPaper } from '../read/opening-papers';
import { OpeningPaperQuery } from './opening.dto';

@ApiTags('openings')
@ApiBearerAuth()
@Controller('api/v1/openings/:act/papers')
export class OpeningPaperController {
  constructor(
    private readonly printer: PrintedOpeningPapers,
    private readonly contexts: RequestContextFactory,
  ) {}

  /** Which papers this review has. */
  @Requires(Permission.ActRead)
  @Get()
  async forms(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
  ): Promise<{ forms: readonly OpeningPaper[] }> {
    return { forms: unwrap(await this.printer.forms(act, viewer)) };
  }

  /** 开放审核表, 延期开放目录 or 开放档案目录 as PDF, XLSX or a printable page; that it went out is an event (E93). */
  @Requires(Permission.ActRead)
  @Get(':form')
  @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.xlsx, PAPER_TYPES.html)
  async paper(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Param('form', new ParseEnumPipe(Object.fromEntries(OPENING_PAPERS.map((form) => [form, form]))))
    form: OpeningPaper,
    @Query() { format, lang = 'zh' }: OpeningPaperQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = this.contexts.from(request);
    const printed = unwrap(await this.printer.print(act, form, { format, language: lang }, viewer, context));
    await sendPaper(printed, `${form}-${act}`, response);
  }
}
