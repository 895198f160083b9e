/** What hashes leaves, and nothing else of the core: a thread that only hashes begins in half the time. */
export { leafMessageLength, SALT_BYTES, writeLeafMessage } from '../../src/leaf';
export { sha256 } from '../../src/sha256';
export { Sha256Batch } from '../../src/sha256-batch';
