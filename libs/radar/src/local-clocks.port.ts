import type { CivilDate } from '@fonds/kernel';
import type { LocalClock } from './domain/local-clock';

/** Local lengths of clocks (地方规定) on a day, each with its own citation and approver. */
export interface LocalClocks {
  on(day: CivilDate): Promise<readonly LocalClock[]>;
}

export const LOCAL_CLOCKS = Symbol('LOCAL_CLOCKS');

/** Where none are recorded. */
export const NO_LOCAL_CLOCKS: LocalClocks = { on: () => Promise.resolve([]) };
