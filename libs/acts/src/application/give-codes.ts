import type { ActPartApplied } from '@fonds/event-contracts';
import type { CommandContext, EventStore, StoredEvent } from '@fonds/event-store';
import { giveCode } from '@fonds/holdings';
import {
  derivedId,
  type AccountId,
  type CivilDate,
  type CommandId,
  type OrganisationId,
} from '@fonds/kernel';
import { law } from '@fonds/law';
import type { CodeOfAct } from './act-kind';

/** Gives the codes of an act's chunk, each by its own reservation (INV-44). @returns those that were refused, with why */
export async function giveCodes(
  store: EventStore,
  gate: StoredEvent,
  codes: readonly CodeOfAct[],
): Promise<NonNullable<ActPartApplied['uncoded']>> {
  const uncoded: NonNullable<ActPartApplied['uncoded']> = [];
  for (const order of codes) {
    const given = await giveCode(store, order, contextOf(gate, order.unit));
    // The same code again is what an earlier attempt gave.
    if (!given.ok && given.error.code !== 'field-unchanged')
      uncoded.push({ unit: order.unit, code: order.code.printed, refusal: given.error.code });
  }
  return uncoded;
}

/** Under the gate event's envelope; one command a unit, so that an attempt that is made twice is one. */
function contextOf({ id, meta }: StoredEvent, unit: string): CommandContext {
  const businessDate = meta.businessDate as CivilDate;
  return {
    command: derivedId<'command'>('act/1', id, unit, 'code') as unknown as CommandId,
    account: meta.actor.account as AccountId,
    role: meta.actor.role,
    ...(meta.actor.organisation && { organisation: meta.actor.organisation as OrganisationId }),
    businessDate,
    today: businessDate,
    law: { regime: meta.regime, version: law.at(businessDate).version },
    evidence: meta.evidence,
    correlation: meta.correlation,
    causation: id,
  };
}
