import { Sha256Batch } from '@fonds/ledger/core';
import type { EventRows } from './event-rows';

const BLOCK = 64;
const HASH = 32;
/** Tags kept: a tag costs three hashes, and most events of a page belong to few streams. */
const KEPT = 20_000;

/** SHA-256(HMAC(ledger secret, stream) ‖ stream) of docs/ledger.md §2, for the streams of many rows at once. */
export class StreamTags {
  private readonly batch: Sha256Batch;
  private readonly known = new Map<string, Int32Array>();
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

  /** @param tell each row's tag, eight words */
  of(rows: EventRows, from: number, to: number, tell: (row: number, tag: Int32Array) => void): void {
    if (this.known.size > KEPT) this.known.clear();
    const streams: string[] = [];
    const fresh = new Set<string>();
    for (let row = from; row < to; row++) {
      const stream =
        row > from && sameStream(rows, row - 1, row) ? (streams.at(-1) as string) : nameOf(rows, row);
      streams.push(stream);
      if (!this.known.has(stream)) fresh.add(stream);
    }
    if (fresh.size > 0) this.learn([...fresh]);
    streams.forEach((stream, i) => tell(from + i, this.known.get(stream) as Int32Array));
  }

  private learn(streams: readonly string[]): void {
    const names = streams.map((stream) => Buffer.from(stream, 'latin1'));
    const inner = this.hashed(names.map((name) => [this.inner, name]));
    const keys = this.hashed(inner.map((hash) => [this.outer, hash]));
    const tags = this.hashed(names.map((name, i) => [keys[i] ?? name, name]));
    tags.forEach((tag, i) => this.known.set(streams[i] as string, new Int32Array(tag.slice().buffer)));
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

/** Its bytes as characters: another stream has others. */
const nameOf = (rows: EventRows, row: number): string =>
  rows.bytes.toString('latin1', rows.streamAt(row), rows.streamEnd(row));

function sameStream(rows: EventRows, one: number, other: number): boolean {
  const { bytes } = rows;
  const [begin, end] = [rows.streamAt(one), rows.streamEnd(one)];
  const away = rows.streamAt(other) - begin;
  if (rows.streamEnd(other) !== end + away) return false;
  // What differs stands at the end of a name.
  for (let at = end - 1; at >= begin; at--) if (bytes[at] !== bytes[at + away]) return false;
  return true;
}
