import { Malformed } from './bytes';
import { HASH_BYTES, nodeHash } from './merkle-hash';

/** One tile's hashes and its inner nodes, each hashed when it is first asked for and kept: 8 KiB a full tile. */
export class TileNodes {
  /** Hashes of the tile itself, 1 to 256. */
  readonly width: number;
  /** A heap: heights 7 to 1 have 2, 4 … 128 nodes; its root, which the tile above holds, would be at place 1. */
  private inner: Uint8Array | undefined;
  /** 1 at each place of the heap whose hash is there. */
  private known = new Uint8Array(0);

  constructor(
    private readonly hashes: Uint8Array,
    readonly place: { readonly level: number; readonly index: number },
  ) {
    this.width = hashes.length / HASH_BYTES;
  }

  /**
   * @param height above the tile's own hashes, 0 to 7.
   * @param at from the tile's left at that height.
   * @throws Malformed when the tile is too narrow to have it.
   */
  node(height: number, at: number): Uint8Array {
    if (height === 0) return this.hashAt(at);
    const place = (256 >> height) + at;
    if (!this.inner) {
      this.inner = new Uint8Array(256 * HASH_BYTES);
      this.known = new Uint8Array(256);
    }
    if (this.known[place] !== 1) {
      const hash = nodeHash(this.node(height - 1, 2 * at), this.node(height - 1, 2 * at + 1));
      this.inner.set(hash, place * HASH_BYTES);
      this.known[place] = 1;
    }
    return this.inner.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
  }

  private hashAt(at: number): Uint8Array {
    if (at >= this.width)
      throw new Malformed(
        `tile ${this.place.level}/${this.place.index}`,
        `hash ${at} of ${this.width} is not there`,
      );
    return this.hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
  }
}
