import type { CivilDate } from '@fonds/kernel';

/** due: until the day asked about, which is included. overdue: before it. missing: no day is known, and why. */
export const DUE_WINDOWS = ['due', 'overdue', 'this-year', 'next-five', 'later', 'missing'] as const;
export type DueWindow = (typeof DUE_WINDOWS)[number];

/** Condition that a day lies in the window, seen from `on`; days are checked where they come in. */
export function dayWindow(column: string, window: DueWindow, on: CivilDate): string {
  switch (window) {
    case 'due':
      return `${column} <= '${on}'`;
    case 'overdue':
      return `${column} < '${on}'`;
    case 'this-year':
      return `${column} >= '${on}' AND ${column} <= '${lastDayOfYear(on, 0)}'`;
    case 'next-five':
      return `${column} > '${lastDayOfYear(on, 0)}' AND ${column} <= '${lastDayOfYear(on, 5)}'`;
    case 'later':
      return `${column} > '${lastDayOfYear(on, 5)}'`;
    case 'missing':
      return 'false';
  }
}

export const yearOf = (day: CivilDate): number => Number(day.slice(0, 4));

/** @example lastDayOfYear('2026-11-22', 5) // '2031-12-31' */
export const lastDayOfYear = (day: CivilDate, years: number): string =>
  `${String(yearOf(day) + years).padStart(4, '0')}-12-31`;
