import { sha256 } from './sha256';
import { LANES_BEGIN, openLanes, type Lanes } from './sha256-lanes';

const HASH_BYTES = 32;
const BLOCK = 64;
/** From this length on Node's own hash is the quicker: the hashing outweighs the call. */
const LONG = 768;
/** Bytes of messages that wait at most, so that a batch of long ones does not fill the memory. */
const WAITING = 1_048_576;
const WASM_PAGE = 65_536;
const LANES = 4;

/**
 * SHA-256 of many messages that stand beside each other: most that the log hashes are shorter than a call of Node's
 * hash takes.
 *
 * @example
 * const batch = new Sha256Batch(2);
 * for (const text of ['a', 'b']) { const at = batch.add(1); batch.bytes[at] = text.charCodeAt(0); }
 * batch.run().subarray(0, 32); // SHA-256 of "a"
 */
export class Sha256Batch {
  /** Where messages are written. Another array after an {@link add}, when the memory had to grow. */
  bytes: Uint8Array;
  /** The same memory by words of 32 bits, in which every message begins with one. */
  words: Int32Array;
  private digests: Uint8Array;
  private readonly lanes: Lanes | undefined;
  private readonly places: number;
  private readonly blocks: number;
  private readonly results: number;
  /** Where the caller's own bytes begin in {@link bytes}, at a multiple of 8; no message is put there. */
  readonly own: number;
  private readonly first: number;
  private count = 0;
  /** Messages that are hashed already. */
  private done = 0;
  private next: number;
  /** Numbers of the messages that do not go through the lanes, with their lengths. */
  private apart: { readonly message: number; readonly length: number }[] = [];

  /**
   * @param most messages of one run
   * @param ownBytes for the caller, a multiple of 4: what messages are copied from lies best in the same memory
   */
  constructor(
    private readonly most: number,
    ownBytes = 0,
  ) {
    // The last group of a run is filled up, also where it is not the first run of the batch.
    const room = most + LANES;
    this.places = LANES_BEGIN;
    this.blocks = this.places + 4 * room;
    this.results = this.blocks + 4 * room;
    this.own = this.results + HASH_BYTES * room;
    this.first = this.own + ownBytes;
    this.next = this.first;
    this.lanes = openLanes();
    [this.bytes, this.words, this.digests] = this.views(this.lanes?.memory.buffer ?? new ArrayBuffer(0));
    this.reserve(this.first + BLOCK);
  }

  /**
   * Room for one more message, to be written at the place returned of {@link bytes} before the next call.
   *
   * @param length of the message in bytes, at most 2^28
   */
  add(length: number): number {
    if (this.count === this.most) throw new RangeError(`more than ${this.most} messages in a batch`);
    if (length > 2 ** 28) throw new RangeError(`a message of ${length} bytes`);
    const blocks = (length + 9 + BLOCK - 1) >> 6;
    if (this.next + blocks * BLOCK - this.first > WAITING) this.hashWaiting();
    const at = this.next;
    const end = at + blocks * BLOCK;
    if (end > this.bytes.length) this.reserve(end);
    const message = this.count++;
    const slot = (this.places >> 2) + message;
    this.words[slot] = at;
    this.next = end;
    if (length >= LONG || !this.lanes) {
      this.words[(this.blocks >> 2) + message] = 0;
      this.apart.push({ message, length });
      return at;
    }
    this.words[(this.blocks >> 2) + message] = blocks;
    const { bytes } = this;
    bytes[at + length] = 0x80;
    bytes.fill(0, at + length + 1, end - 4);
    const bits = length << 3;
    bytes[end - 4] = bits >>> 24;
    bytes[end - 3] = bits >>> 16;
    bytes[end - 2] = bits >>> 8;
    bytes[end - 1] = bits;
    return at;
  }

  /** Hashes what was added, and empties the batch. @returns the digests in the order of the messages, 32 bytes each */
  run(): Uint8Array {
    this.hashWaiting();
    const digests = this.digests.slice(0, HASH_BYTES * this.count);
    this.count = this.done = 0;
    return digests;
  }

  /**
   * Hashes the first messages and leaves all where they are, to be written anew in part: most of the block of a key is
   * the same for every key.
   *
   * @returns their digests, 32 bytes each
   */
  again(count: number): Uint8Array {
    if (count > this.count || this.done > 0) throw new RangeError(`${count} messages do not stand here`);
    this.hash(0, count);
    return this.digests.slice(0, HASH_BYTES * count);
  }

  private hashWaiting(): void {
    if (this.count > this.done) this.hash(this.done, this.count);
    this.apart = [];
    this.done = this.count;
    this.next = this.first;
  }

  private hash(from: number, to: number): void {
    if (this.lanes && to > from) {
      // What fills the last group up is no message.
      for (let message = this.count; message < to + LANES - 1; message++) {
        this.words[(this.places >> 2) + message] = this.first;
        this.words[(this.blocks >> 2) + message] = 0;
      }
      const groups = Math.ceil((to - from) / LANES);
      this.lanes.hash(
        this.places + 4 * from,
        this.blocks + 4 * from,
        this.results + HASH_BYTES * from,
        groups,
      );
    }
    for (const { message, length } of this.apart) {
      if (message >= to) break;
      const at = this.words[(this.places >> 2) + message] ?? 0;
      this.digests.set(sha256(this.bytes.subarray(at, at + length)), HASH_BYTES * message);
    }
  }

  private reserve(end: number): void {
    if (end <= this.bytes.length) return;
    if (this.lanes) {
      const pages = Math.ceil((end + end / 2 - this.bytes.length) / WASM_PAGE);
      this.lanes.memory.grow(pages);
      [this.bytes, this.words, this.digests] = this.views(this.lanes.memory.buffer);
      return;
    }
    const kept = this.bytes;
    [this.bytes, this.words, this.digests] = this.views(
      new ArrayBuffer(WASM_PAGE * Math.ceil((2 * end) / WASM_PAGE)),
    );
    this.bytes.set(kept);
  }

  private views(buffer: ArrayBuffer): [Uint8Array, Int32Array, Uint8Array] {
    const bytes = new Uint8Array(buffer);
    const room = HASH_BYTES * this.most;
    return [
      bytes,
      new Int32Array(buffer),
      buffer.byteLength < this.first ? new Uint8Array(0) : bytes.subarray(this.results, this.results + room),
    ];
  }
}
