import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actStream, listUnits, loadAct } from '@fonds/acts';
import { answered, EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, ok, refuse, type Result } from '@fonds/kernel';
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
    const stream = actStream(act);
    const before = await loadAct(this.store, act);
    if (before?.state.listed) {
      const done = answered(stream, before.stored, context);
      if (done && !done.ok) return done;
      if (done) return ok({ act, units: before.state.listed.count, outcome: done.value });
    }

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
      stream,
      transferDecider,
      { kind: 'draft', draft: { fonds, ...draft }, deed: deedOf(context) },
      context,
    );
    if (!drafted.ok) return drafted;
    // An attempt that died in its list goes on behind what stands there, whatever is chosen now.
    const there = (await loadAct(this.store, act))?.state.parts.flatMap((part) => [...part.keys()]) ?? [];
    const listed = [...new Set([...there, ...units])];
    const written = await listUnits(this.store, act, listed, context);
    if (!written.ok) return written;
    const { stored, state } = written.value;
    return ok({ act, units: state.listed?.count ?? 0, outcome: outcomeOf(stream, stored) });
  }
}

/** A draft is what it wrote from its first event to the seal of its list. */
function outcomeOf(
  stream: string,
  stored: readonly { id: string; revision: number; position: bigint }[],
): Outcome {
  const last = stored[stored.length - 1];
  if (!last) throw new Error(`${stream} has no event`);
  const events = stored.map(({ id }) => id as Outcome['events'][number]);
  return { stream, revision: last.revision, position: last.position, events, repeated: false };
}
