import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  commandAnswer,
  exportHeaders,
  RefusedError,
  unwrap,
  type CommandAnswer,
  type Page,
} from '@fonds/http-edge';
import {
  accessOf,
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  roleAt,
  type Caller,
  type OrganisationDirectory,
  type Viewer,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { CatalogueExporter } from '../application/catalogue-export';
import { ImportService } from '../application/import.service';
import { ImportQuery, type ImportRow } from '../read/import.query';
import { CatalogueExportQuery, CheckImportDto, ImportListQuery } from './import.dto';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

@ApiTags('imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class ImportController {
  constructor(
    private readonly query: ImportQuery,
    private readonly imports: ImportService,
    private readonly exporter: CatalogueExporter,
    private readonly contexts: RequestContextFactory,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Newest first. */
  @Requires(Permission.HoldingRead)
  @Get()
  list(@CurrentCaller() { viewer }: Caller, @Query() asked: ImportListQuery): Promise<Page<ImportRow>> {
    const { archives, cursor, limit } = asked;
    const filter = { archives: archives === undefined ? undefined : this.organisations.idOf(archives) };
    return this.query.list(filter, { cursor, limit }, viewer);
  }

  @Requires(Permission.HoldingRead)
  @Get(':id')
  one(@CurrentCaller() { viewer }: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ImportRow> {
    return this.find(id, viewer);
  }

  /** A second account has checked the file (E95): its units are no longer counted as unchecked. */
  @Requires(Permission.ImportCheck)
  @Post(':id/check')
  @HttpCode(200)
  async check(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckImportDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { caller } = accessOf(request);
    const context = this.contexts.from(request, body);
    await this.projections.catchUp();
    const { archives } = await this.find(id, caller.viewer);
    const grant = roleAt([archives], caller, Permission.ImportCheck);
    if (!grant) throw new RefusedError(plainRefusal('not-of-your-archives'));
    const own = { ...context, role: grant.role, organisation: grant.organisation };
    return commandAnswer(unwrap(await this.imports.check(id, body.sample, own)), response);
  }

  /** A catalogue in the columns it came in. The export is recorded (E93) before its first row is sent. */
  @Requires(Permission.TrailExport)
  @Get(':id/export')
  @ApiProduces('text/csv', TYPES.xlsx)
  async export(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentCaller() { viewer }: Caller,
    @Query() { format, purpose }: CatalogueExportQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = this.contexts.from(request);
    const { file } = await this.find(id, viewer);
    const made = await this.exporter.export(id, format, viewer, context, purpose);
    try {
      response.set({
        'Content-Type': TYPES[format],
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}.${format}`,
        ...exportHeaders({ ...made, position: made.position.toString(), count: made.rows }),
      });
      await pipeline(createReadStream(made.path), response);
    } finally {
      await made.remove();
    }
  }

  private async find(id: string, viewer: Viewer): Promise<ImportRow> {
    const row = await this.query.get(id, viewer);
    if (!row) throw new RefusedError(plainRefusal('import-unknown'));
    return row;
  }
}
