import { Inject, Injectable } from '@nestjs/common';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import { OPEN } from '@fonds/identity';
import { derivedId } from '@fonds/kernel';

/** Reading what is not open is an event (E104), recorded before the content is answered. Each reading is a stream of its own. */
@Injectable()
export class ClosedReading {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** Records nothing for what is 开放. */
  async record(unit: string, opening: string | null | undefined, context: CommandContext): Promise<void> {
    if (opening === OPEN) return;
    const stream = `reading-${derivedId<'reading'>('reading/1', context.account, context.command, unit)}`;
    const events = stamp(stream, [{ type: 'ClosedViewed', data: { units: [unit] } }], context);
    const result = await appendOne(this.store, stream, NO_STREAM, events);
    // Only this account's same command writes here, and it writes the same event.
    if (!result.ok) throw new Error(`${stream} holds another reading`);
  }
}
