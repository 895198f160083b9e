import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actStream, answeredList, listChosen, loadAct } from '@fonds/acts';
import { EVENT_STORE, execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, type OrganisationId, type Result } from '@fonds/kernel';
import { OrganisationStreams } from '@fonds/organisations';
import { UnitSelection } from '@fonds/transfer';
import { openingDecider } from '../domain/opening.decider';
import { PlanOpening, type PlannedOpening } from './opening.commands';

/** 国家档案馆: comprehensive and specialised archives; archives of departments, enterprises and townships are none. */
const STATE_ARCHIVES: ReadonlySet<string | undefined> = new Set([
  'comprehensive-archives',
  'specialised-archives',
]);

/** The same command of the same account plans the same review. */
export const reviewIdOf = ({ account, command }: CommandContext): string =>
  derivedId<'act'>('act/1', account, command);

@CommandHandler(PlanOpening)
export class PlanOpeningHandler implements ICommandHandler<PlanOpening> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly selection: UnitSelection,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ input, viewer, context, progress }: PlanOpening): Promise<Result<PlannedOpening>> {
    const act = reviewIdOf(context);
    const before = await loadAct(this.store, act);
    const done = answeredList(before, context);
    if (done) return done;
    const { selection, fonds: wanted, ...plan } = input;
    const { custodian } = plan;
    const scope = { from: custodian, fonds: before?.state.fonds ?? wanted, today: context.today };
    const chosen = await this.selection.resolve(selection, scope, viewer);
    if (!chosen.ok) return chosen;
    const { fonds, units } = chosen.value;
    const { attributes } = await this.organisations.state(custodian as OrganisationId);
    const planned = await execute(
      this.store,
      actStream(act),
      openingDecider,
      {
        kind: 'plan',
        plan: { fonds, ...plan },
        stateArchives: STATE_ARCHIVES.has(attributes?.kind),
        deed: deedOf(context),
      },
      context,
    );
    if (!planned.ok) return planned;
    return listChosen(this.store, act, units, context, progress);
  }
}
