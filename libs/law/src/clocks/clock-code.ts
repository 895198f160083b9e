import type { ClockId } from '../data/clocks';

const COMPUTED = 'libs/law/src/clocks/due-day.ts#dueDay';
const TRANSFER_DAY = 'libs/radar/src/domain/transfer-day.decider.ts#transferDayDecider';
const RETENTION = 'libs/law/src/clocks/retention-expiry.ts#retentionExpiry';

/** Clocks whose day is in a decision, a period or a mark, and not in their start and length alone. */
const ELSEWHERE: { readonly [C in ClockId]?: string } = {
  'CLK-03': TRANSFER_DAY,
  'CLK-04': TRANSFER_DAY,
  'CLK-10': RETENTION,
  'CLK-11': RETENTION,
  'CLK-13': 'libs/law/src/clocks/secrecy-expiry.ts#secrecyExpiry',
  'CLK-14': 'libs/radar/src/domain/rectification.decider.ts#rectificationDecider',
};

/** `path#symbol` of the code that computes the day of a clock, or takes it from a decision. */
export const codeOfClock = (id: ClockId): string => ELSEWHERE[id] ?? COMPUTED;
