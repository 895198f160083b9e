import { CompactRange, HASH_BYTES, TILE_HEIGHT, TILE_WIDTH, type Leaf } from '@fonds/ledger/core';
import { hashOfLeaf } from './event-leaves';
import { LEAF_RECORD_BYTES, writeLeafRecord } from './leaf-record';
import type { LogGrowth } from './log-store';

/** What one page adds to a tile. */
interface TileGrowth {
  readonly level: number;
  readonly index: number;
  readonly bytes: Uint8Array;
  used: number;
}

/** The right edge of a tree, to which leaves are added; tells what its tables have to take in. */
export class GrowingTree {
  constructor(readonly range: CompactRange) {}

  get size(): number {
    return this.range.size;
  }

  append(leaves: readonly Leaf[]): LogGrowth {
    const from = this.size;
    const tiles: TileGrowth[] = [];
    const open: TileGrowth[] = [];
    const hashAt = (level: number, place: number, hash: Uint8Array): void => {
      const index = Math.floor(place / TILE_WIDTH);
      let tile = open[level];
      if (tile?.index !== index) {
        const room = TILE_WIDTH - (place % TILE_WIDTH);
        tile = { level, index, bytes: new Uint8Array(room * HASH_BYTES), used: 0 };
        tiles.push((open[level] = tile));
      }
      tile.bytes.set(hash, tile.used);
      tile.used += HASH_BYTES;
    };
    const completed = (level: number, place: number, node: Uint8Array): void => {
      if (level % TILE_HEIGHT === 0) hashAt(level / TILE_HEIGHT, place, node);
    };
    for (const [i, leaf] of leaves.entries()) {
      const hash = hashOfLeaf(leaf);
      hashAt(0, from + i, hash);
      this.range.append(hash, completed);
    }
    return {
      from,
      to: this.size,
      tiles: tiles.map(({ level, index, bytes, used }) => ({
        level,
        index,
        hashes: bytes.subarray(0, used),
      })),
      leaves: recordsOf(from, leaves),
    };
  }
}

/** The leaves' records, cut where a bundle ends. */
function recordsOf(from: number, leaves: readonly Leaf[]): { index: number; records: Uint8Array }[] {
  const rows: { index: number; records: Uint8Array }[] = [];
  for (let at = 0; at < leaves.length;) {
    const place = (from + at) % TILE_WIDTH;
    const part = leaves.slice(at, at + TILE_WIDTH - place);
    const records = Buffer.alloc(part.length * LEAF_RECORD_BYTES);
    part.forEach((leaf, i) => writeLeafRecord(leaf, records, i * LEAF_RECORD_BYTES));
    rows.push({ index: Math.floor((from + at) / TILE_WIDTH), records });
    at += part.length;
  }
  return rows;
}
