import type {
  EventDraft,
  PastEvent,
  RectificationOrdered,
  RectificationReported,
  ReinspectionHeld,
} from '@fonds/event-contracts';
import { type Deed, lawOnDay } from '@fonds/holdings';
import { ok, refuse, type Citation, type Decider, type Refusal } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';

/** An order to put something right (限期整改), as far as its clock asks. */
export interface Rectification {
  readonly order?: RectificationOrdered;
  readonly reported: boolean;
  readonly done: boolean;
}

export type RectificationCommand = { readonly deed: Deed } & (
  | { readonly kind: 'order'; readonly order: RectificationOrdered }
  | { readonly kind: 'report'; readonly report: Pick<RectificationReported, 'actions'> }
  | { readonly kind: 'reinspect'; readonly reinspection: Pick<ReinspectionHeld, 'result' | 'note'> }
);

export const rectificationStream = (order: string): string => `rectification-${order}`;

/**
 * E80 to E82. The statute has no number of days: the order says the day (CLK-14), and the clock runs until a
 * reinspection finds it done. That the day has passed (E83) is a comparison with today, and no event.
 */
export const rectificationDecider: Decider<Rectification, RectificationCommand, PastEvent, EventDraft> = {
  initial: { reported: false, done: false },
  evolve(state, event) {
    switch (event.type) {
      case 'RectificationOrdered':
        return { ...state, order: event.data };
      case 'RectificationReported':
        return { ...state, reported: true };
      case 'ReinspectionHeld':
        return { ...state, done: event.data.result === 'done' };
      default:
        return state;
    }
  },
  decide(command, { order, done }) {
    const { deed } = command;
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    if (late) return refuse(late);
    if (command.kind === 'order') {
      if (order) return refuse(plainRefusal('rectification-known'));
      const wrong = orderRefusal(command.order, deed);
      if (wrong) return refuse(wrong);
      const basis = [groundOf(command.order)];
      return ok([{ type: 'RectificationOrdered', data: command.order, rules: ['CLK-14'], basis }]);
    }
    if (!order) return refuse(plainRefusal('rectification-unknown'));
    if (done) return refuse(plainRefusal('rectification-done'));
    if (deed.businessDate < order.servedOn)
      return refuse(
        plainRefusal('rectification-before-order', { on: deed.businessDate, served: order.servedOn }),
      );
    const basis = [groundOf(order)];
    if (command.kind === 'report') {
      const due = deed.businessDate <= order.dueOn ? 'before' : 'after';
      const data = { order: order.order, ...command.report, due } as const;
      return ok([{ type: 'RectificationReported', data, rules: ['CLK-14'], basis }]);
    }
    const data = { order: order.order, ...command.reinspection };
    return ok([{ type: 'ReinspectionHeld', data, rules: ['CLK-14'], basis }]);
  },
};

const groundOf = ({ instrument, article }: RectificationOrdered): Citation => ({ instrument, article });

function orderRefusal(order: RectificationOrdered, deed: Deed): Refusal | undefined {
  const { instrument, article, servedOn, dueOn } = order;
  const { businessDate, evidence } = deed;
  const cited = (code: string, facts: Refusal['facts']): Refusal => ({
    ...{ code, rule: 'CLK-14', basis: [groundOf(order)], facts },
  });
  // AL 45 is the order about hazards; REG 48 to 50 those about receiving, handing over and premises.
  if ((instrument === 'AL') !== (article === '45'))
    return cited('rectification-ground', { instrument, article });
  if (!lawOnDay(deed).inForce(instrument))
    return cited('rectification-ground-not-in-force', { on: businessDate });
  if (dueOn <= servedOn) return cited('rectification-not-later', { due: dueOn, served: servedOn });
  if (servedOn < businessDate)
    return cited('rectification-served-before', { served: servedOn, on: businessDate });
  return evidence === 0 ? cited('rectification-paper-missing', {}) : undefined;
}
