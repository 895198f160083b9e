/** A perfect subtree: 2^level leaves from leaf index · 2^level on. */
export interface TreeNode {
  /** Above the leaves: 0 is a leaf. */
  readonly level: number;
  /** From the left, within its level. */
  readonly index: number;
}

/** Gives the hash of a perfect subtree. @throws Malformed when it does not have it. */
export interface NodeReader {
  node(level: number, index: number): Uint8Array;
}

/** Leaves from `start` up to and without `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The fewest perfect subtrees that cover the leaves of a range, from the left. `start` is a multiple of the largest
 * power of two below the range's length, as in every range of RFC 6962's proofs.
 */
export function perfectNodes(start: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}
