import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OpeningComplaintHandled } from '@fonds/event-contracts';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { complaintDecider } from '../domain/complaint.decider';
import { ReviewingOrganisations } from './reviewing-organisations';

/** E65, by an authority over the archives. */
export class HandleComplaint extends Command<Result<Outcome>> {
  constructor(
    readonly told: Omit<OpeningComplaintHandled, 'on'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(HandleComplaint)
export class HandleComplaintHandler implements ICommandHandler<HandleComplaint> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
    private readonly reviewing: ReviewingOrganisations,
  ) {}

  async execute({ told, context }: HandleComplaint): Promise<Result<Outcome>> {
    const { archives } = told;
    const { organisation } = context;
    const own = organisation && (await this.reviewing.authority(organisation, archives));
    if (!own || !own.isAuthority || own.inLine === false) {
      const [named] = await this.organisations.find([archives as OrganisationId]);
      return refuse(plainRefusal('opening-not-over-archives', { organisation: named?.name ?? archives }));
    }
    const id = derivedId<'complaint'>('complaint/1', context.account, context.command);
    const command = { told: { ...told, on: context.businessDate }, deed: deedOf(context) };
    return execute(this.store, `complaint-${id}`, complaintDecider, command, context);
  }
}
