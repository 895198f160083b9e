import { EMPTY_ROOT_HASH, nodeHash } from './merkle-hash';
import { perfectNodes, type NodeReader } from './tree-node';

/**
 * What a growing tree needs to remember: the roots of its complete subtrees, one for each binary digit 1 of its size,
 * the largest first. Memory and the cost of a root are logarithmic in the size.
 */
export class CompactRange {
  private readonly roots: Uint8Array[] = [];
  private leaves = 0;

  /** The range of a tree of `size` leaves whose nodes can be read. */
  static of(size: number, nodes: NodeReader): CompactRange {
    const range = new CompactRange();
    for (const { level, index } of perfectNodes(0, size)) range.roots.push(nodes.node(level, index));
    range.leaves = size;
    return range;
  }

  /** The range that has these roots, the largest subtree's first. */
  static with(size: number, roots: readonly Uint8Array[]): CompactRange {
    const range = new CompactRange();
    range.roots.push(...roots);
    range.leaves = size;
    return range;
  }

  /** Roots of its complete subtrees, the largest first. */
  get subtrees(): readonly Uint8Array[] {
    return this.roots;
  }

  get size(): number {
    return this.leaves;
  }

  /**
   * @param leaf hash of the next leaf.
   * @param completed is told each inner node that this leaf completes, with its level above the leaves and its index.
   */
  append(leaf: Uint8Array, completed?: (level: number, index: number, hash: Uint8Array) => void): void {
    let node = leaf;
    let level = 0;
    for (let size = this.leaves; size % 2 === 1; size = (size - 1) / 2) {
      const left = this.roots.pop();
      if (!left) throw new Error('a compact range lost a subtree');
      node = nodeHash(left, node);
      level++;
      completed?.(level, (size - 1) / 2, node);
    }
    this.roots.push(node);
    this.leaves++;
  }

  /** RFC 6962 §2.1: the Merkle Tree Hash of all leaves so far. */
  root(): Uint8Array {
    const last = this.roots[this.roots.length - 1];
    if (!last) return EMPTY_ROOT_HASH;
    return this.roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }
}
