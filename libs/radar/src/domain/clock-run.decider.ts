import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { addDays, canonicalJson, ok, refuse, type CivilDate, type Decider } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal } from '@fonds/law';
import type { ClockLine } from './clock-line';

export interface RunClock {
  readonly date: CivilDate;
  readonly law: string;
  readonly regime: string;
  readonly knownAt: string;
  readonly lines: readonly ClockLine[];
}

/** Lines of one event: below the limit of its size. */
const LINES = 1_000;

/** One stream a year: it is read whole for every run. */
export const clockStream = (date: CivilDate): string => `clock-${date.slice(0, 4)}`;

/**
 * E102, one a day: a day that ran is not run again, and none is passed over. Lines that one event does not hold go before
 * it; its root and count close them.
 */
export const clockRunDecider: Decider<CivilDate | undefined, RunClock, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: (last, event) => (event.type === 'ClockRan' ? (event.data.date as CivilDate) : last),
  decide({ date, law, regime, knownAt, lines }, last) {
    if (last && date <= last) return ok([]);
    if (last && date !== addDays(last, 1)) return refuse(plainRefusal('clock-day-skipped', { date, last }));
    const sorted = [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const parts = Math.max(0, Math.ceil(sorted.length / LINES) - 1);
    const listed: EventDraft[] = Array.from({ length: parts }, (_, n) => ({
      type: 'ClockLinesListed',
      data: { date, part: n + 1, lines: sorted.slice(n * LINES, (n + 1) * LINES) },
      rules: CLOCK_RULES,
    }));
    const ran: EventDraft = {
      type: 'ClockRan',
      data: {
        ...{ date, law, regime, knownAt, parts },
        count: sorted.reduce((sum, { fell, found }) => sum + fell + found, 0),
        root: rootOfRows(sorted.map((line) => canonicalJson(line))),
        lines: sorted.slice(parts * LINES),
      },
      rules: CLOCK_RULES,
    };
    return ok([...listed, ran]);
  },
};

const CLOCK_RULES = ['CLK-01', 'CLK-02', 'CLK-03', 'CLK-08', 'CLK-10', 'CLK-13'];
const key = ({ fonds, clock }: ClockLine): string => `${fonds} ${clock}`;
