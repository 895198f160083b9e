import type { StoredEvent } from '@fonds/event-store';
import { dataDigest, metaDigest, streamKey, streamTag, utf8, type Leaf } from '@fonds/ledger/core';

/** Tags kept: most events of a page belong to few streams, and a tag costs three hashes. */
const KEPT_TAGS = 20_000;

/** Makes leaves out of stored events; the same leaves come out of any store. */
export class EventLeaves {
  private readonly tags = new Map<string, string>();

  /** @param secret of the ledger, 32 bytes. */
  constructor(private readonly secret: Uint8Array) {}

  leafOf(event: Pick<StoredEvent, 'stream' | 'revision' | 'bytes' | 'salt'>): Leaf {
    return {
      streamTag: this.tagOf(event.stream),
      revision: event.revision,
      dataDigest: dataDigest(event.salt, utf8(event.bytes.data)),
      metaDigest: metaDigest(event.salt, utf8(event.bytes.meta)),
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
