import { leafEntry, toHex, type Leaf } from '@fonds/ledger/core';

/** Bytes of one leaf as the log keeps it: three digests and a big-endian revision. Its text is made when asked for. */
export const LEAF_RECORD_BYTES = 100;

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
