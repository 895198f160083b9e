import {
  CompactRange,
  grownRange,
  hashesAtLevel,
  HASH_BYTES,
  Malformed,
  TILE_HEIGHT,
  TILE_WIDTH,
  TileSet,
} from '@fonds/ledger/core';
import type { TileRange, TileRow } from './audit-reader';

/** A tile that the audit hashed itself, as wide as the tree had it then. */
export interface MadeTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/**
 * The right edge of a tree that the audit builds anew: its compact range, and at each level the hashes of the tile that
 * is not full yet. These hold all nodes of the range, so the edge is also what an audit that stopped goes on from.
 */
export class TreeEdge {
  private readonly levels: Buffer[] = [];
  private made: MadeTile[] = [];

  private constructor(private range: CompactRange) {}

  /** @param hashes of the unfinished tile at each level. @throws Malformed when they are not those of that size */
  static at(size: number, hashes: readonly Uint8Array[]): TreeEdge {
    const set = new TileSet(size);
    hashes.forEach((tile, level) => {
      if (tile.length > 0) set.add(level, edgeIndex(level, size), tile);
    });
    const edge = new TreeEdge(CompactRange.of(size, set));
    hashes.forEach((tile, level) => edge.level(level).set(tile));
    return edge;
  }

  /** The edge as the stored tiles have it. @throws Malformed when one is missing or too narrow */
  static stored(size: number, tiles: readonly TileRow[]): TreeEdge {
    const hashes: Buffer[] = [];
    for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
      const bytes = edgeWidth(level, size) * HASH_BYTES;
      const tile = tiles.find((row) => row.level === level && row.index === edgeIndex(level, size));
      if (bytes > 0 && (tile?.hashes.length ?? 0) < bytes)
        throw new Malformed(`tile ${level}/${edgeIndex(level, size)}`, 'is not there');
      hashes.push(tile && bytes > 0 ? tile.hashes.subarray(0, bytes) : Buffer.alloc(0));
    }
    return TreeEdge.at(size, hashes);
  }

  get size(): number {
    return this.range.size;
  }

  root(): Uint8Array {
    return this.range.root();
  }

  /** @param leaves hashes, one behind the other */
  append(leaves: Uint8Array): void {
    this.push(0, this.size, leaves);
    this.range = grownRange(this.range, leaves, (level, first, nodes) => {
      if (level % TILE_HEIGHT === 0) this.push(level / TILE_HEIGHT, first, nodes);
    });
  }

  /** Tiles that became full since this was asked last. */
  takeMade(): MadeTile[] {
    const made = this.made;
    this.made = [];
    return made;
  }

  /** The unfinished tile at each level, empty where there is none. */
  get unfinished(): Buffer[] {
    const hashes: Buffer[] = [];
    for (let level = 0; hashesAtLevel(level, this.size) > 0; level++)
      hashes.push(this.level(level).subarray(0, edgeWidth(level, this.size) * HASH_BYTES));
    return hashes;
  }

  private push(level: number, first: number, hashes: Uint8Array): void {
    for (let at = 0; at < hashes.length;) {
      const place = first + at / HASH_BYTES;
      const within = place % TILE_WIDTH;
      const some = hashes.subarray(at, at + (TILE_WIDTH - within) * HASH_BYTES);
      const tile = this.level(level);
      tile.set(some, within * HASH_BYTES);
      at += some.length;
      if (within + some.length / HASH_BYTES < TILE_WIDTH) return;
      this.made.push({ level, index: Math.floor(place / TILE_WIDTH), hashes: tile });
      this.levels[level] = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
    }
  }

  private level(level: number): Buffer {
    return (this.levels[level] ??= Buffer.alloc(TILE_WIDTH * HASH_BYTES));
  }
}

const edgeIndex = (level: number, size: number): number =>
  Math.floor(hashesAtLevel(level, size) / TILE_WIDTH);
const edgeWidth = (level: number, size: number): number => hashesAtLevel(level, size) % TILE_WIDTH;

/** Tiles that a tree growing from one size to another finishes, and at its end those that stay unfinished. */
export function tilesBetween(from: number, to: number, andUnfinished: boolean): TileRange[] {
  const ranges: TileRange[] = [];
  for (let level = 0; hashesAtLevel(level, to) > 0; level++) {
    const first = edgeIndex(level, from);
    const last = edgeIndex(level, to) - (andUnfinished && edgeWidth(level, to) > 0 ? 0 : 1);
    if (last >= first) ranges.push({ level, first, last });
  }
  return ranges;
}
