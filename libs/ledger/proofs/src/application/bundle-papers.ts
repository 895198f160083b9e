import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@fonds/event-store';
import { EVIDENCE_STORE, OpenEvidence, type EvidenceStore } from '@fonds/evidence';
import type { Viewer } from '@fonds/identity';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { paperFile, type BundlePaper } from '@fonds/ledger/core';
import type { BundleFiles, ContentEvent } from './bundle-content';

/** A bundle is held in memory by whoever makes it and by whoever checks it. */
const MAX_PAPER_BYTES = 200 * 1024 * 1024;

/** Supporting files that the events of a bundle cite. */
@Injectable()
export class BundlePapers {
  constructor(
    @Inject(EVIDENCE_STORE) private readonly evidence: EvidenceStore,
    private readonly commands: CommandBus,
  ) {}

  /** By digest, each with the places of the events that cite it. */
  cited(events: readonly ContentEvent[]): BundlePaper[] {
    const papers = new Map<string, BundlePaper & { events: number[] }>();
    events.forEach(({ stored, shown }, place) => {
      for (const { sha256, kind } of shown ? stored.meta.evidence : []) {
        const paper = papers.get(sha256) ?? { sha256, kind, events: [], here: false };
        if (!paper.events.includes(place)) paper.events.push(place);
        papers.set(sha256, paper);
      }
    });
    return [...papers.values()];
  }

  /**
   * Puts in those that the asker may open; each opening is an event. One that is not in the store is left out, its
   * digest stays. Refused: `bundle-too-large`.
   */
  async put(
    papers: readonly BundlePaper[],
    files: BundleFiles,
    viewer: Viewer,
    context: CommandContext,
  ): Promise<Result<BundlePaper[]>> {
    const sizes = await Promise.all(papers.map(({ sha256 }) => this.evidence.size(sha256)));
    const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    if (bytes > MAX_PAPER_BYTES)
      return refuse(plainRefusal('bundle-too-large', { bytes, most: MAX_PAPER_BYTES }));
    const put: BundlePaper[] = [];
    for (const paper of papers) {
      const opened = await this.commands.execute(new OpenEvidence(paper.sha256, viewer, context));
      if (opened.ok) files.set(paperFile(paper.sha256), await buffer(opened.value.content));
      put.push({ ...paper, here: opened.ok });
    }
    return ok(put);
  }
}
