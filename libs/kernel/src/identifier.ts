import { hash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits. */
const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** A UUID in lower case with hyphens. Which thing it names is told by the brand. */
export type Uuid<Name extends string = string> = string & { readonly __uuid: Name };
export type UnitId = Uuid<'unit'>;
export type FondsId = Uuid<'fonds'>;
export type SeriesId = Uuid<'series'>;
export type EntryId = Uuid<'entry'>;
export type OrganisationId = Uuid<'organisation'>;
export type AccountId = Uuid<'account'>;
export type ImportId = Uuid<'import'>;
export type EventId = Uuid<'event'>;
export type CommandId = Uuid<'command'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws TypeError when `text` is not a UUID in lower case. */
export function uuid<Name extends string>(text: string): Uuid<Name> {
  if (!UUID.test(text)) throw new TypeError(`not a UUID in lower case: ${text}`);
  return text as Uuid<Name>;
}

export const isUuid = (text: string): text is Uuid => UUID.test(text);

/**
 * An id derived from content: UUIDv8 (RFC 9562 §5.8) of the first 128 bits of SHA-256 over the parts. The parts
 * are joined by U+001F, which none of them may contain, so no two part lists share a text.
 * Derived once, never parsed again. The first part names kind and version of the derivation: `unit/1`.
 *
 * @example derivedId<'fonds'>('fonds/1', organisationId, 'number', 'Z109')
 */
export function derivedId<Name extends string>(...parts: readonly string[]): Uuid<Name> {
  for (const part of parts)
    if (part.includes('\u001f'))
      throw new TypeError('a part of a derived id holds a unit separator (U+001F)');
  const hex = sha256Hex(parts.join('\u001f'));
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid<Name>;
}

/**
 * UUIDv7 (RFC 9562 §5.7) from a UTC time in milliseconds and ten random bytes, both brought in by the caller.
 */
export function uuidV7<Name extends string>(milliseconds: number, random: Uint8Array): Uuid<Name> {
  if (random.length < 10) throw new RangeError('UUIDv7 needs ten random bytes');
  const time = milliseconds.toString(16).padStart(12, '0');
  const tail = Buffer.from(random.subarray(0, 10));
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70;
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80;
  const hex = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}` as Uuid<Name>;
}
