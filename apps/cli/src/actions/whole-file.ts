import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { placeOf } from '../terminal/file-failure';

type Piece = string | Uint8Array;

/** A file for its owner. One that was only half written must not look like a whole one. */
export async function writeWhole(
  path: string,
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
): Promise<void> {
  const place = await placeOf(path);
  const beside = `${place}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(beside, { mode: 0o600 }));
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
