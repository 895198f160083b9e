import { isHash, sameBytes } from './bytes';
import { EMPTY_ROOT_HASH, nodeHash } from './merkle-hash';
import { rangeHash, splitOf } from './range-hash';
import { half, type LeafRange, type NodeReader } from './tree-node';

/** What a consistency proof lists (RFC 6962 §2.1.2); nothing when the old tree is empty or the whole. */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(size) || oldSize < 0 || oldSize > size)
    throw new RangeError(`no tree of ${oldSize} within ${size} leaves`);
  if (oldSize === 0 || oldSize === size) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  // The old tree's end lies in [start, end): walk down until a subtree ends exactly there.
  while (end !== oldSize) {
    const middle = splitOf(start, end);
    if (oldSize <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  // The last subtree is the old tree itself only when nothing lay left of it: then both sides know its root.
  return start === 0 ? ranges : [{ start, end }, ...ranges];
}

/** The proof that the tree of `oldSize` leaves is the beginning of that of `size` (RFC 6962 §2.1.2). */
export const consistencyProof = (oldSize: number, size: number, nodes: NodeReader): Uint8Array[] =>
  consistencyRanges(oldSize, size).map((range) => rangeHash(range, nodes));

/** Whether the proof leads from the old root to the new one. Never throws. */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  size: number,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(size) || oldSize < 0 || oldSize > size)
    return false;
  if (!isHash(oldRoot) || !isHash(root) || !proof.every(isHash)) return false;
  if (oldSize === 0 && !sameBytes(oldRoot, EMPTY_ROOT_HASH)) return false;
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root);
  if (oldSize === 0) return proof.length === 0;
  return climb(oldSize, oldRoot, size, root, proof);
}

function climb(
  oldSize: number,
  oldRoot: Uint8Array,
  size: number,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  let at = oldSize - 1;
  let last = size - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  // A complete old tree is its own first subtree; otherwise the proof begins with the last one of it.
  let used = at === 0 ? 0 : 1;
  const first = at === 0 ? oldRoot : proof[0];
  if (!first) return false;
  let older = first;
  let newer = first;
  for (; last > 0; at = half(at), last = half(last)) {
    const isRight = at % 2 === 1;
    if (!isRight && at === last) continue;
    const sibling = proof[used++];
    if (!sibling) return false;
    if (isRight) older = nodeHash(sibling, older);
    newer = isRight ? nodeHash(sibling, newer) : nodeHash(newer, sibling);
  }
  return used === proof.length && sameBytes(older, oldRoot) && sameBytes(newer, root);
}
