import {
  CompactRange,
  concat,
  leafEntry,
  leafHash,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Leaf,
} from '@fonds/ledger/core';
import { LEAF_RECORD_BYTES, writeLeafRecord } from './leaf-record';
import type { LogGrowth } from './log-store';

/** The right edge of a tree, to which leaves are added; tells what its tables have to take in. */
export class GrowingTree {
  constructor(readonly range: CompactRange) {}

  get size(): number {
    return this.range.size;
  }

  append(leaves: readonly Leaf[]): LogGrowth {
    const from = this.size;
    const tiles = new Map<string, { level: number; index: number; hashes: Uint8Array[] }>();
    const hashAt = (level: number, place: number, hash: Uint8Array): void => {
      const index = Math.floor(place / TILE_WIDTH);
      const key = `${level}/${index}`;
      const tile = tiles.get(key) ?? { level, index, hashes: [] };
      tiles.set(key, tile);
      tile.hashes.push(hash);
    };
    leaves.forEach((leaf, i) => {
      const hash = leafHash(leafEntry(leaf));
      hashAt(0, from + i, hash);
      this.range.append(hash, (level, place, node) => {
        if (level % TILE_HEIGHT === 0) hashAt(level / TILE_HEIGHT, place, node);
      });
    });
    return {
      from,
      to: this.size,
      tiles: [...tiles.values()].map((tile) => ({ ...tile, hashes: concat(...tile.hashes) })),
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
    const records = new Uint8Array(part.length * LEAF_RECORD_BYTES);
    part.forEach((leaf, i) => writeLeafRecord(leaf, records, i * LEAF_RECORD_BYTES));
    rows.push({ index: Math.floor((from + at) / TILE_WIDTH), records });
    at += part.length;
  }
  return rows;
}
