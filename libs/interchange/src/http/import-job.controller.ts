import { rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { languageOf, refusalText, RefusedError, type Language } from '@fonds/http-edge';
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
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ImportJobs } from '../application/import-jobs';
import { jobView, type ImportJob, type ImportJobView } from '../application/import-job';
import { TooManyUploads, UploadTooLarge } from '../application/upload';
import { UploadQuery } from './import.dto';

const BYTES = 'application/octet-stream';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class ImportJobController {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly contexts: RequestContextFactory,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Takes a file's holdings on (E95): the body is the file itself, of any size. Answers a job whose progress is asked for. */
  @Requires(Permission.ImportRun)
  @Post()
  @HttpCode(202)
  @ApiConsumes(BYTES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async start(
    @Query() { businessDate, reason, archives: code, ...asked }: UploadQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportJobView> {
    if (!request.is(BYTES))
      throw refused('upload-media-type', { given: request.headers['content-type'] ?? '—' });
    const { caller, wanted } = accessOf(request);
    const archives = this.organisations.idOf(code);
    if ((await this.organisations.find([archives])).length === 0)
      throw refused('organisation-not-found', { code });
    const grant = roleAt([archives], caller, Permission.ImportRun, { role: wanted.role });
    if (!grant) throw refused('not-of-your-archives');
    const context = {
      ...this.contexts.from(request, { businessDate, reason }),
      role: grant.role,
      organisation: grant.organisation,
    };
    try {
      // The connection outlives a refusal, so that the answer reaches the client.
      const body = Readable.from(request.iterator({ destroyOnReturn: false }));
      const job = await this.jobs.start({ ...asked, archives: { id: archives, code } }, body, context);
      response.location(`/api/v1/imports/jobs/${job.id}`);
      return this.view(job, request);
    } catch (error) {
      if (!(error instanceof UploadTooLarge || error instanceof TooManyUploads)) throw error;
      // The rest of the body is not read.
      response.setHeader('Connection', 'close');
      if (error instanceof TooManyUploads) throw refused('uploads-waiting', { most: error.most });
      throw refused('upload-too-large', { maxBytes: error.maxBytes });
    }
  }

  /** How far an upload is, and what became of it. */
  @Requires(Permission.ImportRun)
  @Get('jobs/:job')
  progress(
    @Param('job') id: string,
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
  ): ImportJobView {
    return this.view(this.find(id, caller), request);
  }

  /** The rows that were not registered, as a spreadsheet with the reason in a last column. `:id`: a job's or an import's. */
  @Requires(Permission.ImportRun)
  @Get(':id/problems')
  @ApiProduces(XLSX)
  async problems(
    @Param('id') id: string,
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const job = this.find(id, caller);
    if (job.state === 'waiting' || job.state === 'running') throw refused('import-job-running');
    const path = join(job.folder, `problems-${randomUUID()}.xlsx`);
    try {
      await job.problems.writeSheet(path, languageFor(request));
      response.set({
        'Content-Type': XLSX,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(job.file)}.problems.xlsx`,
        'Cache-Control': 'private, no-store',
      });
      await pipeline(createReadStream(path), response);
    } finally {
      await rm(path, { force: true });
    }
  }

  private find(id: string, { viewer }: Caller): ImportJob {
    const job = this.jobs.find(id, viewer);
    if (!job) throw refused('import-job-unknown');
    return job;
  }

  private view(job: ImportJob, request: Request): ImportJobView {
    const language = languageFor(request);
    return jobView(job, language, (refusal) => refusalText(refusal, language));
  }
}

const languageFor = (request: Request): Language => languageOf(request.headers['accept-language']);
const refused = (code: string, facts: Parameters<typeof plainRefusal>[1] = {}): RefusedError =>
  new RefusedError(plainRefusal(code, facts));
