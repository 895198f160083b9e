import { CompactRange } from './compact-range';
import { HASH_BYTES } from './merkle-hash';
import { Sha256Batch } from './sha256-batch';

/** Nodes hashed in one run. */
const TOGETHER = 2_048;
const PAIR_WORDS = (2 * HASH_BYTES) / 4;

/**
 * The range with leaves added: the same as {@link CompactRange.append} for each of them, level by level and many
 * nodes at a time.
 *
 * @param leaves hashes, one behind the other.
 * @param completed is told the inner nodes that these leaves complete: their level above the leaves, the index of the
 *   first, and their hashes one behind the other.
 */
export function grownRange(
  range: CompactRange,
  leaves: Uint8Array,
  completed?: (level: number, first: number, hashes: Uint8Array) => void,
): CompactRange {
  const roots = [...range.subtrees];
  const ends: Uint8Array[] = [];
  let first = range.size;
  let nodes = leaves;
  for (let level = 0; nodes.length > 0; level++) {
    // A subtree that waits at this level for the one on its right.
    const waits = first % 2 === 1;
    if (waits) {
      const left = roots.pop();
      if (!left) throw new Error('a compact range lost a subtree');
      const joined = new Uint8Array(HASH_BYTES + nodes.length);
      joined.set(left);
      joined.set(nodes, HASH_BYTES);
      nodes = joined;
    }
    const pairs = Math.floor(nodes.length / (2 * HASH_BYTES));
    if (nodes.length > pairs * 2 * HASH_BYTES) ends.push(nodes.slice(pairs * 2 * HASH_BYTES));
    first = (waits ? first - 1 : first) / 2;
    nodes = parentsOf(nodes, pairs);
    if (pairs > 0) completed?.(level + 1, first, nodes);
  }
  return CompactRange.with(range.size + leaves.length / HASH_BYTES, [...roots, ...ends.reverse()]);
}

/** Messages that stay, with the places of each: in every run their children are written anew. */
class Pairs {
  readonly batch = new Sha256Batch(TOGETHER);
  private readonly at = Array.from({ length: TOGETHER }, () => this.batch.add(1 + 2 * HASH_BYTES));

  /** 0x01 ‖ left ‖ right, by words of which each takes the byte that the one before has left over. */
  put(place: number, words: Int32Array, from: number): void {
    const at = this.at[place] as number;
    let left = 0x01;
    for (let i = 0; i < PAIR_WORDS; i++) {
      const word = words[from + i] as number;
      this.batch.words[at / 4 + i] = left | (word << 8);
      left = word >>> 24;
    }
    this.batch.bytes[at + 2 * HASH_BYTES] = left;
  }
}

let kept: Pairs | undefined;

/** RFC 6962 §2.1 of each pair: SHA-256(0x01 ‖ left ‖ right). */
function parentsOf(nodes: Uint8Array, pairs: number): Uint8Array {
  const together = (kept ??= new Pairs());
  const { buffer, byteOffset, length } = nodes.byteOffset % 4 === 0 ? nodes : new Uint8Array(nodes);
  const words = new Int32Array(buffer, byteOffset, length / 4);
  const parents = new Uint8Array(pairs * HASH_BYTES);
  for (let from = 0; from < pairs; from += TOGETHER) {
    const count = Math.min(pairs - from, TOGETHER);
    for (let i = 0; i < count; i++) together.put(i, words, (from + i) * PAIR_WORDS);
    parents.set(together.batch.again(count), from * HASH_BYTES);
  }
  return parents;
}
