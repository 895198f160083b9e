import { Inject, Injectable } from '@nestjs/common';
import { ActRunner, actStream, loadAct, stepEvent, type LoadedAct } from '@fonds/acts';
import type { EventDraft, FindingCandidateRaised, PastEvent } from '@fonds/event-contracts';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  pastEvent,
  type EventStore,
  type StoredEvent,
} from '@fonds/event-store';
import { fold } from '@fonds/kernel';
import { registerStream, yearOf } from '../domain/accession-ids';
import { registerDecider, type GivenNumber, type RegisterEntry } from '../domain/register.decider';

/** Gives accessions their numbers (进馆号), and carries those of a list to their end. */
@Injectable()
export class AccessionNumbering {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ActRunner,
  ) {}

  /**
   * The entry of an accession in the register of its archives and year, under the envelope of what began it. Whoever
   * else entered one meanwhile has taken a number: it is counted again, as long as it takes.
   */
  async enter(
    cause: StoredEvent,
    entry: RegisterEntry,
    finding?: FindingCandidateRaised,
  ): Promise<GivenNumber & { readonly event: StoredEvent }> {
    const stream = registerStream(entry.archives, entry.year);
    for (;;) {
      const stored = await this.store.readStream(stream);
      const register = fold(registerDecider, stored.map(pastEvent));
      const given = register.numbers.get(entry.accession);
      const event = stored.find(
        ({ type, data }) =>
          type === 'AccessionNumbered' && (data as RegisterEntry).accession === entry.accession,
      );
      if (given && event) return { ...given, event };
      const decision = registerDecider.decide({ kind: 'enter', entry, finding }, register);
      if (!decision.ok) throw new Error(decision.error.code);
      const events = decision.value.map((draft, n) => stepEvent(cause, stream, `enter-${n}`, draft));
      await appendOne(this.store, stream, stored[stored.length - 1]?.revision ?? NO_STREAM, events);
    }
  }

  /** What an accession of a list still owes: its number, the gate, the first event of each unit. */
  async carry(act: LoadedAct): Promise<LoadedAct> {
    if (act.state.listed && !act.state.serious && !act.state.withdrawn) await this.number(act);
    return this.runner.carry(act.id);
  }

  private async number(act: LoadedAct): Promise<void> {
    const [opening] = act.stored;
    const [opened] = act.events;
    if (!opening || opened?.type !== 'AccessionOpened') throw new Error(`${act.id} is no accession`);
    const { year, number, printed } = await this.enter(opening, entryOf(act, opened));
    const draft: EventDraft = { type: 'AccessionNumberTaken', data: { year, number, printed } };
    const stream = actStream(act.id);
    // A conflict: another worker has written it, with the same number.
    await appendOne(this.store, stream, act.state.revision, [stepEvent(opening, stream, 'number', draft)]);
  }

  async load(act: string): Promise<LoadedAct | undefined> {
    const loaded = await loadAct(this.store, act);
    return loaded?.state.kind === 'accession' ? loaded : undefined;
  }
}

function entryOf(
  { id, state }: LoadedAct,
  { data, businessDate }: PastEvent<'AccessionOpened'>,
): RegisterEntry {
  const { custodian, fonds, owner: _, ...terms } = data;
  const levels = state.parts.flatMap((part) => [...part.values()].map(({ level }) => level));
  const files = levels.filter((level) => level === 'file').length;
  return {
    archives: custodian,
    year: yearOf(businessDate),
    accession: id,
    content: 'units',
    act: id,
    fonds,
    ...terms,
    on: businessDate,
    files,
    items: levels.length - files,
  };
}
