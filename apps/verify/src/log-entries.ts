import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bundlePath, MAX_ENTRY_BYTES, readBundle, TILE_WIDTH } from '@fonds/ledger/core';

/** Where the entries are not all there. */
export class EntriesMissing extends Error {
  override readonly name = 'EntriesMissing';
}

/** 256 entries with their lengths. */
const MOST_BYTES = TILE_WIDTH * (MAX_ENTRY_BYTES + 2);

/**
 * All entries of a log up to `size`, from a folder laid out as tlog-tiles does it: the folder that holds
 * `tile/entries/000`, or `entries/000`, or `000` itself. The last bundle may be whole or partial.
 *
 * @throws EntriesMissing; Malformed for a bundle that is none
 */
export function* logEntries(folder: string, size: number): Generator<Uint8Array> {
  const base = ['', 'tile', 'tile/entries'].map(
    (cut) => (path: string) => join(folder, path.slice(cut.length ? cut.length + 1 : 0)),
  );
  const first = bundlePath({ index: 0, width: TILE_WIDTH });
  const at = base.find((place) => existsSync(place(first)) || existsSync(`${place(first)}.p`)) ?? base[0];
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const found = [TILE_WIDTH, ...widthsFrom(width)]
      .map((each) => at?.(bundlePath({ index, width: each })) ?? '')
      .find((path) => existsSync(path) && statSync(path).isFile());
    if (found === undefined) throw new EntriesMissing(bundlePath({ index, width }));
    if (statSync(found).size > MOST_BYTES) throw new EntriesMissing(`${found}: too long`);
    yield* readBundle(plain(readFileSync(found)));
  }
}

/** Partial widths that hold enough: the one that is needed, then wider ones. */
const widthsFrom = (width: number): number[] =>
  Array.from({ length: TILE_WIDTH - width }, (_, i) => width + i);

/** A saved copy may still be compressed, as it was served. */
const plain = (bytes: Buffer): Uint8Array =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
