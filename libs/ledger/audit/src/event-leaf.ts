import { hash } from 'node:crypto';
import { leafText, SALT_BYTES, streamKey, streamTag, type Leaf } from '@fonds/ledger/core';
import type { EventRow } from './event-rows';
import { SaltedDigests } from './salted-digests';

/** Bytes of a leaf's record: data digest, metadata digest, stream tag, revision as a big-endian uint32. */
export const RECORD_BYTES = 100;
const DIGESTS = 96;
const HASH_BYTES = 32;

/** Tags kept: a tag costs three hashes, and most events of a page belong to few streams. */
const KEPT_TAGS = 20_000;

/** Derives leaves from an event's row, by docs/ledger.md alone. */
export class LeafMaker {
  private readonly tags = new Map<string, string>();
  private readonly digests = new SaltedDigests();

  constructor(private readonly secret: Uint8Array) {}

  leafOf(row: EventRow): Leaf {
    const salted = row.salt.length === SALT_BYTES;
    return {
      streamTag: this.tagOf(row.stream),
      revision: row.revision,
      // A salt of another length gives no digest at all, and so none that the log has.
      dataDigest: salted ? this.digests.of(row.salt, 'data', row.data) : '',
      metaDigest: salted ? this.digests.of(row.salt, 'meta', row.meta) : '',
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

/** SHA-256(0x00 ‖ entry) (docs/ledger.md §4). @returns 32 bytes */
export function hashOfLeaf(leaf: Leaf): Uint8Array {
  const digits = hash('sha256', `\0${leafText(leaf)}`, 'binary');
  const bytes = new Uint8Array(HASH_BYTES);
  for (let i = 0; i < HASH_BYTES; i++) bytes[i] = digits.charCodeAt(i);
  return bytes;
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
