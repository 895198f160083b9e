import { treeOf } from '../../../../test/fixtures/ledger/numbered-tree.fixture';
import { utf8 } from './bytes';
import { leafSetProof, leafSetRanges, verifyLeafSet } from './leaf-set';
import { leafHash } from './merkle-hash';
import { rangeHash } from './range-hash';

describe('one proof for many leaves', () => {
  it('holds for these leaves at these places alone, in trees of all sizes', () => {
    for (let size = 1; size <= 20; size++) {
      const tiles = treeOf(size);
      const root = rangeHash({ start: 0, end: size }, tiles);
      for (const step of [1, 2, 3, 7]) {
        const indices = Array.from({ length: size }, (_, i) => i).filter((i) => i % step === 0);
        const leaves = indices.map((i) => tiles.node(0, i));
        const proof = leafSetProof(indices, size, tiles);
        const holds = [
          verifyLeafSet(indices, leaves, size, proof, root),
          verifyLeafSet(indices, leaves.with(0, leafHash(utf8('x'))), size, proof, root),
          verifyLeafSet(indices, leaves, size, [...proof, root], root),
          proof.length > 0 && verifyLeafSet(indices, leaves, size, proof.slice(1), root),
          indices.length > 1 && verifyLeafSet([...indices].reverse(), leaves, size, proof, root),
        ];
        expect([size, step, ...holds]).toEqual([size, step, true, false, false, false, false]);
      }
    }
    expect(leafSetRanges([0, 1, 2, 3], 4)).toEqual([]);
    expect(() => leafSetRanges([2, 1], 4)).toThrow(RangeError);
  });
});
