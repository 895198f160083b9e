import {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  Malformed,
  rangeHash,
  EMPTY_ROOT_HASH,
  TileNodes,
  tilesFor,
  TileSet,
  type LeafRange,
  type TileRef,
} from '@fonds/ledger/core';
import type { LogStore } from './log-store';
import type { TileMemory } from './tile-memory';

/** Proofs and roots of one epoch's tree, out of its stored tiles. */
export class LogTree {
  constructor(
    private readonly log: LogStore,
    private readonly epoch: number,
    /** Without it the tables are asked each time: what compares them with what was signed must. */
    private readonly memory?: TileMemory,
  ) {}

  /** @throws Malformed when a tile that such a tree has is not there. */
  async rootAt(size: number): Promise<Uint8Array> {
    if (size === 0) return EMPTY_ROOT_HASH;
    const whole = { start: 0, end: size };
    return rangeHash(whole, await this.nodesOf([whole], size));
  }

  async inclusion(index: number, size: number): Promise<Uint8Array[]> {
    return inclusionProof(index, size, await this.nodesOf(inclusionRanges(index, size), size));
  }

  async consistency(oldSize: number, size: number): Promise<Uint8Array[]> {
    return consistencyProof(oldSize, size, await this.nodesOf(consistencyRanges(oldSize, size), size));
  }

  /** What is needed to hash these ranges of a tree of `size` leaves. */
  async nodesOf(ranges: readonly LeafRange[], size: number): Promise<TileSet> {
    const set = new TileSet(size);
    const unknown: TileRef[] = [];
    for (const tile of tilesFor(ranges, size)) {
      const kept = this.memory?.get(this.epoch, tile);
      if (kept) set.take(kept);
      else unknown.push(tile);
    }
    if (unknown.length === 0) return set;
    for (const { ref, hashes } of await this.log.tiles(this.epoch, unknown)) {
      const nodes = new TileNodes(hashes, ref);
      set.take(nodes);
      this.memory?.keep(this.epoch, ref, nodes);
    }
    const missing = unknown.find((tile) => !set.has(tile));
    if (missing) throw new Malformed(`tile ${missing.level}/${missing.index}`, 'is not there');
    return set;
  }
}
