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
  type Position,
} from '@fonds/event-store';
import { derivedId, ok, type Result } from '@fonds/kernel';
import { EVIDENCE_STORE, type EvidenceStore, type StoredFile } from '../evidence-store.port';

export interface StoredEvidence {
  readonly file: StoredFile & { readonly existed: boolean };
  /** Where it stands that this account stored it. */
  readonly position: Position;
}

/** Somebody stores a supporting file. @throws EvidenceTooLarge past the limit; the source's own error */
export class StoreEvidence extends Command<Result<StoredEvidence>> {
  constructor(
    readonly source: Readable | Buffer,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/**
 * Who stored a file is recorded, since he may cite and open it: once for each account and organisation, however often he
 * stores it. The file is durable before.
 */
@CommandHandler(StoreEvidence)
export class StoreEvidenceHandler implements ICommandHandler<StoreEvidence> {
  constructor(
    @Inject(EVIDENCE_STORE) private readonly evidence: EvidenceStore,
    @Inject(EVENT_STORE) private readonly events: EventStore,
  ) {}

  async execute({ source, context }: StoreEvidence): Promise<Result<StoredEvidence>> {
    const file = await this.evidence.put(source);
    const { account, organisation = '' } = context;
    const stream = `storing-${derivedId<'storing'>('storing/1', account, organisation, file.sha256)}`;
    const events = stamp(stream, [{ type: 'EvidenceStored', data: { sha256: file.sha256 } }], context);
    const result = await appendOne(this.events, stream, NO_STREAM, events);
    if (result.ok) return ok({ file, position: result.position });
    const [before] = await this.events.readStream(stream);
    if (!before) throw new Error(`${stream} is written and empty`);
    return ok({ file, position: before.position });
  }
}
