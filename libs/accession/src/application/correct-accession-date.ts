import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ProposeEffectCorrection, SecondEffectCorrection } from '@fonds/acts';
import type { EffectCorrected } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

export interface CorrectedDate {
  readonly outcome: Outcome;
  /** Units whose neighbouring custody dates forbid the new day; they keep the old one. */
  readonly split: EffectCorrected['split'];
}

/** Where an accession passed the gate. */
interface AtGate {
  readonly fonds: string | null;
  readonly gate: number | null;
}

/** S26: a wrong day of an accession is corrected by two people, at the gate that all its units went through. */
@Injectable()
export class CorrectAccessionDate {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
  ) {}

  async propose(
    { fonds, gate }: AtGate,
    after: CivilDate,
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    if (fonds === null || gate === null) return refuse(plainRefusal('accession-without-effect'));
    return this.commands.execute(new ProposeEffectCorrection(fonds, gate, after, context));
  }

  async second(
    { fonds, gate }: AtGate,
    proposal: string,
    context: CommandContext,
  ): Promise<Result<CorrectedDate>> {
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
