import type { Row, Rows } from '@fonds/projections';

/** Of which units somebody has spoken in an act: an opinion that is given again for a unit counts once. */
export interface Spoken {
  /** @returns of how many of these units this side speaks for the first time */
  hears(side: string, units: readonly string[]): number;
  /** What was said of these units counts no more. @returns by side, of how many of them it had spoken */
  forgets(units: readonly string[]): { readonly [side: string]: number };
}

/** Rows of this table are groups of their own: an event names its units, and nobody asks for all of an act. */
export const SPOKEN_TABLE = {
  name: 'inbox_spoken',
  columns: { id: 'text', sides: 'text[]' },
  key: ['id'],
  group: 'id',
} as const;

export const spokenId = (subject: string, unit: string): string => `${subject}/${unit}`;

export function spokenIn(subject: string, rows: Pick<Rows, 'get' | 'put' | 'remove'>): Spoken {
  const rowOf = (unit: string): Row | undefined =>
    rows.get(SPOKEN_TABLE.name, { id: spokenId(subject, unit) });
  const sidesOf = (row: Row | undefined): readonly string[] => (row?.sides ?? []) as readonly string[];
  return {
    hears(side, units) {
      let first = 0;
      for (const unit of new Set(units)) {
        const sides = sidesOf(rowOf(unit));
        if (sides.includes(side)) continue;
        first += 1;
        rows.put(SPOKEN_TABLE.name, { id: spokenId(subject, unit), sides: [...sides, side] });
      }
      return first;
    },
    forgets(units) {
      const counts: { [side: string]: number } = {};
      for (const unit of new Set(units)) {
        const row = rowOf(unit);
        if (!row) continue;
        for (const side of sidesOf(row)) counts[side] = (counts[side] ?? 0) + 1;
        rows.remove(SPOKEN_TABLE.name, row);
      }
      return counts;
    },
  };
}
