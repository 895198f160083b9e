import type { CivilDate } from '@fonds/kernel';
import type { AppliedLocalLaw } from './domain/clock-run.decider';
import type { LocalClock } from './domain/local-clock';

/** Local lengths of clocks (地方规定) on a day, each with its own citation and approver. */
export interface LocalClocks {
  on(day: CivilDate): Promise<readonly LocalClock[]>;
  /** The versions that these come from, each place's own. */
  versionsOn(day: CivilDate): Promise<readonly AppliedLocalLaw[]>;
}

export const LOCAL_CLOCKS = Symbol('LOCAL_CLOCKS');
