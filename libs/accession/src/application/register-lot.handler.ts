import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LotRegistered } from '@fonds/event-contracts';
import {
  EVENT_STORE,
  execute,
  pastEvent,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { fold, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { commandedId, keyedLotId, lotStream, yearOf } from '../domain/accession-ids';
import { termsRefusal } from '../domain/accession-terms.rule';
import { lotDecider, type Lot } from '../domain/lot.decider';
import { ownerAfter } from '../domain/source-kinds';
import { AccessionNumbering } from './accession-numbering';
import { RegisterLot } from './accession.commands';
import { placeRefusal, questionOf } from './known-agreement';

type Answer = { lot: string; number?: string; outcome: Outcome; unchanged: boolean };

/** E100: material that is counted in as a whole. What comes in by an accession has a number in the register (E29). */
@CommandHandler(RegisterLot)
export class RegisterLotHandler implements ICommandHandler<RegisterLot> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly numbering: AccessionNumbering,
  ) {}

  async execute({ input, context }: RegisterLot): Promise<Result<Answer>> {
    const { key, accession, owner: given, ...rest } = input;
    const lot = key === undefined ? commandedId('lot', context) : keyedLotId(key);
    const stream = lotStream(lot);
    const known = fold(lotDecider, (await this.store.readStream(stream)).map(pastEvent));
    if (known && key !== undefined) return this.again(lot, known, accession?.sourceDigest);
    const unknown = rest.fonds === undefined ? undefined : await placeRefusal(this.store, rest.fonds, []);
    if (unknown) return refuse(unknown);
    const owner =
      given ?? (accession ? ownerAfter(accession.sourceKind, accession.source) : { kind: '国家' });
    if (accession) {
      const { sourceDigest: _, ...terms } = accession;
      const about = { archives: rest.archives, content: 'lot', owner } as const;
      const refusal = termsRefusal(
        await questionOf(this.store, { ...terms, title: rest.title }, about, context),
      );
      if (refusal) return refuse(refusal);
    }
    const registered: LotRegistered = {
      ...rest,
      owner,
      on: context.businessDate,
      ...(accession && { accession }),
    };
    const command = { kind: 'register', lot: registered, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, stream, lotDecider, command, context);
    if (!outcome.ok) return outcome;
    const number = await this.number(lot);
    return ok({ lot, ...(number && { number }), outcome: outcome.value, unchanged: outcome.value.repeated });
  }

  /** A lot that a source names, read again: nothing new, unless the source tells it otherwise now. */
  private async again(lot: string, known: Lot, digest: string | undefined): Promise<Result<Answer>> {
    const { accession } = known.registered;
    if (accession?.sourceDigest !== digest)
      return refuse(plainRefusal('accession-differs', { number: accession?.sourceNumber ?? '' }));
    const stored = await this.store.readStream(lotStream(lot));
    const last = stored[stored.length - 1];
    const number = await this.number(lot);
    const outcome = {
      stream: lotStream(lot),
      revision: last?.revision ?? 0,
      position: last?.position ?? 0n,
      events: [],
      repeated: true,
    };
    return ok({ lot, ...(number && { number }), outcome, unchanged: true });
  }

  /** Of the year in which it was registered, and on its day as it stands. */
  private async number(lot: string): Promise<string | undefined> {
    const stored: readonly StoredEvent[] = await this.store.readStream(lotStream(lot));
    const [cause] = stored;
    const known = fold(lotDecider, stored.map(pastEvent));
    if (!known?.registered.accession || !cause) return undefined;
    const { accession, archives, fonds, title, estimate } = known.registered;
    const { sourceDigest: _, ...terms } = accession;
    const entry = {
      archives,
      year: yearOf(known.registered.on as CivilDate),
      accession: lot,
      content: 'lot' as const,
      lot,
      ...(fonds && { fonds }),
      ...terms,
      title,
      on: known.on,
      ...estimate,
    };
    return (await this.numbering.enter(cause, entry)).printed;
  }
}
