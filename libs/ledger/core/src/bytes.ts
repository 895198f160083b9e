/**
 * Text forms of bytes. Every reader here is strict: one value has one text, so a changed letter is never read as the
 * same bytes.
 */

/** A text of the ledger that is not what its specification says. `where` names the part. */
export class Malformed extends Error {
  constructor(
    readonly where: string,
    problem: string,
  ) {
    super(`${where}: ${problem}`);
    this.name = 'Malformed';
  }
}

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Looks only whether a closer look is needed: three times as quick. */
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** @throws Malformed for a lone surrogate: it has no bytes, and would be written as U+FFFD like every other. */
export function utf8(text: string): Uint8Array {
  if (SURROGATE.test(text) && LONE_SURROGATE.test(text)) throw new Malformed('text', 'a lone surrogate');
  return encoder.encode(text);
}

/** @throws Malformed when the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array, where: string): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    throw new Malformed(where, 'not UTF-8');
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Byte order: negative when `a` comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && compareBytes(a, b) === 0;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** @throws Malformed for anything but lower-case hexadecimal of `length` bytes. */
export function fromHex(text: string, length: number, where: string): Uint8Array {
  if (text.length !== length * 2 || !/^[0-9a-f]*$/.test(text))
    throw new Malformed(where, `not ${length} bytes of lower-case hexadecimal`);
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** RFC 4648 §4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @throws Malformed for anything but canonical RFC 4648 §4 text (padding complete, unused bits zero). */
export function fromBase64(text: string, where: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new Malformed(where, 'not base64');
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  if (toBase64(bytes) !== text) throw new Malformed(where, 'not canonical base64');
  return bytes;
}

export const isHash = (bytes: Uint8Array): boolean => bytes.length === 32;

/** One hash in base64. @throws Malformed for anything but 32 bytes. */
export function hashOf(text: string, where: string): Uint8Array {
  const bytes = fromBase64(text, where);
  if (!isHash(bytes)) throw new Malformed(where, 'not a SHA-256 hash');
  return bytes;
}

/**
 * A size, an index: ASCII decimal without leading zeroes.
 * @throws Malformed for anything else, also beyond 2^53 − 1, which no log of ours reaches and no number here carries.
 */
export function decimalOf(text: string, where: string): number {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) throw new Malformed(where, 'not a decimal number');
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Malformed(where, 'beyond 2^53 − 1');
  return value;
}
