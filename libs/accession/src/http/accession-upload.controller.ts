import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { languageOf, RefusedError } from '@fonds/http-edge';
import { accessOf, CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { TooManyUploads, UploadTooLarge } from '@fonds/interchange';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { AccessionUploads, type AccessionUpload, type EnterFile } from '../application/accession-uploads';
import { EnterFiles } from '../application/enter-file';
import { commandedId } from '../domain/accession-ids';
import { LotQuery } from '../read/lot.query';
import { AccessionDoor, givenSourceKind, givenTopic } from './accession-door';
import { AccessionListFileQuery, ArrangementListQuery, AtomAccessionsQuery } from './accession-upload.dto';
import { uploadView, type AccessionUploadView } from './accession-upload.view';

const BYTES = 'application/octet-stream';
const BODY = { schema: { type: 'string', format: 'binary' } };

/** Files with accessions: the body is the file itself. Answers a job whose progress is asked for. */
@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1')
export class AccessionUploadController {
  constructor(
    private readonly uploads: AccessionUploads,
    private readonly files: EnterFiles,
    private readonly door: AccessionDoor,
    private readonly lots: LotQuery,
    private readonly projections: ProjectionHost,
  ) {}

  /** The accessions of an AtoM (CSV), each as a lot that waits to be arranged. */
  @Requires(Permission.AccessionWrite)
  @Post('accessions/imports')
  @HttpCode(202)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async atom(
    @Query() asked: AtomAccessionsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccessionUploadView> {
    const { id: archives } = await this.door.organisation(asked.archives);
    const context = this.door.at(archives, request, asked);
    const { file, sourceName, sourceKind, sourceOwner } = asked;
    const enter = this.files.atom(
      {
        archives,
        file,
        ...(sourceName && { sourceName }),
        ...(sourceKind && { sourceKind: givenSourceKind(sourceKind) }),
        ...(sourceOwner && { owner: sourceOwner }),
      },
      context,
    );
    return this.start({ account: context.account, archives, file }, enter, request, response);
  }

  /** One accession (E29) of a list of up to 100,000 units: a spreadsheet or catalogue. */
  @Requires(Permission.AccessionWrite)
  @Post('accessions/lists')
  @HttpCode(202)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async accession(
    @Query() asked: AccessionListFileQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccessionUploadView> {
    const { id: archives } = await this.door.organisation(asked.archives);
    const context = this.door.at(archives, request, asked);
    const { file, sourceOwner: kind, sourceName: name, sourceOrganisation: organisation } = asked;
    const { agreement, topic, title, sourceNumber, profile = 'dat18', hiddenRows } = asked;
    const party = { kind, ...(name && { name }), ...(organisation && { organisation }) };
    const enter = this.files.accession(
      {
        archives,
        fonds: await this.door.fonds(asked.fonds, request, archives),
        sourceKind: givenSourceKind(asked.sourceKind),
        source: await this.door.party(party),
        ...(agreement && { agreement }),
        ...(topic && { topic: givenTopic(topic) }),
        title,
        ...(sourceNumber && { sourceNumber }),
        profile,
        ...(hiddenRows && { hiddenRows }),
      },
      context,
    );
    const act = commandedId('accession', context);
    return this.start({ account: context.account, archives, file, act }, enter, request, response);
  }

  /** Units made of a lot (E100), as a list of up to 100,000. */
  @Requires(Permission.LotWrite)
  @Post('lots/:lot/arrangements/lists')
  @HttpCode(202)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async arrangement(
    @Param('lot', ParseUUIDPipe) lot: string,
    @Query() asked: ArrangementListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccessionUploadView> {
    await this.projections.catchUp();
    const row = await this.lots.lot(lot, accessOf(request).caller.viewer);
    if (!row) throw new RefusedError(plainRefusal('lot-unknown'));
    const { archives } = row;
    const context = this.door.at(archives, request, asked);
    const { file, profile = 'dat18', hiddenRows, reason } = asked;
    const fonds = await this.door.fonds(asked.fonds, request, archives);
    const terms = { archives, lot, fonds, profile, ...(reason && { ground: reason }) };
    const enter = this.files.arrangement({ ...terms, ...(hiddenRows && { hiddenRows }) }, context);
    const act = commandedId('arrangement', context);
    return this.start({ account: context.account, archives, file, act }, enter, request, response);
  }

  /** How far a file is, what became of it, and the rows that were not taken with their reasons. */
  @Requires(Permission.AccessionWrite)
  @Get('accessions/uploads/:job')
  progress(
    @Param('job', ParseUUIDPipe) id: string,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: Request,
  ): AccessionUploadView {
    const job = this.uploads.find(id, viewer);
    if (!job) throw new RefusedError(plainRefusal('accession-upload-unknown'));
    return uploadView(job, languageOf(request.headers['accept-language']));
  }

  private async start(
    about: Pick<AccessionUpload, 'account' | 'archives' | 'file' | 'act'>,
    enter: EnterFile,
    request: Request,
    response: Response,
  ): Promise<AccessionUploadView> {
    if (!request.is(BYTES))
      throw new RefusedError(
        plainRefusal('upload-media-type', { given: request.headers['content-type'] ?? '—' }),
      );
    try {
      // The connection outlives a refusal, so that the answer reaches the client.
      const body = Readable.from(request.iterator({ destroyOnReturn: false }));
      const job = await this.uploads.start(about, body, enter);
      response.location(`/api/v1/accessions/uploads/${job.id}`);
      return uploadView(job, languageOf(request.headers['accept-language']));
    } catch (error) {
      if (!(error instanceof UploadTooLarge || error instanceof TooManyUploads)) throw error;
      // The rest of the body is not read.
      response.setHeader('Connection', 'close');
      throw new RefusedError(
        error instanceof TooManyUploads
          ? plainRefusal('uploads-waiting', { most: error.most })
          : plainRefusal('upload-too-large', { maxBytes: error.maxBytes }),
      );
    }
  }
}
