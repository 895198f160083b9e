import { concat, utf8 } from './bytes';
import { parseCheckpoint } from './checkpoint';
import { COSIGNATURE_V1, verifierKey } from './note-key';
import type { Signer } from './note-signer';
import type { NoteSignature } from './signed-note';

/** tlog-cosignature: at most 2^63 − 1; here no number beyond 2^53 − 1 is read. */
export interface Timestamped {
  /** Seconds since 1970 (POSIX). */
  readonly timestamp: number;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/** What a witness signs (tlog-cosignature "Ed25519 signed message"): two lines, then the note's text. */
export const cosignedMessage = (noteText: string, timestamp: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${timestamp}\n${noteText}`);

/**
 * The line of a witness.
 *
 * @param timestamp seconds since 1970 (POSIX); tlog-witness lets none be omitted, so it is never 0.
 * @throws Malformed when the text is no checkpoint, RangeError when the time is none.
 */
export async function cosign(
  name: string,
  noteText: string,
  timestamp: number,
  signer: Signer,
): Promise<NoteSignature> {
  parseCheckpoint(noteText);
  if (!Number.isSafeInteger(timestamp) || timestamp <= 0) throw new RangeError(`the time ${timestamp}`);
  const { id } = verifierKey(name, COSIGNATURE_V1, signer.publicKey);
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(timestamp));
  const signature = concat(stamp, await signer.sign(cosignedMessage(noteText, timestamp)));
  return { name, keyId: id, signature };
}

/** The `timestamped_signature` of an Ed25519 cosigner; nothing when it is none. */
export function readTimestamped(bytes: Uint8Array): Timestamped | undefined {
  if (bytes.length !== 72) return undefined;
  const timestamp = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
  return timestamp <= BigInt(Number.MAX_SAFE_INTEGER)
    ? { timestamp: Number(timestamp), signature: bytes.slice(8) }
    : undefined;
}
