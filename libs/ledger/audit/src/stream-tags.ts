import { Sha256Batch, utf8 } from '@fonds/ledger/core';

const BLOCK = 64;
const HASH = 32;
/** Tags kept: a tag costs three hashes, and most events of a page belong to few streams. */
const KEPT = 20_000;

/** SHA-256(HMAC(ledger secret, stream) ‖ stream) of docs/ledger.md §2, for the streams of many rows at once. */
export class StreamTags {
  private readonly batch: Sha256Batch;
  private readonly known = new Map<string, Uint8Array>();
  private readonly inner: Uint8Array;
  private readonly outer: Uint8Array;

  /** @param most rows at once */
  constructor(secret: Uint8Array, most: number) {
    this.batch = new Sha256Batch(most);
    const under = (pad: number): Uint8Array => {
      const block = new Uint8Array(BLOCK).fill(pad);
      secret.forEach((byte, i) => (block[i] = byte ^ pad));
      return block;
    };
    this.inner = under(0x36);
    this.outer = under(0x5c);
  }

  /** @returns the tags of these rows' streams, and of some before, 32 bytes each */
  of(rows: readonly { readonly stream: string }[]): ReadonlyMap<string, Uint8Array> {
    if (this.known.size > KEPT) this.known.clear();
    const fresh = new Set<string>();
    for (const { stream } of rows) if (!this.known.has(stream)) fresh.add(stream);
    const names = Array.from(fresh, utf8);
    const inner = this.hashed(names.map((name) => [this.inner, name]));
    const keys = this.hashed(inner.map((hash) => [this.outer, hash]));
    const tags = this.hashed(names.map((name, i) => [keys[i] ?? name, name]));
    for (const [i, stream] of [...fresh].entries()) this.known.set(stream, tags[i] ?? new Uint8Array(HASH));
    return this.known;
  }

  private hashed(messages: readonly (readonly [Uint8Array, Uint8Array])[]): Uint8Array[] {
    for (const [first, second] of messages) {
      const at = this.batch.add(first.length + second.length);
      this.batch.bytes.set(first, at);
      this.batch.bytes.set(second, at + first.length);
    }
    const hashes = this.batch.run();
    return messages.map((_, i) => hashes.subarray(i * HASH, (i + 1) * HASH));
  }
}
