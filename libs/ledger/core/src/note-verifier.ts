import { cosignedMessage, readTimestamped } from './cosignature';
import { ED25519, type VerifierKey } from './note-key';
import { parseNote, type NoteSignature, type SignedNote } from './signed-note';
import { utf8 } from './bytes';

/** A signature that a trusted key made. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  readonly signature: NoteSignature;
  /** Seconds since 1970 (POSIX) that a witness's cosignature states. */
  readonly timestamp?: number;
}

export type OpenedNote =
  | { readonly ok: true; readonly note: SignedNote; readonly verified: readonly VerifiedSignature[] }
  /** `unsigned`: no signature of a trusted key. `bad-signature`: one that claims to be and is not. */
  | { readonly ok: false; readonly reason: 'unsigned' | 'bad-signature'; readonly name?: string };

/**
 * signed-note "Signatures": those of unknown keys are passed over; each of a known key must verify, or the whole note
 * is refused; without any the note is refused. Of several by one key the first is told.
 *
 * @throws Malformed when it is no note.
 */
export async function openNote(note: string | SignedNote, keys: readonly VerifierKey[]): Promise<OpenedNote> {
  const parsed = typeof note === 'string' ? parseNote(note) : note;
  const verified: VerifiedSignature[] = [];
  for (const signature of parsed.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.keyId);
    if (!key) continue;
    // Also one beside a good one of the same key: a note with a false signature of a known key is malformed.
    const checked = await check(key, parsed.text, signature);
    if (!checked) return { ok: false, reason: 'bad-signature', name: signature.name };
    if (!verified.some((found) => found.key === key)) verified.push(checked);
  }
  return verified.length > 0 ? { ok: true, note: parsed, verified } : { ok: false, reason: 'unsigned' };
}

async function check(
  key: VerifierKey,
  text: string,
  signature: NoteSignature,
): Promise<VerifiedSignature | undefined> {
  if (key.type === ED25519)
    return (await verifyEd25519(key.publicKey, utf8(text), signature.signature))
      ? { key, signature }
      : undefined;
  const stamped = readTimestamped(signature.signature);
  if (!stamped) return undefined;
  const message = cosignedMessage(text, stamped.timestamp);
  return (await verifyEd25519(key.publicKey, message, stamped.signature))
    ? { key, signature, timestamp: stamped.timestamp }
    : undefined;
}

/**
 * RFC 8032, by the Web Cryptography that Node and browsers both have. @returns false also for a key or a signature
 * that is no point of the curve.
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const { subtle } = crypto;
  try {
    const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await subtle.verify('Ed25519', key, signature, message);
  } catch (error) {
    // Some engines refuse a key that is no point of the curve by an exception. Whatever else fails (no Ed25519, a
    // page without a secure context) is no verdict on the signature.
    if ((error as { name?: unknown } | undefined)?.name === 'DataError') return false;
    throw error;
  }
}
