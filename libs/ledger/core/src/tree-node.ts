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
    let leaves = 1;
    while (at % (leaves * 2) === 0 && at + leaves * 2 <= end) {
      leaves *= 2;
      level++;
    }
    nodes.push({ level, index: at / leaves });
    at += leaves;
  }
  return nodes;
}

/** The node above, or a number's half without what is left over: exact up to 2^53, where bit shifts are not. */
export const half = (index: number): number => (index - (index % 2)) / 2;
