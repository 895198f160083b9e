import { verifyInclusion } from './inclusion-proof';
import type { VerifierKey } from './note-key';
import { openCheckpoint, type OpenedCheckpoint } from './open-checkpoint';
import { parseProof, type TlogProof } from './tlog-proof';

export type OpenedProof =
  | (Extract<OpenedCheckpoint, { ok: true }> & { readonly proof: TlogProof })
  | Extract<OpenedCheckpoint, { ok: false }>
  | { readonly ok: false; readonly reason: 'not-included' };

/**
 * Checks that an entry is in a log: tlog-proof "Verifying a tlog proof", steps 2 to 4. How many cosignatures are
 * enough is the caller's policy.
 *
 * @param leaf hash of the entry, which the caller made from the entry itself (step 1).
 * @throws Malformed when it is no proof, or its checkpoint is none.
 */
export async function openProof(
  text: string,
  leaf: Uint8Array,
  logKeys: readonly VerifierKey[],
  witnesses: readonly VerifierKey[] = [],
): Promise<OpenedProof> {
  const proof = parseProof(text);
  const opened = await openCheckpoint(proof.checkpoint, logKeys, witnesses);
  if (!opened.ok) return opened;
  const { size, root } = opened.checkpoint;
  return verifyInclusion(proof.index, size, leaf, proof.hashes, root)
    ? { ...opened, proof }
    : { ok: false, reason: 'not-included' };
}
