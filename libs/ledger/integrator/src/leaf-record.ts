import { leafEntry, toHex, type Leaf } from '@fonds/ledger/core';

/** Bytes of one leaf as the log keeps it: three digests and a big-endian revision. Its text is made when asked for. */
export const LEAF_RECORD_BYTES = 100;

export function writeLeafRecord(leaf: Leaf, into: Buffer, at: number): void {
  const digits =
    into.write(leaf.dataDigest, at, 32, 'hex') +
    into.write(leaf.metaDigest, at + 32, 32, 'hex') +
    into.write(leaf.streamTag, at + 64, 32, 'hex');
  // What is no hexadecimal ends the writing of a digest before its 32 bytes.
  if (digits !== 96) throw new RangeError('a leaf whose digests are none');
  into.writeUInt32BE(leaf.revision, at + 96);
}

export function readLeafRecord(records: Uint8Array, place: number): Leaf {
  const at = place * LEAF_RECORD_BYTES;
  const digest = (from: number): string => toHex(records.subarray(at + from, at + from + 32));
  return {
    dataDigest: digest(0),
    metaDigest: digest(32),
    streamTag: digest(64),
    revision: new DataView(records.buffer, records.byteOffset).getUint32(at + 96),
  };
}

/** The entries of a bundle, as many as its records hold. */
export const entriesOf = (records: Uint8Array): Uint8Array[] =>
  Array.from({ length: records.length / LEAF_RECORD_BYTES }, (_, place) =>
    leafEntry(readLeafRecord(records, place)),
  );
