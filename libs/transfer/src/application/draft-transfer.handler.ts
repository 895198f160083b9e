import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actStream, answeredList, listChosen, loadAct } from '@fonds/acts';
import { EVENT_STORE, execute, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, refuse, type Result } from '@fonds/kernel';
import { ceasedRefusal } from '@fonds/organisations';
import { transferDecider } from '../domain/transfer.decider';
import { DraftTransfer, type DraftedTransfer } from './transfer.commands';
import { UnitSelection } from './unit-selection';

@CommandHandler(DraftTransfer)
export class DraftTransferHandler implements ICommandHandler<DraftTransfer> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly selection: UnitSelection,
  ) {}

  async execute({ input, viewer, context }: DraftTransfer): Promise<Result<DraftedTransfer>> {
    const act = derivedId<'act'>('act/1', context.account, context.command);
    const before = await loadAct(this.store, act);
    const done = answeredList(before, context);
    if (done) return done;
    const { selection, fonds: wanted, ...draft } = input;
    // An old deed says itself on which day it was signed.
    const ceased = draft.historical
      ? undefined
      : await ceasedRefusal(this.store, draft.to, context.businessDate);
    if (ceased) return refuse(ceased);
    const { from } = draft;
    const scope = { from, fonds: before?.state.fonds ?? wanted, today: context.today };
    const chosen = await this.selection.resolve(selection, scope, viewer);
    if (!chosen.ok) return chosen;
    const { fonds, units } = chosen.value;
    const drafted = await execute(
      this.store,
      actStream(act),
      transferDecider,
      { kind: 'draft', draft: { fonds, ...draft }, deed: deedOf(context) },
      context,
    );
    if (!drafted.ok) return drafted;
    return listChosen(this.store, act, units, context);
  }
}
