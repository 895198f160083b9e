import { SALT_BYTES, Sha256Batch } from '@fonds/ledger/core';
import type { EventRow } from './event-rows';

const BLOCK = 64;
const HASH = 32;
const SALT = SALT_BYTES;
const NO_SALT = new Uint8Array(SALT);

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
      new Sha256Batch(2 * most),
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

  /** @returns of each row the digests of its data and its metadata, 32 bytes each; those of another salt's length mean nothing */
  of(rows: readonly EventRow[]): Uint8Array {
    const { first, second, third } = this;
    const count = 2 * rows.length;
    for (let i = 0; i < count; i++) writeSalt(rows[i >> 1], 0x36, first.bytes, this.firstAt[i] as number);
    const inner = first.again(count);
    for (let i = 0; i < count; i++) {
      const at = this.secondAt[i] as number;
      writeSalt(rows[i >> 1], 0x5c, second.bytes, at);
      for (let k = 0; k < HASH; k++) second.bytes[at + BLOCK + k] = inner[HASH * i + k] as number;
    }
    const keys = second.again(count);
    for (let i = 0; i < count; i++) {
      const row = rows[i >> 1] as EventRow;
      const part = i % 2 === 0 ? row.data : row.meta;
      const at = third.add(HASH + part.length);
      const { bytes } = third;
      for (let k = 0; k < HASH; k++) bytes[at + k] = keys[HASH * i + k] as number;
      bytes.set(part, at + HASH);
    }
    return third.run();
  }
}

function writeSalt(row: EventRow | undefined, pad: number, into: Uint8Array, at: number): void {
  const salt = row?.salt.length === SALT ? row.salt : NO_SALT;
  for (let i = 0; i < SALT; i++) into[at + i] = (salt[i] as number) ^ pad;
}
