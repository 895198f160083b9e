import { SALT_BYTES, Sha256Batch } from '@fonds/ledger/core/hashing';
import type { EventRows } from './event-rows';

const BLOCK = 64;
const HASH = 32;
const SALT = SALT_BYTES;
/** Bytes of rows that are copied at once, and then from place to place: to read shared memory piece by piece takes longer. */
const TOGETHER = 1_048_576;
const [INNER, OUTER] = [0x36363636, 0x5c5c5c5c] as const;

/**
 * SHA-256(HMAC(salt, "data") ‖ data) and the same of the metadata, of docs/ledger.md §2, HMAC as RFC 2104 gives it: a
 * hash over the salt under a pad and the part's name, and one over the salt under another pad and the first.
 */
export class SaltedDigests {
  private readonly first: Sha256Batch;
  private readonly second: Sha256Batch;
  private readonly third: Sha256Batch;
  private readonly firstAt: number[] = [];
  private readonly secondAt: number[] = [];

  /** @param most rows at once */
  constructor(most: number) {
    [this.first, this.second, this.third] = [
      new Sha256Batch(2 * most),
      new Sha256Batch(2 * most),
      new Sha256Batch(2 * most, TOGETHER),
    ];
    // The pads behind a salt and the names of the parts are the same for all of them.
    for (let i = 0; i < 2 * most; i++) {
      this.firstAt.push(this.first.add(BLOCK + 4));
      this.secondAt.push(this.second.add(BLOCK + HASH));
    }
    for (const at of this.secondAt) this.second.bytes.fill(0x5c, at, at + BLOCK);
    this.firstAt.forEach((at, i) => {
      this.first.bytes.fill(0x36, at, at + BLOCK);
      this.first.bytes.set(Buffer.from(i % 2 === 0 ? 'data' : 'meta'), at + BLOCK);
    });
  }

  /** @returns of each row the digests of its data and its metadata, eight words each; those of another salt's length mean nothing */
  of(rows: EventRows, from: number, to: number): Int32Array {
    const { first, second, third } = this;
    const count = 2 * (to - from);
    for (let i = 0; i < count; i++)
      writeSalt(rows, from + (i >> 1), INNER, first.words, this.firstAt[i] as number);
    const inner = words(first.again(count));
    for (let i = 0; i < count; i++) {
      const at = this.secondAt[i] as number;
      writeSalt(rows, from + (i >> 1), OUTER, second.words, at);
      copyHash(inner, i, second.words, at + BLOCK);
    }
    const keys = words(second.again(count));
    const [data, end] = [rows.dataAt(from), rows.metaEnd(to - 1)];
    // From one eighth byte to another: shared memory that does not stand alike is copied byte by byte.
    const begin = data - (data % 8);
    const away = end - begin <= TOGETHER ? third.own - begin : undefined;
    if (away !== undefined) third.bytes.set(rows.bytes.subarray(begin, end), third.own);
    for (let row = from, i = 0; row < to; row++) {
      this.put(keys, i++, rows, rows.dataAt(row), rows.dataEnd(row), away);
      this.put(keys, i++, rows, rows.metaAt(row), rows.metaEnd(row), away);
    }
    return words(third.run());
  }

  /** @param away how far from their place in the rows the same bytes lie in the batch, if they do */
  private put(
    keys: Int32Array,
    i: number,
    { bytes }: EventRows,
    begin: number,
    end: number,
    away: number | undefined,
  ): void {
    const { third } = this;
    const at = third.add(HASH + end - begin);
    copyHash(keys, i, third.words, at);
    if (away === undefined) third.bytes.set(bytes.subarray(begin, end), at + HASH);
    else third.bytes.copyWithin(at + HASH, begin + away, end + away);
  }
}

const words = (hashes: Uint8Array): Int32Array =>
  new Int32Array(hashes.buffer, hashes.byteOffset, hashes.length / 4);

/** @param at where the hash goes, in bytes; each begins with a word, since messages and blocks do */
function copyHash(hashes: Int32Array, i: number, into: Int32Array, at: number): void {
  for (let k = 0; k < HASH / 4; k++) into[at / 4 + k] = hashes[(HASH / 4) * i + k] as number;
}

/** @param into at a place in bytes that a word begins with. @param pad of HMAC, four times in a word */
function writeSalt(rows: EventRows, row: number, pad: number, into: Int32Array, at: number): void {
  const from = rows.saltAt(row);
  const salted = rows.saltEnd(row) - from === SALT;
  for (let i = 0; i < SALT / 4; i++)
    into[at / 4 + i] = salted ? rows.view.getInt32(from + 4 * i, true) ^ pad : pad;
}
