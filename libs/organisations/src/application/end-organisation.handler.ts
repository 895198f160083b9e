import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import { organisationDecider } from '../domain/organisation.decider';
import { organisationId, organisationStream } from '../domain/organisation-id';
import { EndOrganisation } from './organisation.commands';

@CommandHandler(EndOrganisation)
export class EndOrganisationHandler implements ICommandHandler<EndOrganisation> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ code, validTo, context }: EndOrganisation): Promise<Result<Outcome>> {
    const id = organisationId(code);
    return execute(
      this.store,
      organisationStream(id),
      organisationDecider(id),
      { kind: 'end', validTo },
      context,
    );
  }
}
