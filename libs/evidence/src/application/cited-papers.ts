import { Inject, Injectable } from '@nestjs/common';
import { administers, type Viewer } from '@fonds/identity';
import { ok, refuse, type Result } from '@fonds/kernel';
import { EVIDENCE_STORE, isSha256, type EvidenceStore } from '../evidence-store.port';
import { EVIDENCE_VISIBILITY, type EvidenceVisibility } from '../evidence-visibility.port';

/**
 * Which supporting files a deed may cite: those that are stored, and that whoever does it has stored himself or may open
 * already. Whoever sees a deed may open its papers, so citing the digest of another's paper would open it.
 */
@Injectable()
export class CitedPapers {
  constructor(
    @Inject(EVIDENCE_STORE) private readonly store: Pick<EvidenceStore, 'has'>,
    @Inject(EVIDENCE_VISIBILITY) private readonly visibility: EvidenceVisibility,
  ) {}

  /**
   * Asked before the event is written: an event that cites nothing could never be mended, and no backup would be whole
   * again.
   *
   * @returns a refusal `evidence-not-stored` that names the first one that is missing, or not his to cite
   */
  async check(cited: readonly string[], viewer: Viewer): Promise<Result<void>> {
    for (const sha256 of new Set(cited))
      if (!isSha256(sha256) || !(await this.store.has(sha256)) || !(await this.mayCite(sha256, viewer)))
        return refuse({ code: 'evidence-not-stored', basis: [], facts: { sha256 } });
    return ok(undefined);
  }

  /** An administrator stores and opens no papers: what he cites was named to him, and is opened to nobody by that. */
  private async mayCite(sha256: string, viewer: Viewer): Promise<boolean> {
    const { roles } = viewer;
    return (roles.length > 0 && roles.every(administers)) || this.visibility.mayOpen(sha256, viewer);
  }
}
