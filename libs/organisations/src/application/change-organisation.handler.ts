import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { organisationDecider } from '../domain/organisation.decider';
import { organisationId, organisationStream } from '../domain/organisation-id';
import { ChangeOrganisation } from './organisation.commands';
import { readKind, readLevel } from './organisation-input';
import { OrganisationStreams } from './organisation-streams';

@CommandHandler(ChangeOrganisation)
export class ChangeOrganisationHandler implements ICommandHandler<ChangeOrganisation> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ code, input, context }: ChangeOrganisation): Promise<Result<Outcome>> {
    const kind = input.kind === undefined ? ok(undefined) : readKind(input.kind);
    if (!kind.ok) return kind;
    const level = typeof input.level === 'string' ? readLevel(input.level) : ok(input.level);
    if (!level.ok) return level;
    const parent = typeof input.parent === 'string' ? organisationId(input.parent) : input.parent;
    if (parent && !(await this.organisations.isRegistered(parent)))
      return refuse(plainRefusal('organisation-parent-not-found', { code: input.parent ?? '' }));
    const above = parent ? await this.organisations.upwards(parent) : [];
    const changes = {
      name: input.name?.trim(),
      kind: kind.value,
      level: level.value,
      parent,
      validFrom: input.validFrom,
    };
    const id = organisationId(code);
    const command = { kind: 'change', changes, above } as const;
    return execute(this.store, organisationStream(id), organisationDecider(id), command, context);
  }
}
