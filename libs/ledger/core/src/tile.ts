import { Malformed } from './bytes';
import { HASH_BYTES, nodeHash } from './merkle-hash';
import { perfectNodes, type LeafRange, type NodeReader } from './tree-node';

/** C2SP tlog-tiles: a tile is a subtree of height 8 with up to 256 hashes as its leaves. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;
/** The most levels a tile's address can name: 0 to 63. */
export const MAX_TILE_LEVEL = 63;

/** A tile as tlog-tiles addresses it. `width` 256 is a full tile, 1 to 255 a partial one. */
export interface TileRef {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** tlog-tiles "Partial Tiles": hashes at a tile level of a tree of `size` leaves, full and partial tiles together. */
export const hashesAtLevel = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The tile, as wide as a tree of `size` leaves has it; width 0 when it has none. */
export const tileIn = (level: number, index: number, size: number): TileRef => ({
  level,
  index,
  width: Math.max(0, Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH)),
});

/** All tiles of a tree of `size` leaves, full and partial, level by level. */
export function* tilesOf(size: number): Generator<TileRef> {
  for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
    const hashes = hashesAtLevel(level, size);
    for (let index = 0; index * TILE_WIDTH < hashes; index++) yield tileIn(level, index, size);
  }
}

/** The tiles that hold what is needed to hash these ranges of a tree of `size` leaves, each once. */
export function tilesFor(ranges: readonly LeafRange[], size: number): TileRef[] {
  const found = new Map<string, TileRef>();
  for (const range of ranges)
    for (const node of perfectNodes(range.start, range.end)) {
      const { level, index } = tileOfNode(node.level, node.index);
      found.set(`${level}/${index}`, tileIn(level, index, size));
    }
  return [...found.values()];
}

/** Which tile holds a node: in it, or reached by hashing its hashes. */
function tileOfNode(nodeLevel: number, nodeIndex: number): { level: number; index: number } {
  const level = Math.floor(nodeLevel / TILE_HEIGHT);
  const height = nodeLevel - level * TILE_HEIGHT;
  return { level, index: Math.floor((nodeIndex * 2 ** height) / TILE_WIDTH) };
}

/**
 * Tiles in memory, and every node of the tree that they hold. Inner nodes are hashed when they are first asked for
 * and kept: a proof in a tree of 10^7 leaves then reads instead of hashing.
 */
export class TileSet implements NodeReader {
  private readonly tiles = new Map<string, Uint8Array>();
  private readonly inner = new Map<string, Uint8Array>();

  /** @throws Malformed when the bytes are not whole hashes, or more than a tile holds. */
  add(level: number, index: number, hashes: Uint8Array): void {
    if (hashes.length === 0 || hashes.length % HASH_BYTES !== 0 || hashes.length > TILE_WIDTH * HASH_BYTES)
      throw new Malformed(`tile ${level}/${index}`, 'not 1 to 256 hashes');
    this.tiles.set(`${level}/${index}`, hashes);
  }

  has(tile: TileRef): boolean {
    return (this.tiles.get(`${tile.level}/${tile.index}`)?.length ?? 0) >= tile.width * HASH_BYTES;
  }

  node(level: number, index: number): Uint8Array {
    const tile = tileOfNode(level, index);
    const height = level - tile.level * TILE_HEIGHT;
    if (height === 0) return this.hashOf(tile.level, tile.index, index - tile.index * TILE_WIDTH);
    const key = `${level}/${index}`;
    const known = this.inner.get(key);
    if (known) return known;
    const hash = nodeHash(this.node(level - 1, 2 * index), this.node(level - 1, 2 * index + 1));
    this.inner.set(key, hash);
    return hash;
  }

  private hashOf(level: number, index: number, at: number): Uint8Array {
    const bytes = this.tiles.get(`${level}/${index}`);
    const hash = bytes?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    if (hash?.length !== HASH_BYTES) throw new Malformed(`tile ${level}/${index}`, `hash ${at} is not there`);
    return hash;
  }
}
