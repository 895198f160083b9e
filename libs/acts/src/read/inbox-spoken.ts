import type { Row, Rows } from '@fonds/projections';
import { Marks } from './inbox-marks';

/** Changes of what an act counts, by name: as many more, or fewer. */
export interface CountChanges {
  readonly [name: string]: number;
}

/** Of how many units the two sides of a review say what is not the same, and nothing is concluded. */
export const DIFFER = 'differ';

/** Of which units somebody has spoken in an act: an opinion that is given again for a unit counts once. */
export interface Spoken {
  /**
   * @param word what this side says, where another side may say otherwise
   * @returns of how many of these units the side speaks for the first time, and of how many more both sides now differ
   */
  hears(side: string, units: readonly string[], word?: string): CountChanges;
  /** What was said of these units counts no more. */
  forgets(units: readonly string[]): CountChanges;
}

/** Rows of this table are groups of their own: an event names its units, and nobody asks for all of an act. */
export const SPOKEN_TABLE = {
  name: 'inbox_spoken',
  columns: {
    id: 'text',
    // By side, the newest word.
    marks: 'text[]',
  },
  key: ['id'],
  group: 'id',
} as const;

export const spokenId = (subject: string, unit: string): string => `${subject}/${unit}`;

/** E61: what both sides say is not the same, and there is no conclusion yet. */
function differing(marks: Marks): number {
  const [one, other] = [marks.text('archives'), marks.text('partner')];
  const concluded = marks.text('open') ?? marks.text('closed');
  return concluded === undefined && one !== undefined && other !== undefined && one !== other ? 1 : 0;
}

export function spokenIn(subject: string, rows: Pick<Rows, 'get' | 'put' | 'remove'>): Spoken {
  const rowOf = (unit: string): Row | undefined =>
    rows.get(SPOKEN_TABLE.name, { id: spokenId(subject, unit) });
  return {
    hears(side, units, word = '') {
      let [first, differ] = [0, 0];
      for (const unit of new Set(units)) {
        const before = Marks.of(rowOf(unit) ?? {});
        if (before.text(side) === word) continue;
        if (before.text(side) === undefined) first += 1;
        const after = { id: spokenId(subject, unit), marks: before.with({ [side]: word }) };
        rows.put(SPOKEN_TABLE.name, after);
        differ += differing(Marks.of(after)) - differing(before);
      }
      return { [side]: first, ...(differ && { [DIFFER]: differ }) };
    },
    forgets(units) {
      const counts: { [name: string]: number } = {};
      const less = (name: string, n: number): void => void (n && (counts[name] = (counts[name] ?? 0) - n));
      for (const unit of new Set(units)) {
        const row = rowOf(unit);
        if (!row) continue;
        const said = Marks.of(row);
        for (const side of said.names('')) less(side, 1);
        less(DIFFER, differing(said));
        rows.remove(SPOKEN_TABLE.name, row);
      }
      return counts;
    },
  };
}
