import { Inject, Injectable } from '@nestjs/common';
import { fenced } from '@fonds/acts';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { ok, type Result } from '@fonds/kernel';
import { caseDecider } from '../domain/case.decider';
import type { CaseCommand } from '../domain/case.commands';
import { CaseOrders, type ReadyCommand, type SimpleOrder } from './case-orders';
import { stepOf, type LoadedCase } from './loaded-case';

type CloseOrder = Extract<SimpleOrder, { kind: 'close' }>;
type ReadyClosing = Extract<ReadyCommand, { kind: 'close' }>;

/**
 * The count that a closing rests on (E72). It is fenced by the gate: a fact that comes meanwhile is counted, and one that
 * comes behind the fence comes after the closing, in the gate's order.
 */
@Injectable()
export class CaseClosing {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly orders: CaseOrders,
  ) {}

  /** @returns what is to be closed over; the refusals of a closing, which leave no trace at the gate */
  counted(
    { id, state }: LoadedCase,
    order: CloseOrder,
    context: CommandContext,
  ): Promise<Result<ReadyClosing>> {
    return fenced(this.store, state.opened.fonds, async () => {
      const ready = await this.orders.ready(order, state, context);
      if (!ready.ok) return ready;
      const closing = ready.value as ReadyClosing;
      const command: CaseCommand = { ...closing, deed: deedOf(context) };
      const possible = caseDecider.decide(command, state);
      if (!possible.ok) return possible;
      const { position, asOf, balance } = closing;
      return ok({
        value: closing,
        order: {
          kind: 'count-case',
          counted: { case: id, position, asOf, endings: { ...balance.endings } },
        } as const,
        context: { ...stepOf(context, 'counted', position), evidence: [] },
      });
    });
  }
}
