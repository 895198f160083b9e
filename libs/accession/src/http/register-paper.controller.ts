import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { writePdf, writeXlsx } from '@fonds/forms';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { RegisterPaper } from '../read/register-paper';
import { filterOf } from './accession.controller';
import { AccessionDoor } from './accession-door';
import { RegisterPaperQuery } from './accession.dto';

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1/accession-register')
export class RegisterPaperController {
  constructor(
    private readonly papers: RegisterPaper,
    private readonly door: AccessionDoor,
  ) {}

  /** 收进登记 as a paper, with the log position it was read at and the SHA-256 of its data. */
  @Requires(Permission.HoldingRead)
  @Get()
  @ApiProduces(TYPES.pdf, TYPES.xlsx)
  async print(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: RegisterPaperQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { name } = await this.door.organisation(asked.archives);
    const paper = await this.papers.prepare(await filterOf(this.door, asked), name, viewer);
    response.set({
      'Content-Type': TYPES[asked.format],
      'Content-Disposition': `attachment; filename="accession-register.${asked.format}"`,
      'Cache-Control': 'private, no-store',
      'Fonds-Position': paper.logPosition,
    });
    await (asked.format === 'pdf' ? writePdf(paper, response) : writeXlsx(paper, response));
  }
}
