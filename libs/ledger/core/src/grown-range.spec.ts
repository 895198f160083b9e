import { CompactRange } from './compact-range';
import { grownRange } from './grown-range';
import { sha256 } from './sha256';

const SIZE = 600;
const leaf = (i: number): Uint8Array => sha256(Uint8Array.of(i >> 8, i & 0xff));
const LEAVES = Uint8Array.from(Array.from({ length: SIZE }, (_, i) => [...leaf(i)]).flat());
const hashes = (from: number, to: number): Uint8Array => LEAVES.subarray(32 * from, 32 * to);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** One leaf after the other: the root of each size, and the nodes in the order of levels and places. */
const roots: string[] = [];
const nodes = new Map<string, string>();
const slow = new CompactRange();
for (let i = 0; i < SIZE; i++) {
  roots.push(hex(slow.root()));
  slow.append(leaf(i), (level, index, hash) => nodes.set(`${level}/${index}`, hex(hash)));
}
roots.push(hex(slow.root()));

it('a tree that grows by many leaves is the tree that grows by one after another, from every size', () => {
  for (let from = 0; from <= SIZE; from += 1) {
    const before = grownRange(new CompactRange(), hashes(0, from));
    expect(hex(before.root())).toBe(roots[from]);
    for (const more of [0, 1, 2, 3, 7, 64, 255, 256]) {
      const to = Math.min(SIZE, from + more);
      const after = grownRange(before, hashes(from, to));
      expect([after.size, hex(after.root())]).toEqual([to, roots[to]]);
    }
  }
});

it('each inner node is told once, by the leaves that complete it', () => {
  const told = new Map<string, string>();
  let range = new CompactRange();
  for (let from = 0, step = 1; from < SIZE; from += step, step = (step * 5) % 97)
    range = grownRange(range, hashes(from, Math.min(SIZE, from + step)), (level, first, run) => {
      for (let at = 0; at < run.length; at += 32) {
        const name = `${level}/${first + at / 32}`;
        expect(told.has(name)).toBe(false);
        told.set(name, hex(run.subarray(at, at + 32)));
      }
    });
  expect(range.size).toBe(SIZE);
  expect(new Map([...told].sort())).toEqual(new Map([...nodes].sort()));
});

it('leaves are the same wherever they lie, also many more than are hashed at once', () => {
  const many = Uint8Array.from({ length: 32 * 5_000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
  const slowly = new CompactRange();
  for (let at = 0; at < many.length; at += 32) slowly.append(many.subarray(at, at + 32));
  for (const away of [0, 1, 2, 3]) {
    const elsewhere = new Uint8Array(many.length + away).subarray(away);
    elsewhere.set(many);
    expect(hex(grownRange(new CompactRange(), elsewhere).root())).toBe(hex(slowly.root()));
    // A Buffer's slice is the same memory.
    const { buffer, byteOffset, length } = elsewhere;
    const ofNode = Buffer.from(buffer, byteOffset, length);
    expect(hex(grownRange(new CompactRange(), ofNode).root())).toBe(hex(slowly.root()));
  }
});
