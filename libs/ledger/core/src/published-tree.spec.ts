import { fromHex, toHex } from './bytes';
import { CompactRange } from './compact-range';
import { consistencyProof, verifyConsistency } from './consistency-proof';
import { inclusionProof, verifyInclusion } from './inclusion-proof';
import { leafHash } from './merkle-hash';
import { TileSet } from './tile';

/** The tree of certificate-transparency-go and transparency-dev/merkle (`testonly`): eight entries, roots, proofs. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAF_5 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const NODE_2_4 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const NODE_4_8 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const NODE_6_8 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';

const range = new CompactRange();
const tiles = new TileSet(ENTRIES.length);
const leaves = ENTRIES.map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, 'hex'))));
tiles.add(0, 0, Buffer.concat(leaves));
const root = (size: number): Uint8Array => fromHex(ROOTS[size] ?? '', 32, 'root');

describe('the published tree of certificate transparency', () => {
  it('has its roots at every size', () => {
    const roots = [toHex(range.root())];
    for (const leaf of leaves) {
      range.append(leaf);
      roots.push(toHex(range.root()));
    }
    expect(roots).toEqual(ROOTS);
  });

  it.each([
    [0, 1, []],
    [0, 8, [LEAF_1, NODE_2_4, NODE_4_8]],
    [5, 8, [LEAF_5, NODE_6_8, ROOTS[4]]],
    [2, 3, [ROOTS[2]]],
    [1, 5, [ROOTS[1], NODE_2_4, LEAF_5]],
  ])('has the proof that leaf %i is among %i', (index, size, hashes) => {
    const proof = inclusionProof(index, size, tiles);
    expect(proof.map(toHex)).toEqual(hashes);
    expect(verifyInclusion(index, size, leaves[index] as Uint8Array, proof, root(size))).toBe(true);
  });

  it.each([
    [1, 1, []],
    [1, 8, [LEAF_1, NODE_2_4, NODE_4_8]],
    [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', NODE_6_8, ROOTS[4]]],
    [2, 5, [NODE_2_4, LEAF_5]],
  ])('has the proof that %i leaves are the beginning of %i', (old, size, hashes) => {
    const proof = consistencyProof(old, size, tiles);
    expect(proof.map(toHex)).toEqual(hashes);
    expect(verifyConsistency(old, root(old), size, root(size), proof)).toBe(true);
  });
});
