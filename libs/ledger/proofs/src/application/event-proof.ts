import { Inject, Injectable } from '@nestjs/common';
import { EventSight } from '@fonds/custody';
import { EVENT_STORE, type EventStore, type StoredEvent } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { formatProof, leafText } from '@fonds/ledger/core';
import { leafIndexOf, Ledger, placeOf, type EventPlace } from '@fonds/ledger/integrator';
import { ProjectionHost } from '@fonds/projections';

/** That one event is in the log, for whoever has the event and the log's key. */
export interface EventProof extends EventPlace {
  readonly event: string;
  readonly position: string;
  readonly origin: string;
  readonly leafIndex: number;
  /** Leaves under the checkpoint. */
  readonly size: number;
  /** `.tlog-proof` (C2SP), with the newest published checkpoint and its cosignatures. */
  readonly proof: string;
  /** The log entry itself, the leaf whose hash the proof leads up from. */
  readonly entry: string;
  /** Verifier keys of the log: with one of them the proof is checked. */
  readonly vkeys: readonly string[];
}

/** Proofs of single events (C2SP tlog-proof). */
@Injectable()
export class EventProofs {
  constructor(
    private readonly ledger: Ledger,
    private readonly sight: EventSight,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * @param text id of the event, or its log position
   * @returns a refusal `event-unknown` (also for one that the viewer may not see in the trail), or
   *   `event-not-published` when no checkpoint that enough witnesses cosigned covers it yet
   */
  async proofOf(text: string, viewer: Viewer): Promise<Result<EventProof>> {
    await this.projections.catchUp();
    const seen = await this.sight.find(text, viewer);
    const [event] = seen ? await this.store.readStream(seen.stream, seen.revision) : [];
    return event ? this.proofOfStored(event) : refuse(plainRefusal('event-unknown', { event: text }));
  }

  /** @param extra for the proof's own line; not authenticated by it. @returns a refusal `event-not-published` */
  async proofOfStored(event: StoredEvent, extra?: Uint8Array): Promise<Result<EventProof>> {
    let standing = await this.ledger.standing();
    if (leafIndexOf(standing.epoch, event.position) >= standing.published)
      standing = await this.ledger.settled();
    const { epoch } = standing;
    const leafIndex = leafIndexOf(epoch, event.position);
    const checkpoint = await this.ledger.newestPublished(epoch);
    if (!checkpoint || leafIndex >= checkpoint.size)
      return refuse(plainRefusal('event-not-published', { event: event.id, published: standing.published }));
    const { size, note, lines } = checkpoint;
    return ok({
      event: event.id,
      position: event.position.toString(),
      ...placeOf({ ...standing, published: checkpoint.size }, event.position),
      origin: epoch.origin,
      leafIndex,
      size,
      proof: formatProof({
        index: leafIndex,
        hashes: await this.ledger.tree(epoch).inclusion(leafIndex, size),
        checkpoint: note + lines.join(''),
        ...(extra && { extra }),
      }),
      entry: leafText(this.ledger.leaves.leafOf(event)),
      vkeys: await this.ledger.exportKeys(),
    });
  }
}
