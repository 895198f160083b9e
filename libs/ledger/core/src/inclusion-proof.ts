import { isHash, sameBytes } from './bytes';
import { nodeHash } from './merkle-hash';
import { rangeHash, splitOf } from './range-hash';
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
  let hash = leaf;
  let used = 0;
  // `last` is the index, at this level, of the rightmost node: only there a level can be skipped.
  for (let at = index, last = size - 1; last > 0; at = half(at), last = half(last)) {
    const isRight = at % 2 === 1;
    if (!isRight && at === last) continue;
    const sibling = proof[used++];
    if (!sibling) return false;
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return used === proof.length && sameBytes(hash, root);
}
