import { decimalOf, hashOf, Malformed, toBase64 } from './bytes';
import type { VerifierKey } from './note-key';
import { openNote, type VerifiedSignature } from './note-verifier';
import { parseNote, type SignedNote } from './signed-note';

/** A log's head (tlog-checkpoint "Note text"). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

/** The text of a checkpoint; this log writes no extension lines. */
export const checkpointText = (head: { origin: string; size: number; root: Uint8Array }): string =>
  `${head.origin}\n${head.size}\n${toBase64(head.root)}\n`;

/** @throws Malformed for anything but three or more non-empty lines as tlog-checkpoint orders them. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new Malformed('checkpoint', 'does not end with a newline');
  const lines = text.slice(0, -1).split('\n');
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined || lines.some((line) => line === ''))
    throw new Malformed('checkpoint', 'not three non-empty lines');
  return {
    origin,
    size: decimalOf(size, 'checkpoint size'),
    root: hashOf(root, 'checkpoint root'),
    extensions,
  };
}

export type OpenedCheckpoint =
  | {
      readonly ok: true;
      readonly checkpoint: Checkpoint;
      readonly note: SignedNote;
      readonly logSignatures: readonly VerifiedSignature[];
      readonly cosignatures: readonly VerifiedSignature[];
    }
  | {
      readonly ok: false;
      readonly reason: 'unsigned' | 'bad-signature' | 'other-origin';
      readonly name?: string;
    };

/**
 * A checkpoint signed by one of the log's keys, with the cosignatures of the witnesses that are trusted.
 *
 * @param logKeys keys of the log; their name is the origin that is accepted.
 * @throws Malformed when it is no note or no checkpoint.
 */
export async function openCheckpoint(
  note: string | SignedNote,
  logKeys: readonly VerifierKey[],
  witnesses: readonly VerifierKey[] = [],
): Promise<OpenedCheckpoint> {
  const parsed = typeof note === 'string' ? parseNote(note) : note;
  const checkpoint = parseCheckpoint(parsed.text);
  const own = logKeys.filter(({ name }) => name === checkpoint.origin);
  if (own.length === 0) return { ok: false, reason: 'other-origin', name: checkpoint.origin };
  const opened = await openNote(parsed, [...own, ...witnesses]);
  if (!opened.ok) return opened;
  const logSignatures = opened.verified.filter(({ key }) => own.includes(key));
  if (logSignatures.length === 0) return { ok: false, reason: 'unsigned' };
  return {
    ok: true,
    checkpoint,
    note: parsed,
    logSignatures,
    cosignatures: opened.verified.filter(({ key }) => witnesses.includes(key)),
  };
}
