import { Sha256Batch } from '@fonds/ledger/core/hashing';
import type { EventRows } from './event-rows';

const BLOCK = 64;
const HASH = 32;
const [BLOCK_WORDS, HASH_WORDS] = [BLOCK / 4, HASH / 4] as const;
/** Tags kept: a tag costs three hashes, and most events of a page belong to few streams. */
const KEPT = 20_000;

/** SHA-256(HMAC(ledger secret, stream) ‖ stream) of docs/ledger.md §2, for the streams of many rows at once. */
export class StreamTags {
  private readonly batch: Sha256Batch;
  /** Of each stream the number of its tag. */
  private readonly known = new Map<string, number>();
  private readonly tags: Int32Array;
  private readonly numbers: Int32Array;
  private readonly inner: Int32Array;
  private readonly outer: Int32Array;

  /** @param most rows at once */
  constructor(secret: Uint8Array, most: number) {
    this.batch = new Sha256Batch(most);
    this.tags = new Int32Array((KEPT + most) * HASH_WORDS);
    this.numbers = new Int32Array(most);
    const under = (pad: number): Int32Array => {
      const block = new Uint8Array(BLOCK).fill(pad);
      secret.forEach((byte, i) => (block[i] = byte ^ pad));
      return wordsOf(block);
    };
    this.inner = under(0x36);
    this.outer = under(0x5c);
  }

  /** Writes each row's tag, eight words. @param at where the first goes, in words. @param step from one to the next */
  write(rows: EventRows, from: number, to: number, into: Int32Array, at: number, step: number): void {
    this.number(rows, from, to);
    for (let row = from, place = at; row < to; row++, place += step)
      copy(this.tags, HASH_WORDS * (this.numbers[row - from] as number), HASH_WORDS, into, place);
  }

  /** Finds the tag of each row, and makes those of streams that are new. */
  private number(rows: EventRows, from: number, to: number): void {
    const { known, numbers } = this;
    if (known.size > KEPT) known.clear();
    const first = known.size;
    const fresh: number[] = [];
    for (let row = from, number = 0; row < to; row++) {
      if (row === from || !sameStream(rows, row - 1, row)) {
        const name = nameOf(rows, row);
        const found = known.get(name);
        number = found ?? known.size;
        if (found === undefined) {
          known.set(name, number);
          fresh.push(row);
        }
      }
      numbers[row - from] = number;
    }
    if (fresh.length > 0) this.tags.set(this.made(rows, fresh), first * HASH_WORDS);
  }

  /** @param fresh one row of each stream */
  private made(rows: EventRows, fresh: readonly number[]): Int32Array {
    const { batch, inner, outer } = this;
    for (const row of fresh) this.putName(inner, 0, BLOCK_WORDS, rows, row);
    const first = wordsOf(batch.run());
    fresh.forEach((_, i) => {
      const at = batch.add(BLOCK + HASH) / 4;
      copy(outer, 0, BLOCK_WORDS, batch.words, at);
      copy(first, i * HASH_WORDS, HASH_WORDS, batch.words, at + BLOCK_WORDS);
    });
    const keys = wordsOf(batch.run());
    fresh.forEach((row, i) => this.putName(keys, i * HASH_WORDS, HASH_WORDS, rows, row));
    return wordsOf(batch.run());
  }

  /** A message of some words and a stream's name. */
  private putName(words: Int32Array, from: number, count: number, rows: EventRows, row: number): void {
    const [begin, end] = [rows.streamAt(row), rows.streamEnd(row)];
    const at = this.batch.add(4 * count + end - begin);
    copy(words, from, count, this.batch.words, at / 4);
    const { bytes } = this.batch;
    for (let byte = begin, to = at + 4 * count; byte < end; byte++, to++)
      bytes[to] = rows.bytes[byte] as number;
  }
}

const wordsOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

function copy(words: Int32Array, from: number, count: number, into: Int32Array, at: number): void {
  for (let i = 0; i < count; i++) into[at + i] = words[from + i] as number;
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
