import { compareBytes, fromHex, sameBytes, toHex, utf8 } from './bytes';
import { inclusionProof, verifyInclusion } from './inclusion-proof';
import { leafHash, nodeHash } from './merkle-hash';
import { half, type NodeReader } from './tree-node';

/** A row's place in a list whose root is `rootOfRows` of it. Hashes in hexadecimal, from the row's sibling upwards. */
export interface RowProof {
  readonly root: string;
  readonly count: number;
  readonly index: number;
  readonly hashes: readonly string[];
}

/**
 * That a row is in a manifest, a case list or a holdings digest, without showing the other rows.
 *
 * @returns nothing when it is not among the rows
 */
export function rowProof(rows: readonly string[], row: string): RowProof | undefined {
  const wanted = utf8(row);
  const sorted = rows.map(utf8).sort(compareBytes);
  const index = sorted.findIndex((each) => sameBytes(each, wanted));
  if (index < 0) return undefined;
  const nodes = new RowNodes(sorted.map(leafHash));
  const hashes = inclusionProof(index, sorted.length, nodes).map(toHex);
  return { root: toHex(nodes.root()), count: sorted.length, index, hashes };
}

/** @throws Malformed when the hexadecimal is none. */
export const verifyRowProof = (row: string, { root, count, index, hashes }: RowProof): boolean =>
  verifyInclusion(
    index,
    count,
    leafHash(utf8(row)),
    hashes.map((hash) => fromHex(hash, 32, 'row proof')),
    fromHex(root, 32, 'root'),
  );

/** All perfect subtrees of a list in memory, level by level. */
class RowNodes implements NodeReader {
  private readonly levels: Uint8Array[][];

  constructor(leaves: Uint8Array[]) {
    this.levels = [leaves];
    for (let below = leaves; below.length > 1;) {
      const level: Uint8Array[] = [];
      for (let i = 0; i + 1 < below.length; i += 2)
        level.push(nodeHash(below[i] as Uint8Array, below[i + 1] as Uint8Array));
      this.levels.push(level);
      below = level;
    }
  }

  node(level: number, index: number): Uint8Array {
    const node = this.levels[level]?.[index];
    if (!node) throw new RangeError(`no node ${index} at level ${level}`);
    return node;
  }

  /** RFC 6962 §2.1, of one row and more. */
  root(): Uint8Array {
    const size = this.levels[0]?.length ?? 0;
    let root: Uint8Array | undefined;
    for (let level = 0, rest = size; rest > 0; level++, rest = half(rest))
      if (rest % 2 === 1) {
        const node = this.node(level, rest - 1);
        root = root ? nodeHash(node, root) : node;
      }
    return root as Uint8Array;
  }
}
