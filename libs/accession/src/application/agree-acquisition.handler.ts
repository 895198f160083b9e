import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { ok, refuse, type Result } from '@fonds/kernel';
import { ceasedRefusal } from '@fonds/organisations';
import { agreementStream, commandedId } from '../domain/accession-ids';
import { agreementDecider } from '../domain/agreement.decider';
import { AgreeAcquisition } from './accession.commands';

@CommandHandler(AgreeAcquisition)
export class AgreeAcquisitionHandler implements ICommandHandler<AgreeAcquisition> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({
    terms,
    context,
  }: AgreeAcquisition): Promise<Result<{ agreement: string; outcome: Outcome }>> {
    const ceased = await ceasedRefusal(this.store, terms.archives, context.businessDate);
    if (ceased) return refuse(ceased);
    const agreement = commandedId('agreement', context);
    const command = { kind: 'agree', terms, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, agreementStream(agreement), agreementDecider, command, context);
    return outcome.ok ? ok({ agreement, outcome: outcome.value }) : outcome;
  }
}
