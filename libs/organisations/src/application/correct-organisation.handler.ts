import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { isUuid, type OrganisationId, type Result } from '@fonds/kernel';
import { organisationDecider } from '../domain/organisation.decider';
import { organisationId, organisationStream } from '../domain/organisation-id';
import { CorrectOrganisationEvent } from './organisation.commands';
import { OrganisationStreams } from './organisation-streams';

@CommandHandler(CorrectOrganisationEvent)
export class CorrectOrganisationHandler implements ICommandHandler<CorrectOrganisationEvent> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ code, correction, context }: CorrectOrganisationEvent): Promise<Result<Outcome>> {
    const id = organisationId(code);
    const { past } = await this.organisations.state(id);
    const fields =
      correction.kind === 'propose-event-correction'
        ? correction.correction.fields
        : (past.proposals.get(correction.proposal)?.fields ?? []);
    const named = (wanted: string): OrganisationId[] =>
      fields.flatMap(({ field, after }) =>
        field === wanted && typeof after === 'string' && isUuid(after)
          ? [after as unknown as OrganisationId]
          : [],
      );
    const [parent] = named('parent');
    const known = await this.organisations.find([...named('parent'), ...named('successor')]);
    const command = {
      ...correction,
      deed: {
        businessDate: context.businessDate,
        today: context.today,
        account: context.account,
        reason: context.reason,
        cited: context.evidence.map(({ sha256 }) => sha256),
      },
      registered: known.map((each) => each.id),
      above: parent ? await this.organisations.upwards(parent) : [],
    };
    return execute(this.store, organisationStream(id), organisationDecider(id), command, context);
  }
}
