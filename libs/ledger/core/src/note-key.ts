import { concat, fromBase64, Malformed, toBase64, toHex, utf8 } from './bytes';
import { sha256 } from './sha256';
import { weakKey } from './small-order';

/** signed-note "Signature types": plain Ed25519 over the text, and a witness's timestamped cosignature. */
export const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;
export type SignatureType = typeof ED25519 | typeof COSIGNATURE_V1;

/** A key that a reader trusts (signed-note "Verifier keys"). */
export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly type: SignatureType;
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
}

const NOT_IN_A_NAME = /[\p{White_Space}\p{Surrogate}+\u0000-\u001f]/u;

/**
 * signed-note: not empty, without Unicode spaces and without `+`; no control characters, since it stands in a note.
 * No more is asked: a line of a stranger whose name we would not choose is passed over, not refused with its note.
 */
export const isKeyName = (name: string): boolean => name.length > 0 && !NOT_IN_A_NAME.test(name);

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4] (signed-note, tlog-cosignature). @returns eight hexadecimal digits. */
export const keyId = (name: string, type: SignatureType, publicKey: Uint8Array): string =>
  toHex(sha256(concat(utf8(name), Uint8Array.of(0x0a, type), publicKey)).subarray(0, 4));

/** @throws Malformed when the name cannot be a key's name, or the bytes are no key that can be trusted. */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new Malformed('key name', 'empty, or with a space or a plus');
  if (publicKey.length !== 32) throw new Malformed('key', 'not 32 bytes of Ed25519');
  const weak = weakKey(publicKey);
  if (weak !== undefined) throw new Malformed('key', weak);
  return { name, id: keyId(name, type, publicKey), type, publicKey };
}

/** `<name>+<id>+<base64(type ‖ key)>` (signed-note "Verifier keys"). */
export const formatVkey = (key: VerifierKey): string =>
  `${key.name}+${key.id}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`;

/** @throws Malformed for another form, another algorithm, or an id that is not the key's. */
export function parseVkey(vkey: string): VerifierKey {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const material = fromBase64(rest.join('+'), 'vkey');
  const [type] = material;
  if (type !== ED25519 && type !== COSIGNATURE_V1)
    throw new Malformed('vkey', 'an algorithm that is not read here');
  const key = verifierKey(name, type, material.slice(1));
  if (key.id !== id) throw new Malformed('vkey', `the id is ${id}, the key's is ${key.id}`);
  return key;
}
