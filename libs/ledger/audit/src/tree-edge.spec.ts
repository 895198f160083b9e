import { leafHash, toHex, utf8 } from '@fonds/ledger/core';
import { tilesBetween, TreeEdge, type MadeTile } from './tree-edge';

const leaves = Array.from({ length: 1_300 }, (_, i) => leafHash(utf8(`leaf ${i}`)));
const grown = (size: number): TreeEdge => {
  const edge = TreeEdge.at(0, []);
  for (const leaf of leaves.slice(0, size)) edge.append(leaf);
  return edge;
};

const named = (tiles: readonly MadeTile[]): string[] =>
  tiles.map(({ level, index, hashes }) => `${level}/${index} ${toHex(hashes)}`);

describe('the edge of a tree that an audit builds', () => {
  it('kept at any size goes on to the same root and the same tiles', () => {
    const whole = grown(leaves.length);
    const all = whole.takeMade();
    for (const size of [0, 1, 2, 3, 255, 256, 257, 511, 512, 700, 1_024, 1_299, 1_300]) {
      const before = grown(size);
      const made = before.takeMade();
      const after = TreeEdge.at(size, before.unfinished);
      for (const leaf of leaves.slice(size)) after.append(leaf);
      expect(toHex(after.root())).toBe(toHex(whole.root()));
      expect(named([...made, ...after.takeMade()])).toEqual(named(all));
      expect(after.unfinished).toEqual(whole.unfinished);
    }
  });

  it('of another tree is another root', () => {
    const edge = grown(300);
    const tiles = edge.unfinished;
    tiles[0]?.fill(1, 0, 1);
    expect(toHex(TreeEdge.at(300, tiles).root())).not.toBe(toHex(grown(300).root()));
  });

  it('asks for each finished tile once, however the growth is cut, and for the unfinished ones at the end', () => {
    const asked = (cuts: readonly number[]): string[] =>
      cuts
        .slice(1)
        .flatMap((to, i) =>
          tilesBetween(cuts[i] ?? 0, to, to === 1_300).flatMap(({ level, first, last }) =>
            Array.from({ length: last - first + 1 }, (_, n) => `${level}/${first + n}`),
          ),
        );
    const expected = ['0/0', '0/1', '0/2', '0/3', '0/4', '0/5', '1/0'];
    expect(asked([0, 1_300]).sort()).toEqual(expected);
    expect(asked([0, 1, 255, 256, 257, 1_000, 1_024, 1_300]).sort()).toEqual(expected);
  });
});
