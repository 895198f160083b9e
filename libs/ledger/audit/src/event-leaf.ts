import {
  leafMessageLength,
  SALT_BYTES,
  sha256,
  Sha256Batch,
  writeLeafMessage,
} from '@fonds/ledger/core/hashing';
import type { EventRows } from './event-rows';
import { DIGEST_BYTES, HASH_BYTES, RECORD_BYTES } from './leaf-record';
import type { SharedParts } from './page-memory';
import { SaltedDigests } from './salted-digests';
import { StreamTags } from './stream-tags';

const [RECORD_WORDS, DIGEST_WORDS] = [RECORD_BYTES / 4, 16] as const;
/** Rows whose leaves are derived at once. */
const MOST_ROWS = 512;

// An import is looked up anew at each call of it.
const [lengthOf, writeMessage] = [leafMessageLength, writeLeafMessage];

type LeafParts = Pick<SharedParts, 'records' | 'hashes' | 'salted'>;

/** The leaves that rows give, in the rows' order. */
export class DerivedLeaves {
  /** As the log keeps them. */
  private readonly records: Buffer;
  /** SHA-256(0x00 ‖ entry) (docs/ledger.md §4); of a row that can be no leaf they mean nothing. */
  readonly hashes: Uint8Array;
  private readonly salted: Uint8Array;

  constructor({ records, hashes, salted }: LeafParts) {
    this.records = Buffer.from(records.buffer);
    this.hashes = hashes;
    this.salted = salted;
  }

  /** Whether the row has a salt of the length that is hashed, and a revision. */
  isLeaf(place: number): boolean {
    return this.salted[place] === 1 && this.records.readInt32BE(place * RECORD_BYTES + DIGEST_BYTES) >= 0;
  }

  hashAt = (place: number): Uint8Array => this.hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);

  /** The digests of data and metadata; none of a salt of another length. */
  digestsAt(place: number): Buffer | undefined {
    const at = place * RECORD_BYTES;
    return this.salted[place] === 1 ? this.records.subarray(at, at + 2 * HASH_BYTES) : undefined;
  }

  /** Whether leaves from a place on are those whose records begin at a place of the log's. */
  are(place: number, count: number, records: Buffer, at: number): boolean {
    for (let i = place; i < place + count; i++) if (!this.isLeaf(i)) return false;
    const own = place * RECORD_BYTES;
    const bytes = count * RECORD_BYTES;
    return (
      at + bytes <= records.length && this.records.compare(records, at, at + bytes, own, own + bytes) === 0
    );
  }

  /** Which parts of an event are not those of the leaf's record; none when all are. */
  differing(place: number, records: Buffer, at: number): string[] {
    if (this.are(place, 1, records, at)) return [];
    const own = place * RECORD_BYTES;
    const same = (from: number, length: number): boolean =>
      this.records.compare(records, at + from, at + from + length, own + from, own + from + length) === 0;
    // A salt of another length gives no digest at all, and so none that the log has.
    const salted = this.salted[place] === 1;
    return [
      ...(salted && same(0, HASH_BYTES) ? [] : ['data']),
      ...(salted && same(HASH_BYTES, HASH_BYTES) ? [] : ['metadata']),
      ...(same(2 * HASH_BYTES, HASH_BYTES) ? [] : ['stream tag']),
      ...(same(DIGEST_BYTES, RECORD_BYTES - DIGEST_BYTES) ? [] : ['revision']),
    ];
  }
}

/** Derives leaves from events' rows, by docs/ledger.md alone. */
export class LeafMaker {
  private readonly tags: StreamTags;
  private readonly digests = new SaltedDigests(MOST_ROWS);
  private readonly batch = new Sha256Batch(MOST_ROWS);

  constructor(secret: Uint8Array) {
    this.tags = new StreamTags(secret, MOST_ROWS);
  }

  /** Writes the leaves beside their rows. */
  derive(rows: EventRows): DerivedLeaves {
    for (let from = 0; from < rows.count; from += MOST_ROWS)
      this.deriveSome(rows, from, Math.min(rows.count, from + MOST_ROWS));
    return new DerivedLeaves(rows.parts);
  }

  private deriveSome(rows: EventRows, from: number, to: number): void {
    const { records, hashes, salted } = rows.parts;
    const words = new Int32Array(records.buffer);
    const digests = this.digests.of(rows, from, to);
    this.tags.write(rows, from, to, words, from * RECORD_WORDS + DIGEST_WORDS, RECORD_WORDS);
    const hashed: number[] = [];
    for (let row = from; row < to; row++) {
      const at = row * RECORD_BYTES;
      const digest = (row - from) * DIGEST_WORDS;
      for (let i = 0; i < DIGEST_WORDS; i++) words[at / 4 + i] = digests[digest + i] as number;
      const revision = rows.revision(row);
      for (let i = 0; i < 4; i++) records[at + DIGEST_BYTES + i] = revision >>> (24 - 8 * i);
      salted[row] = rows.saltEnd(row) - rows.saltAt(row) === SALT_BYTES ? 1 : 0;
      if (salted[row] === 0 || revision < 0) continue;
      writeMessage(this.batch.bytes, this.batch.add(lengthOf(revision)), records, at, revision);
      hashed.push(row);
    }
    const made = this.batch.run();
    if (hashed.length === to - from) return hashes.set(made, from * HASH_BYTES);
    hashed.forEach((row, i) =>
      hashes.set(made.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES), row * HASH_BYTES),
    );
  }
}

/** The hash of the leaf that the log has a record of. @returns 32 bytes */
export function hashOfRecord(records: Buffer, at: number): Uint8Array {
  const revision = records.readUInt32BE(at + DIGEST_BYTES);
  const message = new Uint8Array(lengthOf(revision));
  writeMessage(message, 0, records, at, revision);
  return sha256(message);
}
