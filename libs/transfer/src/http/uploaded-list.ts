import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { languageOf, RefusedError } from '@fonds/http-edge';
import { UploadTooLarge } from '@fonds/interchange';
import type { CivilDate } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { UploadedLists, type ListFile } from '../application/list-file';

const BYTES = 'application/octet-stream';

/** A list of units as the body of a request. */
@Injectable()
export class UploadedListBody {
  constructor(private readonly lists: UploadedLists) {}

  /** @throws RefusedError `list-media-type`, `list-too-large`, `list-unreadable`, `list-has-problems` */
  async read(
    request: Request,
    response: Response,
    body: Readable,
    { file, ...options }: { file: string; hiddenRows?: 'include' | 'exclude'; today: CivilDate },
  ): Promise<ListFile> {
    if (!request.is(BYTES))
      throw new RefusedError(
        plainRefusal('list-media-type', { given: request.headers['content-type'] ?? '—' }),
      );
    try {
      const language = languageOf(request.headers['accept-language']);
      const list = await this.lists.read(body, { ...options, fileName: file, language });
      if (!list.ok) throw new RefusedError(list.error);
      return list.value;
    } catch (error) {
      if (!(error instanceof UploadTooLarge)) throw error;
      // The rest of the body is not read.
      response.setHeader('Connection', 'close');
      throw new RefusedError(plainRefusal('list-too-large', { maxBytes: error.maxBytes }));
    }
  }
}
