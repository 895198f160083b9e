import { Controller, Get, Param, ParseEnumPipe, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { unwrap, RefusedError } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { PAPER_TYPES, sendPaper } from '@fonds/interchange';
import { plainRefusal } from '@fonds/law';
import { PrintedPapers } from '../application/printed-papers';
import { TRANSFER_FORMS, TransferPapers, type TransferForm } from '../read/transfer-papers';
import { PaperQuery } from './transfer.dto';

@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/v1/transfers/:act/papers')
export class TransferPaperController {
  constructor(
    private readonly papers: TransferPapers,
    private readonly printer: PrintedPapers,
    private readonly contexts: RequestContextFactory,
  ) {}

  /** Which papers this transfer has. */
  @Requires(Permission.ActRead)
  @Get()
  async forms(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
  ): Promise<{ forms: readonly TransferForm[] }> {
    const forms = await this.papers.forms(act, viewer);
    if (!forms) throw new RefusedError(plainRefusal('act-unknown', { act }));
    return { forms };
  }

  /**
   * A paper as PDF or XLSX. `Fonds-Digest`: SHA-256 of its data; `Fonds-Position`: events up to there;
   * `Fonds-Missing-Glyphs`: characters that the font lacks, printed as code points.
   */
  @Requires(Permission.ActRead)
  @Get(':form')
  @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.xlsx)
  async paper(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Param('form', new ParseEnumPipe(Object.fromEntries(TRANSFER_FORMS.map((form) => [form, form]))))
    form: TransferForm,
    @Query() { format, lang = 'zh' }: PaperQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = this.contexts.from(request);
    const printed = unwrap(await this.printer.print(act, form, { format, language: lang }, viewer, context));
    await sendPaper(printed, `${form}-${act}`, response);
  }
}
