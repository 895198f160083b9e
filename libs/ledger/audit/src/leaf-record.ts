/** Bytes of a leaf's record: data digest, metadata digest, stream tag, revision as a big-endian uint32. */
export const RECORD_BYTES = 100;
export const HASH_BYTES = 32;
/** Where the revision stands. */
export const DIGEST_BYTES = 96;
