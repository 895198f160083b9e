import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { organisationDecider, type OrganisationCommand } from '../domain/organisation.decider';
import { organisationId, organisationStream } from '../domain/organisation-id';
import { NameSuccessor } from './organisation.commands';
import { OrganisationStreams } from './organisation-streams';

@CommandHandler(NameSuccessor)
export class NameSuccessorHandler implements ICommandHandler<NameSuccessor> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ code, input, context }: NameSuccessor): Promise<Result<Outcome>> {
    const successor = organisationId(input.successor);
    if (!(await this.organisations.isRegistered(successor)))
      return refuse(plainRefusal('organisation-successor-not-found', { code: input.successor }));
    const id = organisationId(code);
    const command: OrganisationCommand = {
      kind: 'name-successor',
      function: input.function.trim(),
      successor,
      ...(input.from && { from: input.from }),
    };
    return execute(this.store, organisationStream(id), organisationDecider(id), command, context);
  }
}
