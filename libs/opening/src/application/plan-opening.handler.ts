import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actStream, listUnits, loadAct } from '@fonds/acts';
import { answered, EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, ok, type OrganisationId, type Result } from '@fonds/kernel';
import { OrganisationStreams } from '@fonds/organisations';
import { UnitSelection } from '@fonds/transfer';
import { openingDecider } from '../domain/opening.decider';
import { PlanOpening, type PlannedOpening } from './opening.commands';

/** 国家档案馆: comprehensive and specialised archives; archives of departments, enterprises and townships are none. */
const STATE_ARCHIVES: ReadonlySet<string | undefined> = new Set([
  'comprehensive-archives',
  'specialised-archives',
]);

@CommandHandler(PlanOpening)
export class PlanOpeningHandler implements ICommandHandler<PlanOpening> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly selection: UnitSelection,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ input, viewer, context }: PlanOpening): Promise<Result<PlannedOpening>> {
    const act = derivedId<'act'>('act/1', context.account, context.command);
    const stream = actStream(act);
    const before = await loadAct(this.store, act);
    if (before?.state.listed) {
      const done = answered(stream, before.stored, context);
      if (done && !done.ok) return done;
      if (done) return ok({ act, units: before.state.listed.count, outcome: done.value });
    }
    const { selection, fonds: wanted, ...plan } = input;
    const { custodian } = plan;
    const scope = { from: custodian, fonds: before?.state.fonds ?? wanted, today: context.today };
    const chosen = await this.selection.resolve(selection, scope, viewer);
    if (!chosen.ok) return chosen;
    const { fonds, units } = chosen.value;
    const { attributes } = await this.organisations.state(custodian as OrganisationId);
    const planned = await execute(
      this.store,
      stream,
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
    // An attempt that died in its list goes on behind what stands there, whatever is chosen now.
    const there = (await loadAct(this.store, act))?.state.parts.flatMap((part) => [...part.keys()]) ?? [];
    const listed = await listUnits(this.store, act, [...new Set([...there, ...units])], context);
    if (!listed.ok) return listed;
    const { stored, state } = listed.value;
    const last = stored[stored.length - 1];
    if (!last) throw new Error(`${stream} has no event`);
    const events = stored.map(({ id }) => id as Outcome['events'][number]);
    const outcome = { stream, revision: last.revision, position: last.position, events, repeated: false };
    return ok({ act, units: state.listed?.count ?? 0, outcome });
  }
}
