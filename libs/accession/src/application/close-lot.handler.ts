import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActRunner, actStream, loadAct } from '@fonds/acts';
import type { ArrangementOpened } from '@fonds/event-contracts';
import {
  appendOne,
  EVENT_STORE,
  execute,
  NO_STREAM,
  pastEvent,
  stamp,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { fold, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
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
    const { unbegun, ...counted } = await this.counted(known);
    const command = {
      kind: 'close',
      archives,
      ...counted,
      ...(explanation && { explanation }),
      deed: deedOf(context),
    } as const;
    if (lotDecider.decide(command, known).ok)
      for (const [act, fonds] of unbegun)
        if (!(await this.end(act, { fonds, custodian: archives, lot }, context)))
          return refuse(plainRefusal('lot-being-arranged', { acts: [act] }));
    return execute(this.store, lotStream(lot), lotDecider, command, context);
  }

  /** What was made of it, what is still being made, and what has not begun: its process died, or is about to begin it. */
  private async counted(lot: Lot | undefined) {
    const arranged = { files: 0, items: 0 };
    const open: string[] = [];
    const unbegun: [act: string, fonds: string][] = [];
    for (const [id, { fonds, files, items }] of lot?.arrangements ?? []) {
      if (!(await loadAct(this.store, id))) {
        unbegun.push([id, fonds]);
        continue;
      }
      const { state } = await this.runner.carry(id);
      if (state.decided) {
        arranged.files += files;
        arranged.items += items;
      } else if (!state.withdrawn) open.push(id);
    }
    return { arranged, open, unbegun, asked: [...(lot?.arrangements.keys() ?? [])] };
  }

  /** Takes the first place of the act's stream, so that it cannot begin behind the closed lot. @returns whether it did */
  private async end(act: string, opened: ArrangementOpened, context: CommandContext): Promise<boolean> {
    const stream = actStream(act);
    const drafts = [
      { type: 'ArrangementOpened' as const, data: opened },
      { type: 'ActWithdrawn' as const, data: { ground: '接收批结束时尚未开始' } },
    ];
    const taken = await appendOne(this.store, stream, NO_STREAM, stamp(stream, drafts, context));
    if (taken.ok) await this.runner.carry(act);
    return taken.ok;
  }
}
