import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { languageOf, RefusedError } from '@fonds/http-edge';
import { RequestContextFactory } from '@fonds/identity';
import type { CivilDate, Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { UploadTooLarge } from '../application/upload';
import { readListFile, reasonByList, UploadedLists, type ListFile } from '../unit-list/list-file';
import { nameOf } from '../unit-list/list-row';
import type { ListFileQuery } from './list-file.dto';

const BYTES = 'application/octet-stream';

/** A list as the body of a request. */
@Injectable()
export class UploadedListBody {
  constructor(
    private readonly lists: UploadedLists,
    private readonly contexts: RequestContextFactory,
  ) {}

  /**
   * The units that a list names, by ids or codes, and why they are listed: what was decided about its hidden rows stands
   * with the reason. @throws RefusedError those of {@link read}
   */
  async units(
    request: Request,
    response: Response,
    { file, hiddenRows, reason }: Pick<ListFileQuery, 'file' | 'hiddenRows' | 'reason'>,
  ): Promise<{ readonly units: readonly string[]; readonly reason?: string }> {
    const { today } = this.contexts.from(request);
    const list = await this.read(request, response, { file, hiddenRows, today });
    const why = reasonByList(list, reason);
    return { units: [...new Set(list.rows.map(nameOf))], ...(why && { reason: why }) };
  }

  /** Rows with their columns. @throws RefusedError `list-unreadable`, `list-has-problems`, `too-many-units`, and those of {@link file} */
  read(
    request: Request,
    response: Response,
    { file, ...options }: { file: string; hiddenRows?: 'include' | 'exclude'; today: CivilDate },
  ): Promise<ListFile> {
    const language = languageOf(request.headers['accept-language']);
    return this.file(request, response, file, (path) =>
      readListFile(path, { ...options, fileName: file, language }),
    );
  }

  /** What a reader makes of the file. @throws RefusedError `list-media-type`, `list-too-large`, and those of the reader */
  async file<T>(
    request: Request,
    response: Response,
    name: string,
    read: (path: string) => Promise<Result<T>>,
  ): Promise<T> {
    if (!request.is(BYTES))
      throw new RefusedError(
        plainRefusal('list-media-type', { given: request.headers['content-type'] ?? '—' }),
      );
    try {
      // The connection outlives a refusal, so that the answer reaches the client.
      const body = Readable.from(request.iterator({ destroyOnReturn: false }));
      const result = await this.lists.read(body, name, read);
      if (!result.ok) throw new RefusedError(result.error);
      return result.value;
    } catch (error) {
      if (!(error instanceof UploadTooLarge)) throw error;
      // The rest of the body is not read.
      response.setHeader('Connection', 'close');
      throw new RefusedError(plainRefusal('list-too-large', { maxBytes: error.maxBytes }));
    }
  }
}
