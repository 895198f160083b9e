import { isHash, sameBytes } from './bytes';
import { HASH_BYTES, NODE_PREFIX } from './merkle-hash';
import { rangeHash, splitOf } from './range-hash';
import { sha256Into } from './sha256';
import { half, type LeafRange, type NodeReader } from './tree-node';

/** What an inclusion proof lists, from the leaf's sibling up to the root's child (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const ranges: LeafRange[] = [];
  for (let start = 0, end = size; end - start > 1;) {
    const middle = splitOf(start, end);
    if (index < middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return ranges;
}

/** The proof that a leaf is in the tree of `size` leaves (RFC 6962 §2.1.1). @returns hashes of 32 bytes. */
export const inclusionProof = (index: number, size: number, nodes: NodeReader): Uint8Array[] =>
  inclusionRanges(index, size).map((range) => rangeHash(range, nodes));

/**
 * Whether the proof leads from the leaf to the root. Never throws; an index outside the tree, a hash too many or too
 * few is a proof that does not hold.
 */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (!isHash(leaf) || !proof.every(isHash)) return false;
  const places = placesOf(index, size);
  if (places.length !== proof.length) return false;
  return sameBytes(proof.length === 0 ? leaf : foldedUp(leaf, places, proof), root);
}

/** Where the hash that is carried up stands in the pair of each level; the other half is the proof's. */
function placesOf(index: number, size: number): number[] {
  const places: number[] = [];
  // `last` is the index, at this level, of the rightmost node: only there a level can be skipped.
  for (let at = index, last = size - 1; last > 0; at = half(at), last = half(last)) {
    if (at % 2 === 1) places.push(RIGHT_AT);
    else if (at < last) places.push(LEFT_AT);
  }
  return places;
}

/** 0x01 ‖ left ‖ right: one path is folded to its end before the next begins. */
const PAIR = new Uint8Array(1 + 2 * HASH_BYTES);
PAIR[0] = NODE_PREFIX;
const LEFT_AT = 1;
const RIGHT_AT = LEFT_AT + HASH_BYTES;

/**
 * The hash above all of them. Each is written where the next pair needs it: a proof from a log of ten million leaves is
 * 24 hashes, and arrays for them cost an eighth of the check.
 */
function foldedUp(leaf: Uint8Array, places: readonly number[], siblings: readonly Uint8Array[]): Uint8Array {
  PAIR.set(leaf, places[0]);
  for (let level = 0; level < places.length; level++) {
    PAIR.set(siblings[level] as Uint8Array, places[level] === LEFT_AT ? RIGHT_AT : LEFT_AT);
    sha256Into(PAIR, PAIR, places[level + 1] ?? LEFT_AT);
  }
  return PAIR.slice(LEFT_AT, RIGHT_AT);
}
