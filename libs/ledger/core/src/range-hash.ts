import { nodeHash } from './merkle-hash';
import { perfectNodes, type LeafRange, type NodeReader } from './tree-node';

/** RFC 6962 §2.1: where a tree is cut, the largest power of two below the number of its leaves. */
export function splitOf(start: number, end: number): number {
  let size = 1;
  while (size * 2 < end - start) size *= 2;
  return start + size;
}

/** The Merkle Tree Hash of the leaves of a range, out of its perfect subtrees. */
export function rangeHash(range: LeafRange, nodes: NodeReader): Uint8Array {
  const hashes = perfectNodes(range.start, range.end).map(({ level, index }) => nodes.node(level, index));
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}
