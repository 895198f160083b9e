import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/**
 * Makes a file for its owner alone. It is closed when the promise settles, also when writing failed: nothing comes into
 * a folder any more that its maker then removes.
 *
 * @param write puts the content into the file; it may end it
 * @returns what `write` gave
 * @throws the error of `write` or of the disk
 */
export async function newFile<T>(path: string, write: (file: Writable) => Promise<T>): Promise<T> {
  const file = createWriteStream(path, { mode: 0o600 });
  const closed = new Promise<void>((resolve) => file.once('close', resolve));
  const whole = finished(file);
  // Thrown below; without this a disk that fails while nothing is written would end the process.
  whole.catch(() => undefined);
  try {
    const written = await write(file);
    file.end();
    await whole;
    return written;
  } finally {
    file.destroy();
    await closed;
  }
}
