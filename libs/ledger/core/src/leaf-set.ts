import { sameBytes } from './bytes';
import { nodeHash } from './merkle-hash';
import { rangeHash, splitOf } from './range-hash';
import type { LeafRange, NodeReader } from './tree-node';

/**
 * One proof for many leaves of a tree: the hashes of the largest ranges of RFC 6962 §2.1 that hold none of them, from
 * the left. Leaves side by side share what would stand in the proof of each; all leaves of a tree need no hash at all.
 */
export function leafSetRanges(indices: readonly number[], size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  walk(indices, size, {
    leaf: () => undefined,
    other: (range) => void ranges.push(range),
    both: () => undefined,
  });
  return ranges;
}

/** @param indices rising, each once. @throws RangeError for others. */
export const leafSetProof = (indices: readonly number[], size: number, nodes: NodeReader): Uint8Array[] =>
  leafSetRanges(indices, size).map((range) => rangeHash(range, nodes));

/**
 * Whether the proof leads from these leaves to the root. Never throws; indices out of order, a hash too many or too
 * few are a proof that does not hold.
 */
export function verifyLeafSet(
  indices: readonly number[],
  leaves: readonly Uint8Array[],
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isRising(indices, size) || indices.length !== leaves.length) return false;
  let used = 0;
  const found = walk<Uint8Array | undefined>(indices, size, {
    leaf: (at) => leaves[at],
    other: () => proof[used++],
    both: (left, right) => (left?.length === 32 && right?.length === 32 ? nodeHash(left, right) : undefined),
  });
  return found !== undefined && used === proof.length && sameBytes(found, root);
}

interface Steps<T> {
  /** @param at place among the indices */
  leaf(at: number): T;
  other(range: LeafRange): T;
  both(left: T, right: T): T;
}

function walk<T>(indices: readonly number[], size: number, { leaf, other, both }: Steps<T>): T {
  if (!isRising(indices, size)) throw new RangeError(`leaves that are not in a tree of ${size}, in order`);
  const part = (start: number, end: number, from: number, to: number): T => {
    if (from === to) return other({ start, end });
    if (end - start === 1) return leaf(from);
    const middle = splitOf(start, end);
    let cut = from;
    while (cut < to && (indices[cut] ?? 0) < middle) cut++;
    // The left part first: the order of the proof's hashes.
    const left = part(start, middle, from, cut);
    return both(left, part(middle, end, cut, to));
  };
  return part(0, size, 0, indices.length);
}

const isRising = (indices: readonly number[], size: number): boolean =>
  size > 0 &&
  indices.every(
    (index, i) =>
      Number.isSafeInteger(index) && index < size && index > (i === 0 ? -1 : (indices[i - 1] ?? 0)),
  );
