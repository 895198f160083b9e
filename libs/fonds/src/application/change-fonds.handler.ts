import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { refuse, type Result } from '@fonds/kernel';
import { ProjectionHost } from '@fonds/projections';
import { numberChangeRefusal } from '../domain/number-change.rule';
import { UndecidedUnitsQuery } from '../read/undecided-units.query';
import { actOnFonds, assignNumber, loadFonds, type FondsOrder } from './fonds-commands';
import { ChangeFonds, type FondsChange } from './fonds.commands';

@CommandHandler(ChangeFonds)
export class ChangeFondsHandler implements ICommandHandler<ChangeFonds> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly undecided: UndecidedUnitsQuery,
    private readonly projections: ProjectionHost,
  ) {}

  async execute({ fonds, change, context }: ChangeFonds): Promise<Result<Outcome>> {
    if (change.kind === 'assign-number') return this.number(fonds, change.number, context);
    return actOnFonds(this.store, fonds, await this.orderOf(fonds, change), context);
  }

  private async number(fonds: string, number: string, context: CommandContext): Promise<Result<Outcome>> {
    const state = await loadFonds(this.store, fonds);
    const refusal =
      state.kind === 'fonds'
        ? numberChangeRefusal(state.fonds, number, {
            reason: context.reason,
            evidence: context.evidence.length,
          })
        : undefined;
    return refusal ? refuse(refusal) : assignNumber(this.store, fonds, number, context);
  }

  private async orderOf(
    fonds: string,
    change: Exclude<FondsChange, { kind: 'assign-number' }>,
  ): Promise<FondsOrder> {
    if (change.kind === 'close') {
      // The count must hold all that is recorded by now: a unit taken on a moment ago may be without a keeper.
      await this.projections.catchUp();
      return { ...change, undecidedUnits: await this.undecided.count(fonds) };
    }
    if (change.kind === 'relate') {
      const other = await loadFonds(this.store, change.relation.other);
      return { ...change, otherExists: other.kind === 'fonds', self: fonds };
    }
    return change;
  }
}
