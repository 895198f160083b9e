import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActRunner, actStream, loadAct } from '@fonds/acts';
import { EVENT_STORE, execute, pastEvent, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { fold, ok, refuse, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { beginningDecider, listRefusal } from '../domain/accession.decider';
import { commandedId, lotStream } from '../domain/accession-ids';
import { lotDecider } from '../domain/lot.decider';
import { ArrangeLot, type ActAnswer } from './accession.commands';
import { actAnswer, gateRefusal } from './act-answer';
import { draftUnits } from './draft-units';
import { placeRefusal, takenUnits } from './known-agreement';
import { codeIds, draftedUnits } from './unit-draft';

/** E100: units are made of a lot, by an act that the lot knows of before it begins. */
@CommandHandler(ArrangeLot)
export class ArrangeLotHandler implements ICommandHandler<ArrangeLot> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ActRunner,
  ) {}

  async execute({ input, context }: ArrangeLot): Promise<Result<ActAnswer & { lot: string }>> {
    const { archives, lot, fonds, profile, ground, units: listed } = input;
    const id = commandedId('arrangement', context);
    const known = fold(lotDecider, (await this.store.readStream(lotStream(lot))).map(pastEvent));
    if (known?.registered.archives !== archives) return refuse(plainRefusal('lot-unknown'));
    const unknown = await placeRefusal(this.store, fonds, listed);
    if (unknown) return refuse(unknown);
    const { owner, accession } = known.registered;
    const transferringUnit = accession?.source.organisation;
    const units = draftedUnits(listed, {
      fonds: fonds as FondsId,
      numberingBody: archives,
      owner,
      ...(transferringUnit && { transferringUnit }),
      profile,
      today: context.today,
      act: id,
    });
    if (!units.ok) return units;
    const ids = codeIds(units.value, fonds as FondsId, archives);
    const begun = await loadAct(this.store, id);
    const refusal = listRefusal(ids, begun ? [] : await takenUnits(this.store, ids));
    if (refusal) return refuse(refusal);
    const files = units.value.filter(({ level }) => level === 'file').length;
    const counted = { files, items: ids.length - files };
    const told = await this.tell(lot, { act: id, fonds, archives, ...counted }, context);
    if (!told.ok) return told;
    const opened = { fonds, custodian: archives, lot, ...(ground && { ground }) };
    const command = { kind: 'arrangement', opened, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, actStream(id), beginningDecider, command, context);
    if (!outcome.ok) return outcome;
    const act = await loadAct(this.store, id);
    if (!act) throw new Error(`there is no act ${id}`);
    // Whoever closed the lot meanwhile has ended what had not begun.
    if (act.state.withdrawn) return refuse(plainRefusal('lot-closed'));
    const drafted = await draftUnits(this.store, act, units.value, context);
    if (!drafted.ok) return drafted;
    const carried = await this.runner.carry(id);
    return gateRefusal(carried) ?? ok({ ...actAnswer(carried), lot });
  }

  private tell(
    lot: string,
    arrangement: { act: string; fonds: string; archives: string; files: number; items: number },
    context: CommandContext,
  ) {
    const command = { kind: 'arrange', ...arrangement, deed: deedOf(context) } as const;
    return execute(this.store, lotStream(lot), lotDecider, command, context);
  }
}
