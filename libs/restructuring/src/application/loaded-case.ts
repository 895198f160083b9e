import { pastEvent, type CommandContext, type EventStore, type StoredEvent } from '@fonds/event-store';
import {
  derivedId,
  isUuid,
  type AccountId,
  type CivilDate,
  type CommandId,
  type OrganisationId,
} from '@fonds/kernel';
import { lawDataOf } from '@fonds/law';
import { caseStream } from '../domain/case-ids';
import { evolveCase } from '../domain/case.evolve';
import type { DisposalCase } from '../domain/case.state';

export interface LoadedCase {
  readonly id: string;
  readonly state: DisposalCase;
  readonly stored: readonly StoredEvent[];
}

export async function loadCase(store: EventStore, id: string): Promise<LoadedCase | undefined> {
  if (!isUuid(id)) return undefined;
  const stored = await store.readStream(caseStream(id));
  const state = stored.map(pastEvent).reduce<DisposalCase | undefined>(evolveCase, undefined);
  return state && { id, state, stored };
}

/** A further step of a command: an own command id, so that each step is answered by itself when it is repeated. */
export const stepOf = (context: CommandContext, ...step: readonly string[]): CommandContext => ({
  ...context,
  command: derivedId<'command'>('case-step/1', context.command, ...step),
  expectedRevision: undefined,
});

/** The context of what a stored command still owes, in the name of whoever gave it. */
export const contextOf = ({ meta }: StoredEvent): CommandContext => ({
  command: meta.command as CommandId,
  account: meta.actor.account as AccountId,
  role: meta.actor.role,
  ...(meta.actor.organisation && { organisation: meta.actor.organisation as OrganisationId }),
  businessDate: meta.businessDate as CivilDate,
  today: meta.businessDate as CivilDate,
  law: { regime: meta.regime, version: lawDataOf(meta.rules) },
  evidence: [],
});
