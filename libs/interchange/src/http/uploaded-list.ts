import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { languageOf, RefusedError } from '@fonds/http-edge';
import type { CivilDate, Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { UploadTooLarge } from '../application/upload';
import { readListFile, UploadedLists, type ListFile } from '../unit-list/list-file';

const BYTES = 'application/octet-stream';

/** A list as the body of a request. */
@Injectable()
export class UploadedListBody {
  constructor(private readonly lists: UploadedLists) {}

  /** Units. @throws RefusedError `list-unreadable`, `list-has-problems`, `too-many-units`, and those of {@link file} */
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
