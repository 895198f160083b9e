import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ProposeEffectCorrection, SecondEffectCorrection } from '@fonds/acts';
import type { EffectCorrected } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { CorrectLotDate } from './correct-lot-date';

export interface CorrectedDate {
  readonly outcome: Outcome;
  /** Units whose neighbouring custody dates forbid the new day; they keep the old one. */
  readonly split: EffectCorrected['split'];
}

/** Where an accession passed the gate; a lot passed none. */
interface Dated {
  readonly archives: string;
  readonly fonds: string | null;
  readonly gate: number | null;
  readonly lot: string | null;
}

/**
 * S26: a wrong day of an accession is corrected by two people, at the gate that all its units went through. One of a
 * lot has no units yet, and is corrected where the lot is counted.
 */
@Injectable()
export class CorrectAccessionDate {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly lots: CorrectLotDate,
  ) {}

  async propose(
    { archives, fonds, gate, lot }: Dated,
    after: CivilDate,
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    if (lot !== null) return this.lots.propose({ lot, archives }, after, context);
    if (fonds === null || gate === null) return refuse(plainRefusal('accession-without-effect'));
    return this.commands.execute(new ProposeEffectCorrection(fonds, gate, after, context));
  }

  async second(
    { archives, fonds, gate, lot }: Dated,
    proposal: string,
    context: CommandContext,
  ): Promise<Result<CorrectedDate>> {
    if (lot !== null) {
      const outcome = await this.lots.second({ lot, archives }, proposal, context);
      return outcome.ok ? ok({ outcome: outcome.value, split: [] }) : outcome;
    }
    if (fonds === null || gate === null) return refuse(plainRefusal('accession-without-effect'));
    const stream = `gate-${fonds}`;
    const proposed = (await this.store.readStream(stream)).find(({ id }) => id === proposal);
    if ((proposed?.data as { corrects?: number } | undefined)?.corrects !== gate)
      return refuse(plainRefusal('proposal-unknown', { proposal }));
    const outcome = await this.commands.execute(new SecondEffectCorrection(fonds, proposal, context));
    if (!outcome.ok) return outcome;
    const [corrected] = await this.store.readStream(stream, outcome.value.revision);
    const split = (corrected?.data as EffectCorrected | undefined)?.split ?? [];
    return ok({ outcome: outcome.value, split });
  }
}
