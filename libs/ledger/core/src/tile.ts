import { Malformed } from './bytes';
import { HASH_BYTES } from './merkle-hash';
import { TileNodes } from './tile-nodes';
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
const tileIn = (level: number, index: number, size: number): TileRef => ({
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
  const height = nodeLevel % TILE_HEIGHT;
  const nodes = TILE_WIDTH >> height;
  return { level: (nodeLevel - height) / TILE_HEIGHT, index: (nodeIndex - (nodeIndex % nodes)) / nodes };
}

/**
 * Tiles in memory, and every node of the tree that they hold. Inner nodes are hashed when they are first asked for
 * and kept: a proof in a tree of 10^7 leaves then reads instead of hashing.
 */
export class TileSet implements NodeReader {
  private readonly levels: Map<number, TileNodes>[] = [];

  /** @param size leaves of the tree that the tiles are of */
  constructor(private readonly size: number) {}

  /**
   * Takes a tile in, or a wider one in its place.
   *
   * @throws Malformed when the bytes are not whole hashes, or more than the tree has there.
   */
  add(level: number, index: number, hashes: Uint8Array): void {
    if (hashes.length === 0 || hashes.length % HASH_BYTES !== 0 || hashes.length > TILE_WIDTH * HASH_BYTES)
      throw new Malformed(`tile ${level}/${index}`, 'not 1 to 256 hashes');
    this.take(new TileNodes(hashes, { level, index }));
  }

  /** As {@link add}, with the inner nodes that were hashed already. @throws Malformed */
  take(nodes: TileNodes): void {
    const { level, index } = nodes.place;
    const { width } = tileIn(level, index, this.size);
    if (nodes.width > width)
      throw new Malformed(
        `tile ${level}/${index}`,
        `${nodes.width} hashes, a tree of ${this.size} has ${width}`,
      );
    (this.levels[level] ??= new Map()).set(index, nodes);
  }

  has(tile: TileRef): boolean {
    return (this.levels[tile.level]?.get(tile.index)?.width ?? 0) >= tile.width;
  }

  node(level: number, index: number): Uint8Array {
    const tile = tileOfNode(level, index);
    const nodes = this.levels[tile.level]?.get(tile.index);
    if (!nodes) throw new Malformed(`tile ${tile.level}/${tile.index}`, 'is not there');
    const height = level % TILE_HEIGHT;
    return nodes.node(height, index - tile.index * (TILE_WIDTH >> height));
  }
}
