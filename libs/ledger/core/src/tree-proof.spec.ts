/** @jest-environment node */
import { utf8 } from './bytes';
import { CompactRange } from './compact-range';
import { consistencyProof, verifyConsistency } from './consistency-proof';
import { inclusionProof, verifyInclusion } from './inclusion-proof';
import { leafHash } from './merkle-hash';
import { tilesOf, TileSet } from './tile';

/** The same few thousand pairs of nodes are hashed millions of times here: each is hashed once, and then looked up. */
jest.mock('./merkle-hash', () => {
  const actual = jest.requireActual<typeof import('./merkle-hash')>('./merkle-hash');
  const known = new Map<number, { left: Uint8Array; right: Uint8Array; hash: Uint8Array }>();
  const short = (hash: Uint8Array): number =>
    ((hash[0] as number) << 16) | ((hash[1] as number) << 8) | (hash[2] as number);
  const same = (a: Uint8Array, b: Uint8Array): boolean => {
    for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return false;
    return true;
  };
  return {
    ...actual,
    nodeHash: (left: Uint8Array, right: Uint8Array): Uint8Array => {
      const key = short(left) * 0x1000000 + short(right);
      const found = known.get(key);
      if (found && same(found.left, left) && same(found.right, right)) return found.hash;
      const hash = actual.nodeHash(left, right);
      known.set(key, { left: left.slice(), right: right.slice(), hash });
      return hash;
    },
  };
});

const SIZES = 600;
const leaves = Array.from({ length: SIZES }, (_, i) => leafHash(utf8(`leaf ${i}`)));
const tiles = new TileSet(SIZES);
const roots: Uint8Array[] = [new CompactRange().root()];
const range = new CompactRange();
const levels: Uint8Array[][] = [[]];
for (const leaf of leaves) {
  levels[0]?.push(leaf);
  range.append(leaf, (level, index, hash) => {
    if (level % 8 === 0) (levels[level / 8] ??= [])[index] = hash;
  });
  roots.push(range.root());
}
for (const tile of tilesOf(SIZES)) {
  const from = tile.index * 256;
  const hashes = (levels[tile.level] ?? []).slice(from, from + tile.width);
  tiles.add(tile.level, tile.index, Buffer.concat(hashes));
}

describe('proofs of a tree', () => {
  it(`verify for every leaf of every size up to ${SIZES}`, () => {
    for (let size = 1; size <= SIZES; size++)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, tiles);
        if (!verifyInclusion(index, size, leaves[index] as Uint8Array, proof, roots[size] as Uint8Array))
          throw new Error(`inclusion of ${index} in ${size}`);
      }
  });

  it(`of consistency verify for every pair of sizes up to ${SIZES}`, () => {
    for (let size = 0; size <= SIZES; size++)
      for (let old = 0; old <= size; old++) {
        const proof = consistencyProof(old, size, tiles);
        if (!verifyConsistency(old, roots[old] as Uint8Array, size, roots[size] as Uint8Array, proof))
          throw new Error(`consistency of ${old} with ${size}`);
      }
  });
});
