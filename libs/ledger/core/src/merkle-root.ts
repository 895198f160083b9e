import { hash } from 'node:crypto';

const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

/** RFC 6962 §2.1: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array): Buffer => hash('sha256', Buffer.concat([LEAF, entry]), 'buffer');

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** RFC 6962 §2.1: the root of the empty tree. */
export const EMPTY_ROOT = hash('sha256', '', 'hex');

/**
 * The RFC 6962 root of entries given one after another: memory for one hash per level, whatever their number.
 * Holdings digests, manifests and case lists use it over rows in byte order.
 *
 * @example new MerkleRoot().add(Buffer.from('a')).hex()
 */
export class MerkleRoot {
  /** Roots of complete subtrees, largest first; sizes are the binary digits of `size`. */
  private readonly subtrees: Buffer[] = [];
  private entries = 0;

  get size(): number {
    return this.entries;
  }

  add(entry: Uint8Array): this {
    let node = leafHash(entry);
    for (let size = this.entries; size % 2 === 1; size = (size - 1) / 2) {
      const left = this.subtrees.pop();
      if (left) node = nodeHash(left, node);
    }
    this.subtrees.push(node);
    this.entries++;
    return this;
  }

  hex(): string {
    const last = this.subtrees[this.subtrees.length - 1];
    if (!last) return EMPTY_ROOT;
    return this.subtrees
      .slice(0, -1)
      .reduceRight((right, left) => nodeHash(left, right), last)
      .toString('hex');
  }
}

/** The root over rows in byte order; the rows may come in any order. @returns lower-case hex. */
export function rootOfRows(rows: readonly string[]): string {
  const root = new MerkleRoot();
  const sorted = rows.map((row) => Buffer.from(row)).sort((a, b) => a.compare(b));
  for (const row of sorted) root.add(row);
  return root.hex();
}
