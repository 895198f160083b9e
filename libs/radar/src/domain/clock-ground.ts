import type { Citation } from '@fonds/kernel';
import { groundOf, type Mark } from '@fonds/law';
import { nationalOf, type DueLaw } from './due-answer';
import { localClockOf } from './local-clock';
import type { RadarClock, UnitClock } from './unit-clock';

/** On what a due day rests. */
export interface ClockGround {
  /** Confidence in the clock: only F may accuse. */
  readonly mark: Mark;
  readonly basis: readonly Citation[];
  /** Who approved the local rule that gives the length; absent where the law's own clock runs. */
  readonly approvedBy?: string;
}

/** Clocks whose length a local rule may give; the others run by a decision, a printed period or a mark. */
const LOCAL_LENGTHS: readonly RadarClock[] = ['CLK-01', 'CLK-02', 'CLK-05', 'CLK-06', 'CLK-08', 'CLK-23'];

/**
 * Confidence and articles of the local rule where one gives the length on that day (E103), else of the law's own clock:
 * a day that a province has set is not told as the nation's.
 *
 * @param place organisation id of the archives, or nothing
 */
export function clockGround(clock: RadarClock, place: string, law: DueLaw): ClockGround {
  const { today, local } = law;
  const rule = LOCAL_LENGTHS.includes(clock)
    ? localClockOf(local, clock as UnitClock, place, today)
    : undefined;
  if (rule) return { mark: rule.mark, basis: rule.basis, approvedBy: rule.approvedBy };
  const national = nationalOf(law);
  return groundOf(national.clock(clock), national.regime);
}
