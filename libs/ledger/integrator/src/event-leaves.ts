import type { StoredEvent } from '@fonds/event-store';
import { dataDigest, metaDigest, streamKey, streamTag, utf8, type Leaf } from '@fonds/ledger/core';

/** Makes leaves out of stored events one by one, for whoever shows some; the same leaves come out of any store. */
export class EventLeaves {
  /** @param secret of the ledger, 32 bytes. */
  constructor(private readonly secret: Uint8Array) {}

  leafOf({
    stream,
    revision,
    bytes,
    salt,
  }: Pick<StoredEvent, 'stream' | 'revision' | 'bytes' | 'salt'>): Leaf {
    return {
      streamTag: this.tagOf(stream),
      revision,
      dataDigest: dataDigest(salt, utf8(bytes.data)),
      metaDigest: metaDigest(salt, utf8(bytes.meta)),
    };
  }

  tagOf(stream: string): string {
    return streamTag(this.keyOf(stream), stream);
  }

  /** What a bundle discloses of its own streams, so that a reader finds all their leaves. */
  keyOf(stream: string): Uint8Array {
    return streamKey(this.secret, stream);
  }
}
