import type { EvidenceVisibility } from '@fonds/evidence';
import type { Viewer } from '@fonds/identity';
import type { ProjectionHost } from '@fonds/projections';
import type { Pool } from 'pg';
import { visibleEvents } from './trail.query';

/**
 * A supporting file may be opened by whoever sees an event in the trail that cites it, or the one that tells who stored
 * it: his account, and members of the organisation for which he did.
 */
export class CitationVisibility implements EvidenceVisibility {
  constructor(
    private readonly pool: Pool,
    private readonly projections: Pick<ProjectionHost, 'catchUp'>,
  ) {}

  async mayOpen(sha256: string, viewer: Viewer): Promise<boolean> {
    if (await this.cited(sha256, viewer)) return true;
    // What was cited a moment ago counts.
    await this.projections.catchUp();
    return this.cited(sha256, viewer);
  }

  private async cited(sha256: string, viewer: Viewer): Promise<boolean> {
    const values: unknown[] = [sha256];
    const visible = visibleEvents(viewer, (value) => `$${values.push(value)}`);
    const { rows } = await this.pool.query<{ cited: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM read.evidence_citation t WHERE t.sha256 = $1 AND ${visible}) AS cited`,
      values,
    );
    return rows[0]?.cited ?? false;
  }
}
