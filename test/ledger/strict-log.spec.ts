import {
  checkpointText,
  dataDigest,
  EMPTY_ROOT_HASH,
  leafText,
  Malformed,
  MAX_ENTRY_BYTES,
  parseCheckpoint,
  parseLeaf,
  parseProof,
  parseStreamHead,
  parseTilePath,
  readBundle,
  sha256,
  streamHeadText,
  tilePath,
  TileSet,
  utf8,
  verifyConsistency,
  verifyInclusion,
  writeBundle,
} from '@fonds/ledger/core';
import { ORIGIN } from './log.fixture';

const root = sha256(utf8('root'));

describe('a tree', () => {
  it('of no leaf has one root: no other is consistent with it', () => {
    expect(verifyConsistency(0, EMPTY_ROOT_HASH, 0, EMPTY_ROOT_HASH, [])).toBe(true);
    expect(verifyConsistency(0, EMPTY_ROOT_HASH, 5, root, [])).toBe(true);
    expect(verifyConsistency(0, EMPTY_ROOT_HASH, 0, root, [])).toBe(false);
    expect(verifyConsistency(0, root, 5, root, [])).toBe(false);
    expect(verifyConsistency(0, EMPTY_ROOT_HASH, 5, root, [root])).toBe(false);
  });

  it('is not proved by hashes that are none', () => {
    const short = root.subarray(1);
    expect(verifyInclusion(0, 1, root, [], root)).toBe(true);
    expect(verifyInclusion(0, 1, short, [], short)).toBe(false);
    expect(verifyConsistency(5, root, 5, root, [])).toBe(true);
    expect(verifyConsistency(5, short, 5, short, [])).toBe(false);
    expect(verifyConsistency(4, short, 5, root, [root])).toBe(false);
  });

  it.each([
    [-1, 1],
    [1, 1],
    [0, 0],
    [0.5, 1],
    [NaN, 1],
    [0, Infinity],
    [0, 2 ** 53],
  ])('has no leaf %p of %p', (index, size) => {
    expect(verifyInclusion(index, size, root, [], root)).toBe(false);
    expect(verifyConsistency(index, root, size - 0.5, root, [])).toBe(false);
  });
});

describe('a tile', () => {
  it.each([
    'tile',
    '0/0',
    '0/00',
    '0/0000',
    '00/000',
    '64/000',
    '-1/000',
    '0/x000/000',
    '0/x001/x000',
    '0/001/000',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/08',
    '0/000/',
    '0/000.p/',
    'entries/',
    'entries/000.p/1/2',
    '0/../000',
    `0/${'x999/'.repeat(9)}999`,
  ])('is not at %j', (path) => expect(() => parseTilePath(path)).toThrow(Malformed));

  it('is at one place, which leads back to it', () => {
    for (const index of [0, 7, 999, 1000, 1234067, 2 ** 53 - 1])
      for (const width of [1, 255, 256]) {
        const tile = { level: 63, index, width };
        expect(parseTilePath(tilePath(tile).slice('tile/'.length))).toEqual(tile);
      }
    for (const tile of [
      { level: 64, index: 0, width: 1 },
      { level: 0, index: -1, width: 1 },
      { level: 0, index: 0, width: 0 },
      { level: 0, index: 0, width: 257 },
    ])
      expect(() => tilePath(tile)).toThrow(RangeError);
  });

  it('is whole hashes, at least one, at most 256', () => {
    for (const length of [0, 31, 33, 257 * 32])
      expect(() => new TileSet(600).add(0, 0, new Uint8Array(length))).toThrow(Malformed);
  });

  it('has no hash beyond its width, and takes in a wider one', () => {
    const tiles = new TileSet(600);
    expect(() => tiles.node(0, 0)).toThrow(Malformed);
    tiles.add(0, 0, new Uint8Array(3 * 32));
    expect(() => tiles.node(0, 3)).toThrow(Malformed);
    expect(() => tiles.node(1, 1)).toThrow(Malformed);
    tiles.add(0, 0, new Uint8Array(4 * 32));
    expect(tiles.node(1, 1)).toEqual(tiles.node(1, 0));
  });

  it('is not wider than the tree has it', () => {
    const hashes = (count: number): Uint8Array => new Uint8Array(count * 32);
    const tiles = new TileSet(600);
    tiles.add(0, 2, hashes(600 - 512));
    expect(() => tiles.add(0, 2, hashes(600 - 512 + 1))).toThrow('has 88');
    expect(() => tiles.add(0, 3, hashes(1))).toThrow(Malformed);
    tiles.add(1, 0, hashes(2));
    expect(() => tiles.add(1, 0, hashes(3))).toThrow(Malformed);
    expect(() => tiles.add(2, 0, hashes(1))).toThrow(Malformed);
    expect(tiles.has({ level: 0, index: 2, width: 88 })).toBe(true);
  });
});

