import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actStream, loadAct } from '@fonds/acts';
import { EVENT_STORE, execute, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { ok, refuse, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { beginningDecider, listRefusal } from '../domain/accession.decider';
import { commandedId } from '../domain/accession-ids';
import { ownerAfter } from '../domain/source-kinds';
import { AccessionNumbering } from './accession-numbering';
import { RegisterAccession, type AccessionAnswer, type ActAnswer } from './accession.commands';
import { actAnswer } from './act-answer';
import { draftUnits } from './draft-units';
import { placeRefusal, questionOf, takenUnits } from './known-agreement';
import { codeIds, draftedUnits } from './unit-draft';

/**
 * E29 for a list of units: the act is opened, its units are drafted, it takes its number, and at one gate event all of
 * them are held. The same command again goes on where it was left.
 */
@CommandHandler(RegisterAccession)
export class RegisterAccessionHandler implements ICommandHandler<RegisterAccession> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly numbering: AccessionNumbering,
  ) {}

  async execute({ input, context }: RegisterAccession): Promise<Result<AccessionAnswer & ActAnswer>> {
    const { archives, fonds, profile, units: listed, ...terms } = input;
    const id = commandedId('accession', context);
    const owner = ownerAfter(terms.sourceKind, terms.source);
    const unknown = await placeRefusal(this.store, fonds, listed);
    if (unknown) return refuse(unknown);
    const units = draftedUnits(listed, {
      fonds: fonds as FondsId,
      numberingBody: archives,
      owner,
      ...(terms.source.organisation && { transferringUnit: terms.source.organisation }),
      profile,
      today: context.today,
      act: id,
    });
    if (!units.ok) return units;
    const begun = await this.numbering.load(id);
    const ids = codeIds(units.value, fonds as FondsId, archives);
    const refusal = listRefusal(ids, begun ? [] : await takenUnits(this.store, ids));
    if (refusal) return refuse(refusal);
    const question = await questionOf(this.store, terms, { archives, content: 'units', owner }, context);
    const opened = { fonds, custodian: archives, ...terms, owner };
    const command = { kind: 'accession', opened, question, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, actStream(id), beginningDecider, command, context);
    if (!outcome.ok) return outcome;
    const act = await loadAct(this.store, id);
    if (!act) throw new Error(`there is no act ${id}`);
    // Withdrawn while its list was written: no unit is added, and no number is given for it.
    if (act.state.withdrawn) return refuse(plainRefusal('act-ended'));
    const drafted = await draftUnits(this.store, act, units.value, context);
    if (!drafted.ok) return drafted;
    const carried = await this.numbering.carry(drafted.value);
    const number = carried.events.flatMap((event) =>
      event.type === 'AccessionNumberTaken' ? [event.data.printed] : [],
    )[0];
    return ok({ ...actAnswer(carried), accession: id, number: number ?? '' });
  }
}
