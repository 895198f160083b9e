import { grownRange, HASH_BYTES, TILE_HEIGHT, TILE_WIDTH, type CompactRange } from '@fonds/ledger/core';
import { LEAF_RECORD_BYTES } from './leaf-record';
import type { LogGrowth } from './log-store';
import type { MadeLeaves } from './page-leaves';

/** The right edge of a tree, to which leaves are added; tells what its tables have to take in. */
export class GrowingTree {
  constructor(private edge: CompactRange) {}

  get range(): CompactRange {
    return this.edge;
  }

  get size(): number {
    return this.edge.size;
  }

  append({ records, hashes }: MadeLeaves): LogGrowth {
    const from = this.size;
    const tiles: { level: number; index: number; hashes: Uint8Array }[] = [];
    const take = (level: number, first: number, nodes: Uint8Array): void => {
      for (const { index, bytes } of cut(first, nodes, HASH_BYTES))
        tiles.push({ level, index, hashes: bytes });
    };
    take(0, from, hashes);
    this.edge = grownRange(this.edge, hashes, (level, first, nodes) => {
      if (level % TILE_HEIGHT === 0) take(level / TILE_HEIGHT, first, nodes);
    });
    return {
      from,
      to: this.size,
      tiles,
      leaves: cut(from, records, LEAF_RECORD_BYTES).map(({ index, bytes }) => ({ index, records: bytes })),
    };
  }
}

/** A run of things of one length from the place `first` on, cut where a tile or a bundle of 256 ends. */
function cut(first: number, run: Uint8Array, length: number): { index: number; bytes: Uint8Array }[] {
  const pieces: { index: number; bytes: Uint8Array }[] = [];
  for (let at = 0; at < run.length;) {
    const place = first + at / length;
    const end = at + (TILE_WIDTH - (place % TILE_WIDTH)) * length;
    pieces.push({ index: Math.floor(place / TILE_WIDTH), bytes: run.subarray(at, end) });
    at = Math.min(end, run.length);
  }
  return pieces;
}