describe('a bundle of entries', () => {
  it('has 1 to 256 entries, each of at most 65,535 bytes', () => {
    const longest = new Uint8Array(MAX_ENTRY_BYTES);
    expect(readBundle(writeBundle([longest, new Uint8Array(0)])).map(({ length }) => length)).toEqual([
      65_535, 0,
    ]);
    expect(() => writeBundle([new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow(RangeError);
    expect(() => writeBundle([])).toThrow(RangeError);
    expect(() => writeBundle(Array.from({ length: 257 }, () => longest))).toThrow(RangeError);
    expect(readBundle(new Uint8Array(512))).toHaveLength(256);
    for (const bytes of [[], [0], [0, 1], [0, 0, 0], [0, 2, 1], [255, 255, 0]])
      expect(() => readBundle(Uint8Array.from(bytes))).toThrow(Malformed);
    expect(() => readBundle(new Uint8Array(514))).toThrow(Malformed);
  });
});

describe('a leaf', () => {
  const digest = '0'.repeat(64);
  const leaf = { dataDigest: digest, metaDigest: digest, revision: 0, streamTag: digest };

  it('is read back as written, up to its last revision', () => {
    for (const revision of [0, 7, 9_999_999_999])
      expect(parseLeaf(utf8(leafText({ ...leaf, revision })))).toEqual({ ...leaf, revision });
    for (const revision of [-1, 0.5, NaN, 10_000_000_000])
      expect(() => leafText({ ...leaf, revision })).toThrow(RangeError);
  });

  it.each([
    (text: string) => `${text}\n`,
    (text: string) => text.replace(':0,', ':00,'),
    (text: string) => text.replace(':0,', ':-0,'),
    (text: string) => text.replace('"v":1', '"v":2'),
    (text: string) => text.replace(',"v"', ', "v"'),
    (text: string) => text.replace('"v":1', '"v":1,"v":1'),
    (text: string) => text.replace('0', 'A'),
    (text: string) => `\ufeff${text}`,
    () => '',
  ])('is not read from another text (%#)', (change) =>
    expect(() => parseLeaf(utf8(change(leafText(leaf))))).toThrow(Malformed),
  );

  it('has a salt of sixteen bytes, because HMAC would take a shorter one for another', () => {
    for (const length of [0, 15, 17])
      expect(() => dataDigest(new Uint8Array(length), utf8('x'))).toThrow(RangeError);
  });
});

describe('a proof and the statement of a stream', () => {
  const lines = ['c2sp.org/tlog-proof@v1', 'index 0', '', 'the checkpoint\n'];

  it.each([
    ['another header', ['c2sp.org/tlog-proof@v2', ...lines.slice(1)]],
    ['no index', [lines[0], ...lines.slice(2)]],
    ['an index that is none', [lines[0], 'index 00', ...lines.slice(2)]],
    ['an extra line without data', [lines[0], 'extra ', ...lines.slice(1)]],
    ['an extra line behind the index', [lines[0], 'index 0', 'extra AA==', ...lines.slice(2)]],
    ['a hash that is none', [lines[0], 'index 0', 'AAAA', ...lines.slice(2)]],
    ['no empty line', lines.filter((line) => line !== '')],
    [
      '64 hashes',
      [lines[0], 'index 0', ...Array.from({ length: 64 }, () => `${'A'.repeat(43)}=`), ...lines.slice(2)],
    ],
  ])('a proof with %s is not read', (_, text) => {
    expect(parseProof(lines.join('\n'))).toMatchObject({ index: 0 });
    expect(() => parseProof(text.join('\n'))).toThrow(Malformed);
  });

  it('a stream has no revision that its tree has no room for, and an origin that can sign', () => {
    const head = { origin: ORIGIN, size: 5, root, streamTag: '0'.repeat(64), revision: 4 };
    expect(parseStreamHead(streamHeadText(head))).toEqual(head);
    for (const change of [
      { revision: 5 },
      { size: 0, revision: 0 },
      { revision: -1 },
      { origin: 'a b' },
      { origin: 'a\nsize 9' },
      { streamTag: 'A'.repeat(64) },
      { root: root.subarray(1) },
    ])
      expect(() => streamHeadText({ ...head, ...change })).toThrow(Malformed);
  });

  it('a checkpoint is never the statement of a stream, nor the other way round', () => {
    const head = { origin: ORIGIN, size: 5, root, streamTag: '0'.repeat(64), revision: 4 };
    expect(() => parseCheckpoint(streamHeadText(head))).toThrow(Malformed);
    expect(() => parseStreamHead(checkpointText(head))).toThrow(Malformed);
  });
});
