import { concat, Malformed } from './bytes';
import { TILE_WIDTH } from './tile';

/** tlog-tiles: an entry's length is a uint16. */
export const MAX_ENTRY_BYTES = 65_535;

/** Entries with their big-endian uint16 lengths before them (tlog-tiles "Log entries"). */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0 || entries.length > TILE_WIDTH)
    throw new RangeError(`${entries.length} entries are no bundle`);
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) throw new RangeError(`an entry of ${entry.length} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** @throws Malformed when the lengths do not fill the bytes exactly, or entries are none or more than 256. */
export function readBundle(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const begin = at + 2;
    if (begin + length > bytes.length) throw new Malformed('entry bundle', 'ends within an entry');
    entries.push(bytes.subarray(begin, begin + length));
    at = begin + length;
    if (entries.length > TILE_WIDTH) throw new Malformed('entry bundle', 'more than 256 entries');
  }
  if (entries.length === 0) throw new Malformed('entry bundle', 'no entry');
  return entries;
}
