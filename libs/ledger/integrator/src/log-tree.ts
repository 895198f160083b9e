import {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  Malformed,
  rangeHash,
  EMPTY_ROOT_HASH,
  tilesFor,
  TileSet,
  type LeafRange,
} from '@fonds/ledger/core';
import type { LogStore } from './log-store';

/** Proofs and roots of one epoch's tree, out of its stored tiles. */
export class LogTree {
  constructor(
    private readonly log: LogStore,
    private readonly epoch: number,
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
    const wanted = tilesFor(ranges, size);
    const found = await this.log.tiles(this.epoch, wanted);
    const set = new TileSet();
    for (const { ref, hashes } of found) set.add(ref.level, ref.index, hashes);
    const missing = wanted.find((tile) => !set.has(tile));
    if (missing) throw new Malformed(`tile ${missing.level}/${missing.index}`, 'is not there');
    return set;
  }
}
