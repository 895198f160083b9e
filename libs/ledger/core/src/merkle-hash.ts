import { sha256 } from './sha256';

export const HASH_BYTES = 32;
/** RFC 6962 §2.1: what an inner node's two hashes stand behind. */
export const NODE_PREFIX = 0x01;

/** RFC 6962 §2.1: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  const message = new Uint8Array(entry.length + 1);
  message.set(entry, 1);
  return sha256(message);
}

const ENCODER = new TextEncoder();
/** Where texts are put behind their 0x00: one call ends before the next begins. */
let ROW = new Uint8Array(4_096);

/** The same of a text without surrogates, and without an array for each: a digest of holdings hashes 100,000. */
export function leafHashOfText(text: string): Uint8Array {
  if (3 * text.length + 1 > ROW.length) ROW = new Uint8Array(6 * text.length + 1);
  const { written } = ENCODER.encodeInto(text, ROW.subarray(1));
  return sha256(ROW.subarray(0, written + 1));
}

const PAIR = new Uint8Array(65);
PAIR[0] = NODE_PREFIX;

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). @throws RangeError for anything but two hashes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError(`a node over ${left.length} and ${right.length} bytes`);
  PAIR.set(left, 1);
  PAIR.set(right, 33);
  return sha256(PAIR);
}

/** RFC 6962 §2.1: the root of the empty tree. */
export const EMPTY_ROOT_HASH: Uint8Array = sha256(new Uint8Array(0));
