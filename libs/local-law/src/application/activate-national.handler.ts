import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { LawInEffect, NATIONAL_LAW_STREAM } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import { lawDataVersions } from '@fonds/law';
import { nationalLawDecider } from '../domain/national-law.decider';
import { lawDataDigest } from '../read/law-data-digest';
import { ActivateNationalLaw } from './activate-national.command';

@CommandHandler(ActivateNationalLaw)
export class ActivateNationalLawHandler implements ICommandHandler<ActivateNationalLaw> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly law: LawInEffect,
  ) {}

  async execute({ version, context }: ActivateNationalLaw): Promise<Result<Outcome>> {
    const carried = lawDataVersions().map((data) => data.version);
    const command = {
      kind: 'activate-national',
      ...{ version, carried, opened: await this.law.opened() },
      sha256: carried.includes(version) ? lawDataDigest(version) : '',
      deed: deedOf(context),
    } as const;
    return execute(this.store, NATIONAL_LAW_STREAM, nationalLawDecider, command, context);
  }
}
