import { concat, fromHex, Malformed, textOf, toHex, utf8 } from './bytes';
import { hmacSha256, sha256 } from './sha256';

/** What the log keeps of one event: digests of its exact bytes, and a tag of its stream; nothing in clear. */
export interface Leaf {
  /** SHA-256(HMAC(ledger secret, stream) ‖ stream), hexadecimal. */
  readonly streamTag: string;
  /** Place within the stream, from 0. */
  readonly revision: number;
  /** SHA-256(HMAC(salt, "data") ‖ data bytes), hexadecimal. */
  readonly dataDigest: string;
  /** SHA-256(HMAC(salt, "meta") ‖ metadata bytes), hexadecimal. */
  readonly metaDigest: string;
}

/** Version of the leaf's form; another form would be another number, never another reading of this one. */
export const LEAF_VERSION = 1;

const DATA = utf8('data');
const META = utf8('meta');

/** @param salt sixteen random bytes of the event. @returns lower-case hexadecimal. */
export const dataDigest = (salt: Uint8Array, data: Uint8Array): string =>
  toHex(sha256(concat(hmacSha256(salt, DATA), data)));

/** @param salt sixteen random bytes of the event. @returns lower-case hexadecimal. */
export const metaDigest = (salt: Uint8Array, meta: Uint8Array): string =>
  toHex(sha256(concat(hmacSha256(salt, META), meta)));

/** The key that a bundle discloses for a stream of its own: HMAC(ledger secret, stream). @returns 32 bytes. */
export const streamKey = (ledgerSecret: Uint8Array, stream: string): Uint8Array =>
  hmacSha256(ledgerSecret, utf8(stream));

/** The tag by which a stream's leaves are found in the log, by whoever has its key. @returns lower-case hexadecimal. */
export const streamTag = (key: Uint8Array, stream: string): string =>
  toHex(sha256(concat(key, utf8(stream))));

/** The log entry: canonical JSON (RFC 8785) of the leaf. It is fixed in shape, so its text is written directly. */
export const leafText = (leaf: Leaf): string =>
  `{"dataDigest":"${leaf.dataDigest}","metaDigest":"${leaf.metaDigest}","revision":${leaf.revision},"streamTag":"${leaf.streamTag}","v":${LEAF_VERSION}}`;

export const leafEntry = (leaf: Leaf): Uint8Array => utf8(leafText(leaf));

const LEAF_TEXT =
  /^\{"dataDigest":"([0-9a-f]{64})","metaDigest":"([0-9a-f]{64})","revision":(0|[1-9][0-9]{0,9}),"streamTag":"([0-9a-f]{64})","v":1\}$/;

/** @throws Malformed for anything that {@link leafEntry} would not write. */
export function parseLeaf(entry: Uint8Array): Leaf {
  const match = entry.length < 512 ? LEAF_TEXT.exec(textOf(entry, 'leaf')) : null;
  const [, data, meta, revision, tag] = match ?? [];
  if (data === undefined || meta === undefined || revision === undefined || tag === undefined)
    throw new Malformed('leaf', 'not a leaf of version 1');
  return { dataDigest: data, metaDigest: meta, revision: Number(revision), streamTag: tag };
}

/** Of a tag given in hexadecimal. @throws Malformed */
export const tagBytes = (tag: string): Uint8Array => fromHex(tag, 32, 'stream tag');
