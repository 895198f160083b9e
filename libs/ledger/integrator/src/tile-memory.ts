import { TileNodes, type TileRef } from '@fonds/ledger/core';

/** 16 KiB a full tile with its inner nodes: 64 MiB at most, enough for a million leaves side by side. */
const KEPT_TILES = 4_096;

/**
 * Tiles that were read, with the inner nodes hashed so far, those used last. A tile of one width never changes, so
 * what is kept stays true; a proof then reads instead of asking the database and hashing 255 nodes.
 */
export class TileMemory {
  private readonly kept = new Map<string, TileNodes>();

  constructor(private readonly most = KEPT_TILES) {}

  get size(): number {
    return this.kept.size;
  }

  get(epoch: number, tile: TileRef): TileNodes | undefined {
    const key = keyOf(epoch, tile);
    const nodes = this.kept.get(key);
    if (nodes) {
      this.kept.delete(key);
      this.kept.set(key, nodes);
    }
    return nodes;
  }

  keep(epoch: number, tile: TileRef, nodes: TileNodes): void {
    if (this.kept.size >= this.most)
      for (const oldest of this.kept.keys()) {
        this.kept.delete(oldest);
        break;
      }
    this.kept.set(keyOf(epoch, tile), nodes);
  }
}

const keyOf = (epoch: number, { level, index, width }: TileRef): string =>
  `${epoch}/${level}/${index}/${width}`;
