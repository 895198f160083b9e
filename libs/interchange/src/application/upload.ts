import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The largest finding aid seen has 0.6 GB; this keeps an endless stream from filling the disk. */
export const LARGEST_UPLOAD = 8 * 1024 ** 3;
/** What a killed process left behind. Longer than any import takes. */
const STALE_MILLISECONDS = 24 * 3_600_000;

export class UploadTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`the upload has more than ${maxBytes} bytes; nothing of it was kept`);
    this.name = 'UploadTooLarge';
  }
}

/** A private folder of its own for one upload; stale ones of killed processes are removed. `now` in UTC milliseconds. */
export async function uploadFolder(parent: string, now: number): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now - found.mtimeMs > STALE_MILLISECONDS) await rm(path, { recursive: true, force: true });
  }
  return mkdtemp(join(parent, 'upload-'));
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
