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

export const SALT_BYTES = 16;
/** Ten digits, far beyond any stream. */
export const MAX_REVISION = 9_999_999_999;

/** @param salt sixteen random bytes of the event. @returns lower-case hexadecimal. */
export const dataDigest = (salt: Uint8Array, data: Uint8Array): string => digest(salt, DATA, data);

/** @param salt sixteen random bytes of the event. @returns lower-case hexadecimal. */
export const metaDigest = (salt: Uint8Array, meta: Uint8Array): string => digest(salt, META, meta);

function digest(salt: Uint8Array, part: Uint8Array, bytes: Uint8Array): string {
  // HMAC fills a short key up with zeros: salts of other lengths would not be one salt for one digest.
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt of ${salt.length} bytes`);
  return toHex(sha256(concat(hmacSha256(salt, part), bytes)));
}

/** The key that a bundle discloses for a stream of its own: HMAC(ledger secret, stream). @returns 32 bytes. */
export const streamKey = (ledgerSecret: Uint8Array, stream: string): Uint8Array =>
  hmacSha256(ledgerSecret, utf8(stream));

/** The tag by which a stream's leaves are found in the log, by whoever has its key. @returns lower-case hexadecimal. */
export const streamTag = (key: Uint8Array, stream: string): string =>
  toHex(sha256(concat(key, utf8(stream))));

/**
 * The log entry: canonical JSON (RFC 8785) of the leaf. It is fixed in shape, so its text is written directly.
 *
 * @throws RangeError for a revision that is none. The digits of the digests are their makers' affair: looking at each
 *   again would take a third of the time of a leaf.
 */
export function leafText({ dataDigest, metaDigest, revision, streamTag }: Leaf): string {
  if (!Number.isSafeInteger(revision) || revision < 0 || revision > MAX_REVISION)
    throw new RangeError(`the revision ${revision}`);
  return `{"dataDigest":"${dataDigest}","metaDigest":"${metaDigest}","revision":${revision},"streamTag":"${streamTag}","v":${LEAF_VERSION}}`;
}

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
