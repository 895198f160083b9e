import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { PAPER_TYPES, PaperExport, sendPaper } from '@fonds/interchange';
import { DuePaper } from '../read/due-paper';
import { DueDoor } from './due.door';
import { DuePaperQuery } from './due.dto';

@ApiTags('due')
@ApiBearerAuth()
@Controller('api/v1/due/paper')
export class DuePaperController {
  constructor(
    private readonly door: DueDoor,
    private readonly papers: DuePaper,
    private readonly exports: PaperExport,
    private readonly contexts: RequestContextFactory,
  ) {}

  /** The due list (到期清单) whole, as XLSX, a printable page or PDF; that it went out is an event (E93). */
  @Requires(Permission.DueRead)
  @Get()
  @ApiProduces(PAPER_TYPES.xlsx, PAPER_TYPES.html, PAPER_TYPES.pdf)
  async paper(
    @CurrentCaller() { viewer }: Caller,
    @Query() { window = 'due', format, lang = 'zh', ...asked }: DuePaperQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const scope = await this.door.scope(asked, viewer);
    const paper = await this.papers.prepare({ ...scope, window }, viewer, lang);
    const told = { on: scope.on, window, ...(asked.clock && { clock: asked.clock }) };
    const context = this.contexts.from(request);
    const printed = await this.exports.print(paper, told, { format, language: lang }, context);
    await sendPaper(printed, `due-list-${scope.on}`, response);
  }
}
