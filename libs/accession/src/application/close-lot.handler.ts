import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActRunner, loadAct } from '@fonds/acts';
import { EVENT_STORE, execute, pastEvent, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { fold, type Result } from '@fonds/kernel';
import { lotStream } from '../domain/accession-ids';
import { lotDecider, type Lot } from '../domain/lot.decider';
import { CloseLot } from './accession.commands';

@CommandHandler(CloseLot)
export class CloseLotHandler implements ICommandHandler<CloseLot> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ActRunner,
  ) {}

  async execute({ input, context }: CloseLot): Promise<Result<Outcome>> {
    const { archives, lot, explanation } = input;
    const known = fold(lotDecider, (await this.store.readStream(lotStream(lot))).map(pastEvent));
    const counted = await this.counted(known);
    const command = {
      kind: 'close',
      archives,
      ...counted,
      ...(explanation && { explanation }),
      deed: deedOf(context),
    } as const;
    return execute(this.store, lotStream(lot), lotDecider, command, context);
  }

  /** What was made of it, and what is still being made. An act that never began was left by a process that died. */
  private async counted(lot: Lot | undefined) {
    const arranged = { files: 0, items: 0 };
    const open: string[] = [];
    for (const [id, { files, items }] of lot?.arrangements ?? []) {
      if (!(await loadAct(this.store, id))) continue;
      const { state } = await this.runner.carry(id);
      if (state.decided) {
        arranged.files += files;
        arranged.items += items;
      } else if (!state.withdrawn) open.push(id);
    }
    return { arranged, open, asked: [...(lot?.arrangements.keys() ?? [])] };
  }
}
