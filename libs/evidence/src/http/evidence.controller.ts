import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { OpenEvidence, type OpenedEvidence } from '../application/open-evidence.handler';
import { StoreEvidence } from '../application/store-evidence.handler';
import { EvidenceDamaged, EvidenceTooLarge, type StoredFile } from '../evidence-store.port';

const BYTES = 'application/octet-stream';

@ApiTags('evidence')
@ApiBearerAuth()
@Controller('api/v1/evidence')
export class EvidenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
  ) {}

  /**
   * Stores a supporting file: the body is the file itself, of any size. Answers its SHA-256, by which events cite it;
   * `existed` tells that this content was there already. Who stored it is recorded: he may cite and open it.
   */
  @Requires(Permission.EvidenceWrite)
  @Post()
  @ApiConsumes(BYTES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async put(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StoredFile & { readonly existed: boolean }> {
    // Other types may have been read by a body parser already, and would be stored as an empty file.
    if (!request.is(BYTES))
      throw new RefusedError(
        plainRefusal('evidence-media-type', { given: request.headers['content-type'] ?? '—' }),
      );
    try {
      const { file, position } = unwrap(
        await this.commands.execute(new StoreEvidence(request, this.contexts.from(request))),
      );
      response.location(`/api/v1/evidence/${file.sha256}`);
      response.setHeader('Fonds-Position', position.toString());
      return file;
    } catch (error) {
      if (!(error instanceof EvidenceTooLarge)) throw error;
      // The rest of the body is not read.
      response.setHeader('Connection', 'close');
      throw new RefusedError(plainRefusal('evidence-too-large', { maxBytes: error.maxBytes }));
    }
  }

  /** The bytes of a supporting file, for whoever stored it or sees an event that cites it. The opening is recorded as an event before the first of them is sent. */
  @Requires(Permission.EvidenceRead)
  @Get(':sha256')
  @ApiProduces(BYTES)
  async get(
    @Param('sha256') sha256: string,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = this.contexts.from(request);
    const opened = unwrap(await this.commands.execute(new OpenEvidence(sha256, viewer, context)));
    const pieces = await checkedBeginning(opened);
    response.set({
      'Content-Type': BYTES,
      'Content-Length': String(opened.file.bytes),
      'Content-Disposition': `attachment; filename="${sha256}"`,
      // Every opening is an event: no copy on the way may answer instead.
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
      'Fonds-Position': opened.outcome.position.toString(),
    });
    try {
      await pipeline(pieces, response);
    } catch (error) {
      if (!leftByClient(error)) throw error;
    }
  }
}

/**
 * The pieces of a file, of which the first was read: a small damaged file can then be told as a problem, a large one
 * only by cutting the connection.
 */
async function checkedBeginning({ file, content }: OpenedEvidence): Promise<AsyncIterable<Buffer>> {
  const pieces = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    const first = await pieces.next();
    return (async function* () {
      if (first.done) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => pieces };
    })();
  } catch (error) {
    if (!(error instanceof EvidenceDamaged)) throw error;
    throw new RefusedError(plainRefusal('evidence-damaged', { sha256: file.sha256 }));
  }
}

const leftByClient = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE';
