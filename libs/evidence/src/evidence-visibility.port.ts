import type { Viewer } from '@fonds/identity';

/** Nest token of {@link EvidenceVisibility}. */
export const EVIDENCE_VISIBILITY = Symbol('EVIDENCE_VISIBILITY');

/** Who may open a supporting file: whoever stored it, and whoever sees an event that cites it. */
export interface EvidenceVisibility {
  /** @param sha256 lower-case hex */
  mayOpen(sha256: string, viewer: Viewer): Promise<boolean>;
}
