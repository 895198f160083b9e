import { concat, Malformed, textOf, toHex, utf8 } from './bytes';
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
const LEAF_VERSION = 1;

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

const HEX_DIGITS = utf8('0123456789abcdef');
/** What is hashed for a leaf, by the number of its revision's digits, with room for the digests. */
const PATTERNS = Array.from({ length: 11 }, (_, digits) => patternOf(digits));

interface LeafPattern {
  readonly bytes: Uint8Array;
  /** Where the data digest, the metadata digest, the tag and the end of the revision stand. */
  readonly at: readonly [number, number, number];
  readonly revisionEnd: number;
}

function patternOf(digits: number): LeafPattern {
  const [data, meta, tag] = ['D', 'M', 'T'].map((letter) => letter.repeat(64)) as [string, string, string];
  const text = `\0${leafText({ dataDigest: data, metaDigest: meta, revision: 0, streamTag: tag })}`;
  const revision = '"revision":';
  const begin = text.indexOf(revision) + revision.length;
  const whole = text.slice(0, begin) + '0'.repeat(digits) + text.slice(begin + 1);
  return {
    bytes: utf8(whole),
    at: [whole.indexOf(data), whole.indexOf(meta), whole.indexOf(tag)],
    revisionEnd: begin + digits,
  };
}

const digitsOf = (revision: number): number => {
  let digits = 1;
  for (let limit = 10; revision >= limit; limit *= 10) digits++;
  return digits;
};

/** Length of {@link writeLeafMessage}. @throws RangeError for a revision that is none */
export function leafMessageLength(revision: number): number {
  if (!Number.isSafeInteger(revision) || revision < 0 || revision > MAX_REVISION)
    throw new RangeError(`the revision ${revision}`);
  return (PATTERNS[digitsOf(revision)] as LeafPattern).bytes.length;
}

/**
 * What the hash of a leaf is over, 0x00 ‖ entry, out of digests as bytes: no text is made for it.
 *
 * @param digests of the data, of the metadata and the stream's tag, 32 bytes each from `from` on.
 */
export function writeLeafMessage(
  into: Uint8Array,
  at: number,
  digests: Uint8Array,
  from: number,
  revision: number,
): void {
  const pattern = PATTERNS[digitsOf(revision)] as LeafPattern;
  into.set(pattern.bytes, at);
  for (let part = 0; part < 3; part++) {
    let to = at + (pattern.at[part] as number);
    for (let i = from + 32 * part, end = i + 32; i < end; i++) {
      const byte = digests[i] as number;
      into[to++] = HEX_DIGITS[byte >> 4] as number;
      into[to++] = HEX_DIGITS[byte & 15] as number;
    }
  }
  let to = at + pattern.revisionEnd;
  for (let rest = revision; rest > 0; rest = Math.floor(rest / 10)) into[--to] = 0x30 + (rest % 10);
}
