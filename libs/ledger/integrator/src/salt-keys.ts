import { SALT_BYTES, Sha256Batch, utf8 } from '@fonds/ledger/core';

/** Of HMAC (RFC 2104). */
export const [INNER_PAD, OUTER_PAD] = [0x36, 0x5c] as const;
const BLOCK = 64;
const HASH_BYTES = 32;
const HASH_WORDS = HASH_BYTES / 4;
const SALT = SALT_BYTES;
const PARTS = [utf8('data'), utf8('meta')] as const;

/** A key of at most 64 bytes, filled up with zeros, with a pad over it. */
export const paddedKey = (key: Uint8Array, pad: number): Uint8Array =>
  Uint8Array.from({ length: BLOCK }, (_, i) => (key[i] ?? 0) ^ pad);

/**
 * HMAC(salt, "data") and HMAC(salt, "meta") of many salts. Of the messages of their hashes only the salts' bytes
 * differ, so they are written once.
 */
export class SaltKeys {
  private readonly inner: Sha256Batch;
  private readonly outer: Sha256Batch;
  private readonly innerAt: number[] = [];
  private readonly outerAt: number[] = [];

  /** @param most salts at once */
  constructor(most: number) {
    this.inner = new Sha256Batch(2 * most);
    this.outer = new Sha256Batch(2 * most);
    for (let i = 0; i < 2 * most; i++) {
      const part = PARTS[i % 2] as Uint8Array;
      const inner = this.inner.add(BLOCK + part.length);
      this.inner.bytes.fill(INNER_PAD, inner, inner + BLOCK);
      this.inner.bytes.set(part, inner + BLOCK);
      this.innerAt.push(inner);
      const outer = this.outer.add(BLOCK + HASH_BYTES);
      this.outer.bytes.fill(OUTER_PAD, outer, outer + BLOCK);
      this.outerAt.push(outer);
    }
  }

  /** @returns two keys a salt, of the data and of the metadata, 32 bytes each. @throws RangeError for a salt that is none */
  of(salted: readonly { readonly salt: Uint8Array }[]): Uint8Array {
    this.writeSalts(salted);
    const hashed = new Int32Array(this.inner.again(2 * salted.length).buffer);
    const { words } = this.outer;
    for (let i = 0; i < 2 * salted.length; i++) {
      const at = ((this.outerAt[i] as number) + BLOCK) >> 2;
      for (let k = 0; k < HASH_WORDS; k++) words[at + k] = hashed[i * HASH_WORDS + k] as number;
    }
    return this.outer.again(2 * salted.length);
  }

  /** Each salt under both pads, for both parts. */
  private writeSalts(salted: readonly { readonly salt: Uint8Array }[]): void {
    const [inner, outer] = [this.inner.bytes, this.outer.bytes];
    for (let i = 0; i < salted.length; i++) {
      const { salt } = salted[i] as { readonly salt: Uint8Array };
      // HMAC fills a short key up with zeros: salts of other lengths would not be one salt for one digest.
      if (salt.length !== SALT) throw new RangeError(`a salt of ${salt.length} bytes`);
      const [innerData, innerMeta] = [this.innerAt[2 * i] as number, this.innerAt[2 * i + 1] as number];
      const [outerData, outerMeta] = [this.outerAt[2 * i] as number, this.outerAt[2 * i + 1] as number];
      for (let k = 0; k < SALT; k++) {
        const byte = salt[k] as number;
        inner[innerData + k] = inner[innerMeta + k] = byte ^ INNER_PAD;
        outer[outerData + k] = outer[outerMeta + k] = byte ^ OUTER_PAD;
      }
    }
  }
}
