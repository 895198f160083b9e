import type { ClockRan, EventDraft, PastEvent } from '@fonds/event-contracts';
import { addDays, canonicalJson, ok, refuse, type CivilDate, type Decider } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal } from '@fonds/law';
import type { ClockLine, ClockOrders } from './clock-line';
import { UNIT_CLOCKS } from './unit-clock';

/** Local rules that were applied beside the national data (E103). */
export type AppliedLocalLaw = NonNullable<ClockRan['local']>[number];

export interface RunClock {
  readonly kind: 'run';
  readonly date: CivilDate;
  readonly law: string;
  readonly regime: string;
  readonly local: readonly AppliedLocalLaw[];
  readonly knownAt: string;
  readonly orders?: ClockOrders;
  /** All of the day, those that were listed before it too. */
  readonly lines: readonly ClockLine[];
}

/** Lines that the day's own event does not hold, each part an append of its own: a request has its limit, too. */
export interface ListClockLines {
  readonly kind: 'list';
  readonly date: CivilDate;
  readonly part: number;
  /** Position up to which the run knew the units: two servers may run one day from two of them. */
  readonly knownAt: string;
  readonly lines: readonly ClockLine[];
}

/** Lines of one event: below the limit of its size. */
const LINES = 1_000;

/** One stream a year: it is read whole for every run. */
export const clockStream = (date: CivilDate): string => `clock-${date.slice(0, 4)}`;

const key = ({ fonds, clock }: ClockLine): string => `${fonds} ${clock}`;

/** The lines of a day in their order: full parts, and what the event of the day holds itself. */
export function partsOfLines(lines: readonly ClockLine[]): {
  readonly listed: readonly (readonly ClockLine[])[];
  readonly rest: readonly ClockLine[];
  readonly all: readonly ClockLine[];
} {
  const all = [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const parts = Math.max(0, Math.ceil(all.length / LINES) - 1);
  const listed = Array.from({ length: parts }, (_, n) => all.slice(n * LINES, (n + 1) * LINES));
  return { listed, rest: all.slice(parts * LINES), all };
}

/**
 * E102, one a day: a day that ran is not run again, and none is passed over. Parts that are listed before it count once
 * its event stands; a run that died between them lists them again, and the later ones count.
 */
export const clockRunDecider: Decider<
  CivilDate | undefined,
  RunClock | ListClockLines,
  PastEvent,
  EventDraft
> = {
  initial: undefined,
  evolve: (last, event) => (event.type === 'ClockRan' ? (event.data.date as CivilDate) : last),
  decide(command, last) {
    const { date } = command;
    if (last && date <= last) return ok([]);
    if (last && date !== addDays(last, 1)) return refuse(plainRefusal('clock-day-skipped', { date, last }));
    if (command.kind === 'list') {
      const { part, knownAt, lines } = command;
      const data = { date, part, knownAt, lines: [...lines] };
      return ok([{ type: 'ClockLinesListed', data, rules: CLOCK_RULES }]);
    }
    const { law, regime, local, knownAt, orders } = command;
    const { listed, rest, all } = partsOfLines(command.lines);
    return ok([
      {
        type: 'ClockRan',
        data: {
          ...{ date, law, regime, knownAt, parts: listed.length },
          ...(local.length && { local: local.map((each) => ({ ...each })) }),
          ...(orders && { orders: { ...orders } }),
          count: all.reduce((sum, { fell, found }) => sum + fell + found, 0),
          root: rootOfRows(all.map((line) => canonicalJson(line))),
          lines: [...rest],
        },
        rules: [...CLOCK_RULES, 'CLK-14'],
      },
    ]);
  },
};

/** Every clock over units is asked, also where nothing fell due by it. */
const CLOCK_RULES = [...UNIT_CLOCKS];
