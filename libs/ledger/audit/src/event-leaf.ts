import { hash } from 'node:crypto';
import { hmacSha256, leafText, SALT_BYTES, streamKey, streamTag, utf8, type Leaf } from '@fonds/ledger/core';
import type { EventRow } from './audit-reader';

/** Bytes of a leaf's record: data digest, metadata digest, stream tag, revision as a big-endian uint32. */
export const RECORD_BYTES = 100;
const DIGESTS = 96;
const HASH_BYTES = 32;

/** Tags kept: a tag costs three hashes, and most events of a page belong to few streams. */
const KEPT_TAGS = 20_000;

/** Derives leaves from an event's row, by docs/ledger.md alone. */
export class LeafMaker {
  private readonly tags = new Map<string, string>();

  constructor(private readonly secret: Uint8Array) {}

  leafOf(row: EventRow): Leaf {
    const salted = row.salt.length === SALT_BYTES;
    return {
      streamTag: this.tagOf(row.stream),
      revision: row.revision,
      // A salt of another length gives no digest at all, and so none that the log has.
      dataDigest: salted ? saltedDigest(row.salt, DATA, row.data) : '',
      metaDigest: salted ? saltedDigest(row.salt, META, row.meta) : '',
    };
  }

  private tagOf(stream: string): string {
    const known = this.tags.get(stream);
    if (known !== undefined) return known;
    if (this.tags.size >= KEPT_TAGS) this.tags.clear();
    const tag = streamTag(streamKey(this.secret, stream), stream);
    this.tags.set(stream, tag);
    return tag;
  }
}

const DATA = utf8('data');
const META = utf8('meta');

/** Where a message is put together before it is hashed: grows to the largest, and nothing is allocated for the others. */
let scratch = Buffer.alloc(65_536);
const room = (bytes: number): Buffer =>
  (scratch = bytes > scratch.length ? Buffer.alloc(2 * bytes) : scratch);

/**
 * SHA-256(HMAC(salt, part) ‖ UTF-8 of the text), hexadecimal (docs/ledger.md §2). With Node's own hash and without
 * copies: this is most of an audit's time, and half of what the core's portable functions take.
 */
function saltedDigest(salt: Uint8Array, part: Uint8Array, text: string): string {
  const message = room(HASH_BYTES + 3 * text.length);
  message.set(hmacSha256(salt, part), 0);
  const end = HASH_BYTES + message.write(text, HASH_BYTES, 'utf8');
  return hash('sha256', message.subarray(0, end), 'hex');
}

/** SHA-256(0x00 ‖ entry) (docs/ledger.md §4). @returns 32 bytes */
export function hashOfLeaf(leaf: Leaf): Uint8Array {
  const message = room(1_024);
  message[0] = 0;
  const end = 1 + message.write(leafText(leaf), 1, 'latin1');
  return hash('sha256', message.subarray(0, end), 'buffer');
}

export function recordLeaf(record: Buffer): Leaf {
  return {
    dataDigest: record.toString('hex', 0, 32),
    metaDigest: record.toString('hex', 32, 64),
    streamTag: record.toString('hex', 64, DIGESTS),
    revision: record.readUInt32BE(DIGESTS),
  };
}

/** Which parts of an event are not those of the leaf's record; none when all are. */
export function differingParts(leaf: Leaf, record: Buffer): string[] {
  const same =
    record.toString('hex', 0, DIGESTS) === leaf.dataDigest + leaf.metaDigest + leaf.streamTag &&
    record.readUInt32BE(DIGESTS) === leaf.revision;
  if (same) return [];
  const kept = recordLeaf(record);
  return [
    ...(kept.dataDigest === leaf.dataDigest ? [] : ['data']),
    ...(kept.metaDigest === leaf.metaDigest ? [] : ['metadata']),
    ...(kept.streamTag === leaf.streamTag ? [] : ['stream tag']),
    ...(kept.revision === leaf.revision ? [] : ['revision']),
  ];
}
