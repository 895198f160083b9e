import { compareBytes, toHex, utf8 } from './bytes';
import { CompactRange } from './compact-range';
import { HASH_BYTES, leafHash, leafHashOfText } from './merkle-hash';

/**
 * The RFC 6962 root of entries given one after another: memory for one hash per level, whatever their number.
 * Holdings digests, manifests and case lists use it over rows in byte order.
 *
 * @example new MerkleRoot().add(utf8('a')).hex()
 */
export class MerkleRoot {
  private readonly range = new CompactRange();

  get size(): number {
    return this.range.size;
  }

  add(entry: Uint8Array): this {
    this.range.append(leafHash(entry));
    return this;
  }

  /** @returns lower-case hexadecimal. */
  hex(): string {
    return toHex(this.range.root());
  }
}

const SURROGATE = /[\ud800-\udfff]/;

/** The root over rows in byte order; the rows may come in any order. @returns lower-case hexadecimal. */
export function rootOfRows(rows: readonly string[]): string {
  if (rows.some((row) => SURROGATE.test(row))) {
    const root = new MerkleRoot();
    for (const row of rows.map(utf8).sort(compareBytes)) root.add(row);
    return root.hex();
  }
  // Without surrogates the order of UTF-16 is that of the bytes of UTF-8.
  const sorted = rows.every((row, i) => i === 0 || (rows[i - 1] ?? '') <= row) ? rows : [...rows].sort();
  const range = new CompactRange();
  for (const row of sorted) range.append(leafHashOfText(row));
  return toHex(range.root());
}

/**
 * The root over leaf hashes one behind the other, in their order: whoever has hashed rows where they lie.
 *
 * @param hashes 32 bytes for each leaf. @returns lower-case hexadecimal. @throws RangeError for a part of a hash
 */
export function rootOfLeaves(hashes: Uint8Array): string {
  if (hashes.length % HASH_BYTES !== 0) throw new RangeError(`${hashes.length} bytes of hashes`);
  const range = new CompactRange();
  for (let at = 0; at < hashes.length; at += HASH_BYTES) range.append(hashes.subarray(at, at + HASH_BYTES));
  return toHex(range.root());
}
