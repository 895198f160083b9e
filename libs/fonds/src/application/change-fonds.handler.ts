import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CorrectionCommand } from '@fonds/corrections';
import type { FieldChange } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { refuse, type Result } from '@fonds/kernel';
import { law } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { fondsNumber } from '../domain/fonds-number';
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

  private async number(fonds: string, printed: string, context: CommandContext): Promise<Result<Outcome>> {
    const given = fondsNumber(printed);
    if (!given.ok) return given;
    const number = given.value;
    const state = await loadFonds(this.store, fonds);
    const refusal =
      state.kind === 'fonds'
        ? numberChangeRefusal(state.fonds, number, {
            reason: context.reason,
            evidence: context.evidence.length,
            on: law.at(context.businessDate, context.law.version),
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
    if (change.kind === 'propose-event-correction' || change.kind === 'second-correction') {
      const other = await this.otherOf(fonds, change);
      const there = other === undefined ? undefined : await loadFonds(this.store, other);
      return { ...change, self: fonds, otherExists: there?.kind === 'fonds' };
    }
    return change;
  }

  /** The fonds that a corrected relation is to name, if it is to name another one. */
  private async otherOf(fonds: string, change: CorrectionCommand): Promise<string | undefined> {
    const fields =
      change.kind === 'propose-event-correction'
        ? change.correction.fields
        : await this.proposed(fonds, change.proposal);
    const other = fields.find(({ field }) => field === 'other')?.after;
    return typeof other === 'string' ? other : undefined;
  }

  private async proposed(fonds: string, proposal: string): Promise<readonly FieldChange[]> {
    const state = await loadFonds(this.store, fonds);
    return (state.kind === 'fonds' && state.past.proposals.get(proposal)?.fields) || [];
  }
}
