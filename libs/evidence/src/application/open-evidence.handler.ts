import type { Readable } from 'node:stream';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { derivedId, ok, refuse, type Result } from '@fonds/kernel';
import { EVIDENCE_STORE, isSha256, type EvidenceStore, type StoredFile } from '../evidence-store.port';
import { EVIDENCE_VISIBILITY, type EvidenceVisibility } from '../evidence-visibility.port';

export interface OpenedEvidence {
  readonly file: StoredFile;
  /** Ends with EvidenceDamaged when the bytes are not those of the name. */
  readonly content: Readable;
  readonly outcome: Outcome;
}

/** Somebody wants to read a supporting file. Refused: `evidence-not-found`, also for one that he may not see. */
export class OpenEvidence extends Command<Result<OpenedEvidence>> {
  constructor(
    readonly sha256: string,
    readonly viewer: Viewer,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/**
 * Opening a supporting file is an event (architecture.md §8). It is recorded before a byte is handed out; each reading
 * is a stream of its own, so readers of one file never wait for each other.
 */
@CommandHandler(OpenEvidence)
export class OpenEvidenceHandler implements ICommandHandler<OpenEvidence> {
  constructor(
    @Inject(EVIDENCE_STORE) private readonly evidence: EvidenceStore,
    @Inject(EVIDENCE_VISIBILITY) private readonly visibility: EvidenceVisibility,
    @Inject(EVENT_STORE) private readonly events: EventStore,
  ) {}

  async execute({ sha256, viewer, context }: OpenEvidence): Promise<Result<OpenedEvidence>> {
    const bytes = isSha256(sha256) ? await this.evidence.size(sha256) : undefined;
    if (!isSha256(sha256) || bytes === undefined || !(await this.visibility.mayOpen(sha256, viewer)))
      return refuse({ code: 'evidence-not-found', basis: [], facts: { sha256 } });
    const stream = `reading-${derivedId<'reading'>('reading/1', context.account, context.command, sha256)}`;
    const events = stamp(stream, [{ type: 'EvidenceOpened', data: { sha256 } }], context);
    const result = await appendOne(this.events, stream, NO_STREAM, events);
    // Only this account's same command writes here, and it writes the same event.
    if (!result.ok) throw new Error(`${stream} holds another reading`);
    const { revision, position, repeated } = result;
    return ok({
      file: { sha256, bytes },
      content: await this.evidence.open(sha256),
      outcome: { stream, revision, position, events: events.map((event) => event.id), repeated },
    });
  }
}
