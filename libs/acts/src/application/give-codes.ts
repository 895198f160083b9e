import type { ActPartApplied } from '@fonds/event-contracts';
import type { EventStore, StoredEvent } from '@fonds/event-store';
import { giveCode, underEnvelope } from '@fonds/holdings';
import { derivedId } from '@fonds/kernel';
import type { CodeOfAct } from './act-kind';

/** Gives the codes of an act's chunk, each by its own reservation (INV-44). @returns those that were refused, with why */
export async function giveCodes(
  store: EventStore,
  gate: StoredEvent,
  codes: readonly CodeOfAct[],
): Promise<NonNullable<ActPartApplied['uncoded']>> {
  const uncoded: NonNullable<ActPartApplied['uncoded']> = [];
  for (const order of codes) {
    const given = await giveCode(store, order, underEnvelope(gate, commandFor(gate, order.unit)));
    // The same code again is what an earlier attempt gave.
    if (!given.ok && given.error.code !== 'field-unchanged')
      uncoded.push({ unit: order.unit, code: order.code.printed, refusal: given.error.code });
  }
  return uncoded;
}

/** One command a unit. */
const commandFor = ({ id }: StoredEvent, unit: string): string =>
  derivedId<'command'>('act/1', id, unit, 'code');
