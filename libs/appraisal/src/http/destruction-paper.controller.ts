import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { PAPER_TYPES, PaperExport, sendPaper } from '@fonds/interchange';
import { plainRefusal } from '@fonds/law';
import { AppraisalDoor } from '../application/appraisal-door';
import { AppraisalPaper } from '../read/appraisal-paper';
import { DestructionPapers } from '../read/destruction-papers';
import { RegisterPaperFormat } from './destruction.dto';

/** 销毁清册 and 鉴定工作报告 as PDF, XLSX or a printable page. That one went out is an event (E93). */
@ApiTags('destruction')
@ApiBearerAuth()
@Controller('api/v1')
export class DestructionPaperController {
  constructor(
    private readonly papers: DestructionPapers,
    private readonly reports: AppraisalPaper,
    private readonly door: AppraisalDoor,
    private readonly exports: PaperExport,
    private readonly contexts: RequestContextFactory,
  ) {}

  /** The register, with whatever has been signed, counted and told so far; blank where nobody has yet. */
  @Requires(Permission.ActRead)
  @Get('destructions/:act/paper')
  @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.xlsx, PAPER_TYPES.html)
  async register(
    @CurrentCaller() { viewer }: Caller,
    @Param('act', ParseUUIDPipe) act: string,
    @Query() { format, lang = 'zh' }: RegisterPaperFormat,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const paper = await this.papers.prepare(act, viewer);
    if (!paper) throw new RefusedError(plainRefusal('act-unknown', { act }));
    const context = this.contexts.from(request);
    const printed = await this.exports.print(paper, { act }, { format, language: lang }, context);
    await sendPaper(printed, `destruction-register-${act}`, response);
  }

  @Requires(Permission.ActRead)
  @Get('appraisals/:appraisal/paper')
  @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.xlsx, PAPER_TYPES.html)
  async report(
    @CurrentCaller() { viewer }: Caller,
    @Param('appraisal', ParseUUIDPipe) appraisal: string,
    @Query() { format, lang = 'zh' }: RegisterPaperFormat,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = unwrap(await this.door.visible(appraisal, viewer));
    const paper = await this.reports.prepare(appraisal, found);
    const context = this.contexts.from(request);
    const printed = await this.exports.print(paper, { appraisal }, { format, language: lang }, context);
    await sendPaper(printed, `appraisal-report-${appraisal}`, response);
  }
}
