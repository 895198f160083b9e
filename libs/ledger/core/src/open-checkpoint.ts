import { parseCheckpoint, type Checkpoint } from './checkpoint';
import type { VerifierKey } from './note-key';
import { openNote, type VerifiedSignature } from './note-verifier';
import { parseNote, type SignedNote } from './signed-note';

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
 * @param witnesses keys of cosigners; only a timestamped signature counts as one of theirs.
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
    cosignatures: opened.verified.filter(
      ({ key, timestamp }) => timestamp !== undefined && witnesses.includes(key),
    ),
  };
}
