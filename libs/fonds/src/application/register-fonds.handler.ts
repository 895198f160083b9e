import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { descriptionViolations } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from '@fonds/identity';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { fondsIdOf, type FondsKey } from '../domain/fonds-ids';
import { fondsNumber } from '../domain/fonds-number';
import { actOnFonds } from './fonds-commands';
import { RegisterFonds, type RegisteredFonds } from './fonds.commands';

/** A fonds with a number is named by it; one without is named by the command that registered it (architecture.md §4). */
@CommandHandler(RegisterFonds)
export class RegisterFondsHandler implements ICommandHandler<RegisterFonds> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async execute({ input, context }: RegisterFonds): Promise<Result<RegisteredFonds>> {
    const { archives, name, creator, kind, dates, description } = input;
    const numberingBody = this.organisations.idOf(archives);
    if ((await this.organisations.find([numberingBody])).length === 0)
      return refuse(plainRefusal('organisation-not-found', { code: archives }));
    const problems = description ? descriptionViolations(description) : [];
    if (problems.length) return refuse(plainRefusal('description-invalid', { problems }));

    const given = input.number === undefined ? undefined : fondsNumber(input.number);
    if (given && !given.ok) return given;
    const number = given?.value;
    const key: FondsKey = number
      ? { kind: 'number', value: number }
      : { kind: 'command', value: context.command };
    const id = fondsIdOf(numberingBody, key);
    const registration = {
      numberingBody,
      key: { ...key },
      ...(number && { number }),
      name,
      ...(creator && { creator }),
      kind,
      ...(dates?.length && { dates: [...dates] }),
      ...(description && { description }),
      provisional: false,
    };
    const outcome = await actOnFonds(this.store, id, { kind: 'register', registration }, context);
    return outcome.ok ? ok({ id, outcome: outcome.value }) : outcome;
  }
}
