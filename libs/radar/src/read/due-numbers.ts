import { NO_DAY_STATES, type NoDayState } from '../domain/due-answer';
import { RADAR_CLOCKS, UNIT_CLOCKS, type RadarClock, type UnitClock } from '../domain/unit-clock';

/** Clocks and states as the tables of due dates have them. */
export const clockNumber = (clock: string): number => Number(clock.slice('CLK-'.length));

/** @throws RangeError for a number that no clock over units has */
export function clockOf(number: number): UnitClock {
  const found = UNIT_CLOCKS.find((clock) => clockNumber(clock) === number);
  if (!found) throw new RangeError(`no clock over units has the number ${number}`);
  return found;
}

/** @throws RangeError for a number that no clock has */
export function radarClockOf(number: number): RadarClock {
  const found = RADAR_CLOCKS.find((clock) => clockNumber(clock) === number);
  if (!found) throw new RangeError(`no clock has the number ${number}`);
  return found;
}

const STATES = ['due', ...NO_DAY_STATES] as const;
export type DueState = 'due' | NoDayState;

export const stateNumber = (state: DueState): number => STATES.indexOf(state);

/** @throws RangeError for a number that no state has */
export function stateOf(number: number): DueState {
  const found = STATES[number];
  if (!found) throw new RangeError(`no state has the number ${number}`);
  return found;
}
