import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RefusedError } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { PAPER_TYPES, PaperExport, sendPaper } from '@fonds/interchange';
import { plainRefusal } from '@fonds/law';
import { CasePrints } from '../application/case-prints';
import { CasePaperParams, CasePaperQuery } from './case.dto';
import { SeenCases } from './seen-cases';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case/papers')
export class CasePaperController {
  constructor(
    private readonly seen: SeenCases,
    private readonly papers: CasePrints,
    private readonly exports: PaperExport,
    private readonly contexts: RequestContextFactory,
  ) {}

  /**
   * 处置方案 (`plan`), 清点报告 (`inventory`) or 完结报告 with the catalogue of permanent units (`completion`), as PDF, XLSX
   * or a printable page. That it went out is an event (E93).
   */
  @Requires(Permission.CaseRead)
  @Get(':form')
  @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.xlsx, PAPER_TYPES.html)
  async print(
    @Param('case', ParseUUIDPipe) id: string,
    @Param() { form }: CasePaperParams,
    @CurrentCaller() { viewer }: Caller,
    @Query() { format, lang = 'zh', version }: CasePaperQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const state = await this.seen.one(id, { viewer });
    const asked = { today: this.seen.today(), viewer, version, language: lang };
    const paper = await this.papers.of(form, state, asked);
    if (!paper)
      throw new RefusedError(
        plainRefusal('plan-unknown', {
          version: version ?? 1,
          known: state.plans.map((each) => each.version),
        }),
      );
    const context = this.contexts.from(request);
    const printed = await this.exports.print(paper, { case: id }, { format, language: lang }, context);
    await sendPaper(printed, paper.form, response);
  }
}
