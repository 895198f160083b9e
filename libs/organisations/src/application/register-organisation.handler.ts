import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore } from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { organisationDecider, type OrganisationCommand } from '../domain/organisation.decider';
import { organisationCode, organisationId, organisationStream } from '../domain/organisation-id';
import { RegisterOrganisation, type RegisteredOrganisation } from './organisation.commands';
import { readKind, readLevel } from './organisation-input';
import { OrganisationStreams } from './organisation-streams';

@CommandHandler(RegisterOrganisation)
export class RegisterOrganisationHandler implements ICommandHandler<RegisterOrganisation> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ input, context }: RegisterOrganisation): Promise<Result<RegisteredOrganisation>> {
    const kind = readKind(input.kind);
    if (!kind.ok) return kind;
    const level = input.level === undefined ? ok(undefined) : readLevel(input.level);
    if (!level.ok) return level;
    const parent = input.parent === undefined ? undefined : organisationId(input.parent);
    const code = organisationCode(input.code);
    const id = organisationId(code);
    if (parent && parent !== id && !(await this.organisations.isRegistered(parent)))
      return refuse(plainRefusal('organisation-parent-not-found', { code: input.parent ?? '' }));
    const command: OrganisationCommand = {
      kind: 'register',
      id,
      code,
      attributes: {
        name: input.name.trim(),
        kind: kind.value,
        ...(level.value && { level: level.value }),
        ...(parent && { parent }),
        ...(input.validFrom && { validFrom: input.validFrom }),
      },
      ...(input.validTo && { validTo: input.validTo }),
    };
    const outcome = await execute(
      this.store,
      organisationStream(id),
      organisationDecider(id),
      command,
      context,
    );
    return outcome.ok ? ok({ id, code, outcome: outcome.value }) : outcome;
  }
}
