import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The largest finding aid seen has 0.6 GB; this keeps an endless stream from filling the disk. */
const LARGEST_UPLOAD = 8 * 1024 ** 3;

export class UploadTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`the upload has more than ${maxBytes} bytes; nothing of it was kept`);
    this.name = 'UploadTooLarge';
  }
}

export class TooManyUploads extends Error {
  constructor(readonly most: number) {
    super(`${most} uploads wait already; nothing of this one was read`);
    this.name = 'TooManyUploads';
  }
}

/**
 * Stores a stream as a file, never holding it in memory.
 *
 * @throws UploadTooLarge; the stream's own error
 */
export async function receive(source: Readable, path: string, maxBytes = LARGEST_UPLOAD): Promise<void> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new UploadTooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  await pipeline(source, counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
}
