import { leafMessageLength, SALT_BYTES, sha256, Sha256Batch, writeLeafMessage } from '@fonds/ledger/core';
import type { EventRow } from './event-rows';
import { SaltedDigests } from './salted-digests';
import { StreamTags } from './stream-tags';

/** Bytes of a leaf's record: data digest, metadata digest, stream tag, revision as a big-endian uint32. */
export const RECORD_BYTES = 100;
export const HASH_BYTES = 32;
const DIGESTS = 96;
/** Rows whose leaves are derived at once. */
export const MOST_ROWS = 512;

// An import is looked up anew at each call of it.
const [lengthOf, writeMessage] = [leafMessageLength, writeLeafMessage];

/** The leaves that rows give, in the rows' order. */
export class DerivedLeaves {
  /** As the log keeps them. */
  readonly records: Buffer;
  /** SHA-256(0x00 ‖ entry) (docs/ledger.md §4); zeros for a row that can be no leaf. */
  readonly hashes: Buffer;
  private readonly revisions: Int32Array;
  private readonly salted: Uint8Array;

  constructor(readonly count: number) {
    this.records = Buffer.alloc(count * RECORD_BYTES);
    this.hashes = Buffer.alloc(count * HASH_BYTES);
    this.revisions = new Int32Array(count);
    this.salted = new Uint8Array(count);
  }

  take(place: number, { revision, salt }: EventRow): void {
    this.revisions[place] = revision;
    this.salted[place] = salt.length === SALT_BYTES ? 1 : 0;
    this.records.writeInt32BE(revision, place * RECORD_BYTES + DIGESTS);
  }

  /** Whether the row has a salt of the length that is hashed, and a revision. */
  isLeaf(place: number): boolean {
    return this.salted[place] === 1 && (this.revisions[place] ?? -1) >= 0;
  }

  revisionAt = (place: number): number => this.revisions[place] ?? -1;

  hashAt = (place: number): Buffer => this.hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);

  /** The digests of data and metadata; none of a salt of another length. */
  digestsAt(place: number): Buffer | undefined {
    const at = place * RECORD_BYTES;
    return this.salted[place] === 1 ? this.records.subarray(at, at + 2 * HASH_BYTES) : undefined;
  }

  /** Whether the row's leaf is the one whose record begins at a place of the log's. */
  is(place: number, records: Buffer, at: number): boolean {
    if (!this.isLeaf(place)) return false;
    const own = place * RECORD_BYTES;
    return this.records.compare(records, at, at + RECORD_BYTES, own, own + RECORD_BYTES) === 0;
  }

  /** Which parts of an event are not those of the leaf's record; none when all are. */
  differing(place: number, records: Buffer, at: number): string[] {
    if (this.is(place, records, at)) return [];
    const own = place * RECORD_BYTES;
    const same = (from: number): boolean =>
      this.records.compare(
        records,
        at + from,
        at + from + HASH_BYTES,
        own + from,
        own + from + HASH_BYTES,
      ) === 0;
    // A salt of another length gives no digest at all, and so none that the log has.
    const salted = this.salted[place] === 1;
    return [
      ...(salted && same(0) ? [] : ['data']),
      ...(salted && same(HASH_BYTES) ? [] : ['metadata']),
      ...(same(2 * HASH_BYTES) ? [] : ['stream tag']),
      ...(records.readUInt32BE(at + DIGESTS) === this.revisions[place] ? [] : ['revision']),
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

  /** @param rows at most {@link MOST_ROWS} from `from` on */
  derive(rows: readonly EventRow[], into: DerivedLeaves, from = 0): void {
    const digests = this.digests.of(rows);
    const tags = this.tags.of(rows);
    rows.forEach((row, i) => {
      into.take(from + i, row);
      const at = (from + i) * RECORD_BYTES;
      into.records.set(digests.subarray(2 * HASH_BYTES * i, 2 * HASH_BYTES * (i + 1)), at);
      const tag = tags.get(row.stream);
      if (tag) into.records.set(tag, at + 2 * HASH_BYTES);
    });
    const hashed: number[] = [];
    for (let place = from; place < from + rows.length; place++) {
      if (!into.isLeaf(place)) continue;
      const revision = into.revisionAt(place);
      const at = this.batch.add(lengthOf(revision));
      writeMessage(this.batch.bytes, at, into.records, place * RECORD_BYTES, revision);
      hashed.push(place);
    }
    const hashes = this.batch.run();
    if (hashed.length === rows.length) into.hashes.set(hashes, from * HASH_BYTES);
    else
      hashed.forEach((place, i) =>
        into.hashes.set(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES), place * HASH_BYTES),
      );
  }
}

/** The hash of the leaf that the log has a record of. @returns 32 bytes */
export function hashOfRecord(records: Buffer, at: number): Uint8Array {
  const revision = records.readUInt32BE(at + DIGESTS);
  const message = new Uint8Array(lengthOf(revision));
  writeMessage(message, 0, records, at, revision);
  return sha256(message);
}
