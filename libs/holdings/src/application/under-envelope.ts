import type { CommandContext, StoredEvent } from '@fonds/event-store';
import type { AccountId, CivilDate, CommandId, OrganisationId } from '@fonds/kernel';
import { lawDataOf } from '@fonds/law';

/** The context of what an event still owes, under its own envelope. The command's id is derived, so that an attempt made twice is one. */
export function underEnvelope({ id, meta }: StoredEvent, command: string): CommandContext {
  const businessDate = meta.businessDate as CivilDate;
  return {
    command: command as CommandId,
    account: meta.actor.account as AccountId,
    role: meta.actor.role,
    ...(meta.actor.organisation && { organisation: meta.actor.organisation as OrganisationId }),
    businessDate,
    today: businessDate,
    law: { regime: meta.regime, version: lawDataOf(meta.rules) },
    evidence: meta.evidence,
    correlation: meta.correlation,
    causation: id,
  };
}
