import { ok, refuse, type Result } from '@fonds/kernel';
import { isSha256, type EvidenceStore } from '../evidence-store.port';

/**
 * Whether every supporting file that a deed cites is stored. It is asked before the event is written: an event that cites
 * nothing could never be mended, and no backup would be whole again.
 *
 * @returns a refusal `evidence-not-stored` that names the first one that is missing
 */
export async function citedEvidence(
  store: Pick<EvidenceStore, 'has'>,
  cited: readonly string[],
): Promise<Result<void>> {
  for (const sha256 of new Set(cited))
    if (!isSha256(sha256) || !(await store.has(sha256)))
      return refuse({ code: 'evidence-not-stored', basis: [], facts: { sha256 } });
  return ok(undefined);
}
