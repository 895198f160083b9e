import { hash } from 'node:crypto';
import type { EventBytes, StoredEvent } from '@fonds/event-store';
import { leafText, SALT_BYTES, streamKey, streamTag, utf8, type Leaf } from '@fonds/ledger/core';

/** Tags kept: most events of a page belong to few streams, and a tag costs three hashes. */
const KEPT_TAGS = 20_000;

/** Makes leaves out of stored events; the same leaves come out of any store. */
export class EventLeaves {
  private readonly tags = new Map<string, string>();

  /** @param secret of the ledger, 32 bytes. */
  constructor(private readonly secret: Uint8Array) {}

  leafOf({
    stream,
    revision,
    bytes,
    salt,
  }: Pick<StoredEvent, 'stream' | 'revision' | 'bytes' | 'salt'>): Leaf {
    return this.leafOfBytes({ stream, revision, data: utf8(bytes.data), meta: utf8(bytes.meta), salt });
  }

  leafOfBytes({ stream, revision, data, meta, salt }: Omit<EventBytes, 'position'>): Leaf {
    return {
      streamTag: this.tagOf(stream),
      revision,
      dataDigest: saltedDigest(salt, INNER.data, data),
      metaDigest: saltedDigest(salt, INNER.meta, meta),
    };
  }

  tagOf(stream: string): string {
    const known = this.tags.get(stream);
    if (known !== undefined) return known;
    if (this.tags.size >= KEPT_TAGS) this.tags.clear();
    const tag = streamTag(this.keyOf(stream), stream);
    this.tags.set(stream, tag);
    return tag;
  }

  /** What a bundle discloses of its own streams, so that a reader finds all their leaves. */
  keyOf(stream: string): Uint8Array {
    return streamKey(this.secret, stream);
  }
}

const HASH_BYTES = 32;
const BLOCK = 64;

/** What of HMAC (RFC 2104) is the same for every salt: the pads behind its bytes, and the message. */
const INNER = { data: padded(0x36, utf8('data')), meta: padded(0x36, utf8('meta')) };
const OUTER = padded(0x5c, new Uint8Array(HASH_BYTES));

function padded(pad: number, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK + message.length).fill(pad, 0, BLOCK);
  block.set(message, BLOCK);
  return block;
}

/** Where a message is put together before it is hashed: nothing is allocated for an event. */
let scratch: Uint8Array = new Uint8Array(65_536);

/**
 * As the core's own, by docs/ledger.md §2, with Node's hash in place and without copies: a quarter of its time, and
 * most of an integrator's.
 *
 * @returns hexadecimal
 */
function saltedDigest(salt: Uint8Array, inner: Uint8Array, bytes: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt of ${salt.length} bytes`);
  for (let i = 0; i < SALT_BYTES; i++) {
    const byte = salt[i] as number;
    inner[i] = byte ^ 0x36;
    OUTER[i] = byte ^ 0x5c;
  }
  writeHash(inner, OUTER, BLOCK);
  writeHash(OUTER, scratch, 0);
  const end = HASH_BYTES + bytes.length;
  if (end > scratch.length) scratch = grown(scratch, end);
  scratch.set(bytes, HASH_BYTES);
  return hash('sha256', scratch.subarray(0, end), 'hex');
}

function grown(bytes: Uint8Array, least: number): Uint8Array {
  const larger = new Uint8Array(2 * least);
  larger.set(bytes.subarray(0, HASH_BYTES));
  return larger;
}

/** One character a byte: Node makes a short text several times faster than a buffer. */
function writeHash(message: Uint8Array | string, into: Uint8Array, at: number): void {
  const characters = hash('sha256', message, 'binary');
  for (let i = 0; i < HASH_BYTES; i++) into[at + i] = characters.charCodeAt(i);
}

/** SHA-256(0x00 ‖ entry) (docs/ledger.md §4). @returns 32 bytes */
export function hashOfLeaf(leaf: Leaf): Uint8Array {
  const bytes = new Uint8Array(HASH_BYTES);
  writeHash(`\0${leafText(leaf)}`, bytes, 0);
  return bytes;
}
