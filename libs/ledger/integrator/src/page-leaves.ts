import { setImmediate as breathe } from 'node:timers/promises';
import type { EventBytes } from '@fonds/event-store';
import { leafMessageLength, Sha256Batch, utf8, writeLeafMessage } from '@fonds/ledger/core';
import { LEAF_RECORD_BYTES } from './leaf-record';
import { INNER_PAD, OUTER_PAD, paddedKey, SaltKeys } from './salt-keys';

const HASH_BYTES = 32;
const HASH_WORDS = HASH_BYTES / 4;
/**
 * Events hashed together: their messages fit into a processor's cache, and what the database sends meanwhile into the
 * memory of its socket, which is emptied between two parts; a page that does not fit waits.
 */
const TOGETHER = 128;
/** Tags kept: a stream's events follow each other, and a tag costs three hashes. */
const KEPT_TAGS = 20_000;

// An import is looked up anew at each call of it, which costs as much as some of these calls.
const [lengthOf, write] = [leafMessageLength, writeLeafMessage];

/** What a leaf is made of. */
export type LeafSource = Omit<EventBytes, 'position'>;

/** The leaves of some events, in their order. */
export interface MadeLeaves {
  /** As the log keeps them, 100 bytes each. */
  readonly records: Uint8Array<ArrayBuffer>;
  /** Their hashes in the tree, 32 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
}

const roomFor = (leaves: number): MadeLeaves => ({
  records: new Uint8Array(leaves * LEAF_RECORD_BYTES),
  hashes: new Uint8Array(leaves * HASH_BYTES),
});

/**
 * The leaves of a page, by docs/ledger.md §2 to §4: step by step for all events of it, since one call that hashes a
 * thousand short messages takes half the time of a thousand calls, and nothing else is made for an event.
 */
export class PageLeaves {
  private readonly batch = new Sha256Batch(2 * TOGETHER);
  private readonly salts = new SaltKeys(TOGETHER);
  private readonly tags = new Map<string, Int32Array>();
  private readonly inner: Uint8Array;
  private readonly outer: Uint8Array;

  /** @param secret of the ledger, 32 bytes */
  constructor(secret: Uint8Array) {
    this.inner = paddedKey(secret, INNER_PAD);
    this.outer = paddedKey(secret, OUTER_PAD);
  }

  /** @throws RangeError for a salt or a revision that is none */
  of(events: readonly LeafSource[]): MadeLeaves {
    const made = roomFor(events.length);
    for (let from = 0; from < events.length; from += TOGETHER) this.makeSome(events, from, made);
    return made;
  }

  /**
   * The same, while others get their turn between two parts: what the database was asked for is sent only then, and what
   * it answers is taken in while the next part is hashed.
   */
  async amongOthers(events: readonly LeafSource[]): Promise<MadeLeaves> {
    const made = roomFor(events.length);
    for (let from = 0; from < events.length; from += TOGETHER) {
      await breathe();
      this.makeSome(events, from, made);
    }
    return made;
  }

  private makeSome(events: readonly LeafSource[], from: number, { records, hashes }: MadeLeaves): void {
    const some = events.slice(from, from + TOGETHER);
    const part = records.subarray(from * LEAF_RECORD_BYTES, (from + some.length) * LEAF_RECORD_BYTES);
    this.writeRecords(some, part);
    hashes.set(this.hashesOf(some, part), from * HASH_BYTES);
  }

  private writeRecords(events: readonly LeafSource[], records: Uint8Array): void {
    const digests = wordsOf(this.digestsOf(events, wordsOf(this.salts.of(events))));
    const tags = this.tagsOf(events);
    const words = new Int32Array(records.buffer, records.byteOffset, records.length / 4);
    const view = new DataView(records.buffer, records.byteOffset);
    for (let i = 0; i < events.length; i++) {
      const { stream, revision } = events[i] as LeafSource;
      const tag = tags.get(stream);
      if (!tag) throw new Error(`no tag of ${stream}`);
      const at = (i * LEAF_RECORD_BYTES) / 4;
      for (let k = 0; k < HASH_WORDS; k++) {
        words[at + k] = digests[HASH_WORDS * i + k] as number;
        words[at + HASH_WORDS + k] = digests[HASH_WORDS * (events.length + i) + k] as number;
      }
      for (let k = 0; k < HASH_WORDS; k++) words[at + 2 * HASH_WORDS + k] = tag[k] as number;
      view.setUint32(4 * at + 3 * HASH_BYTES, revision);
    }
  }

  /** Of the data of each, then of the metadata of each. */
  private digestsOf(events: readonly LeafSource[], keys: Int32Array): Uint8Array {
    const { batch } = this;
    const add = (part: Uint8Array, key: number): void => {
      const at = batch.add(HASH_BYTES + part.length);
      const { words } = batch;
      for (let k = 0; k < HASH_WORDS; k++) words[(at >> 2) + k] = keys[HASH_WORDS * key + k] as number;
      batch.bytes.set(part, at + HASH_BYTES);
    };
    // Four go through the lanes together and take as long as the longest of them: like stands beside like.
    for (let i = 0; i < events.length; i++) add((events[i] as LeafSource).data, 2 * i);
    for (let i = 0; i < events.length; i++) add((events[i] as LeafSource).meta, 2 * i + 1);
    return batch.run();
  }

  /** SHA-256(HMAC(secret, stream) ‖ stream), of streams that were not met lately. */
  private tagsOf(events: readonly LeafSource[]): ReadonlyMap<string, Int32Array> {
    const { batch, tags } = this;
    if (tags.size > KEPT_TAGS) tags.clear();
    const unknown = [...new Set(events.map(({ stream }) => stream).filter((stream) => !tags.has(stream)))];
    const names = unknown.map(utf8);
    const hashed = (before: (i: number) => Uint8Array, after: (i: number) => Uint8Array): Uint8Array[] => {
      for (let i = 0; i < names.length; i++) {
        const [first, second] = [before(i), after(i)];
        const at = batch.add(first.length + second.length);
        batch.bytes.set(first, at);
        batch.bytes.set(second, at + first.length);
      }
      const digests = batch.run();
      return names.map((_, i) => digests.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
    };
    const name = (i: number): Uint8Array => names[i] as Uint8Array;
    const inner = hashed(() => this.inner, name);
    const keys = hashed(
      () => this.outer,
      (i) => inner[i] as Uint8Array,
    );
    hashed((i) => keys[i] as Uint8Array, name).forEach((tag, i) =>
      tags.set(unknown[i] as string, wordsOf(tag)),
    );
    return tags;
  }

  private hashesOf(events: readonly LeafSource[], records: Uint8Array): Uint8Array {
    const { batch } = this;
    for (let i = 0; i < events.length; i++) {
      const { revision } = events[i] as LeafSource;
      const at = batch.add(lengthOf(revision));
      write(batch, at, records, i * LEAF_RECORD_BYTES, revision);
    }
    return batch.run();
  }
}

/** Of what begins with a word of its memory: hashes are copied by eight words, not by 32 bytes. */
const wordsOf = (hashes: Uint8Array): Int32Array =>
  new Int32Array(hashes.buffer, hashes.byteOffset, hashes.length / 4);
