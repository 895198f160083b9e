import { Inject, Injectable } from '@nestjs/common';
import { loadAct } from '@fonds/acts';
import {
  EVENT_STORE,
  execute,
  pastEvent,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { fold, type CivilDate, type Result } from '@fonds/kernel';
import { lotStream } from '../domain/accession-ids';
import { termsRefusal } from '../domain/accession-terms.rule';
import type { LotDateCommand } from '../domain/lot-date.rule';
import { lotDecider, type Lot } from '../domain/lot.decider';
import { loadAgreement } from './known-agreement';

/** A wrong day of a lot is corrected by two people; whether it has a number or not. */
@Injectable()
export class CorrectLotDate {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async propose(
    { lot, archives }: NamedLot,
    after: CivilDate,
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    const givenUp = await this.givenUp(await this.load(lot));
    return this.act(lot, { kind: 'propose-date', archives, after, givenUp }, context);
  }

  async second(
    { lot, archives }: NamedLot,
    proposal: string,
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    const known = await this.load(lot);
    const after = known?.proposals.get(proposal)?.after;
    return this.act(
      lot,
      {
        kind: 'second-date',
        archives,
        proposal,
        givenUp: await this.givenUp(known),
        raised: known && after ? await this.raised(known, after, context) : [],
      },
      context,
    );
  }

  private act(lot: string, command: LotDateCommand, context: CommandContext): Promise<Result<Outcome>> {
    return execute(this.store, lotStream(lot), lotDecider, { ...command, deed: deedOf(context) }, context);
  }

  private async load(lot: string): Promise<Lot | undefined> {
    return fold(lotDecider, (await this.store.readStream(lotStream(lot))).map(pastEvent));
  }

  private async givenUp(lot: Lot | undefined): Promise<readonly string[]> {
    const given: string[] = [];
    for (const act of lot?.arrangements.keys() ?? [])
      if ((await loadAct(this.store, act))?.state.withdrawn) given.push(act);
    return given;
  }

  /** What the rules of another day would have refused. The deed was done: it is raised, not undone. */
  private async raised({ registered }: Lot, date: CivilDate, { law }: CommandContext) {
    const { accession, archives, owner, title } = registered;
    if (!accession) return [];
    const { sourceDigest: _, ...terms } = accession;
    const agreed = await loadAgreement(this.store, terms.agreement);
    const question = {
      ...terms,
      title,
      archives,
      content: 'lot',
      owner,
      date,
      lawData: law.version,
      ...(agreed && { agreed }),
    } as const;
    const refusal = termsRefusal(question);
    return refusal ? [{ code: refusal.code, ...(refusal.rule && { rule: refusal.rule }) }] : [];
  }
}

interface NamedLot {
  readonly lot: string;
  readonly archives: string;
}
