import type { Problem } from '../source';

/** Problems of one kind, which are the same code in the same column of the same sheet: all of them counted. */
export interface Repeated {
  readonly code: string;
  readonly sheet?: string;
  readonly column?: string;
  readonly count: number;
  /** How many of them are told one by one. */
  readonly told: number;
  /** Their lines, such as `3-40, 44`: of all of them, or of the first where that is too much; absent where they have none. */
  readonly lines?: string;
  /** How many of them came when `lines` had its most, and are not in it; absent where it has all. */
  readonly linesLeftOff?: number;
}

/** Of one kind, and of all kinds together: the first say what it is, the rest where it is. */
const FIRST = 10;
const MOST = 1_000;
/** Ranges of lines of one kind: some 15 kB of an answer. */
const MOST_RANGES = 1_000;

interface Kind {
  readonly of: Pick<Repeated, 'code' | 'sheet' | 'column'>;
  count: number;
  told: number;
  readonly ranges: [number, number][];
  leftOff: number;
}

/** Sorts what ten thousand rows may have in common from what is said once. Memory holds ranges of lines, not problems. */
export class Repeats {
  private readonly kinds = new Map<string, Kind>();
  private told = 0;
  count = 0;

  /** @returns whether it is one of those that are told one by one */
  add({ code, place: { sheet, column, line } }: Problem): boolean {
    const key = JSON.stringify([code, sheet, column]);
    let kind = this.kinds.get(key);
    if (!kind)
      this.kinds.set(
        key,
        (kind = {
          of: { code, ...(sheet && { sheet }), ...(column && { column }) },
          count: 0,
          told: 0,
          ranges: [],
          leftOff: 0,
        }),
      );
    this.count++;
    kind.count++;
    if (line !== undefined && !extended(kind.ranges, line)) kind.leftOff++;
    if (kind.told === FIRST || this.told === MOST) return false;
    this.told++;
    kind.told++;
    return true;
  }

  /** In the order in which each was met first. */
  all(): Repeated[] {
    return [...this.kinds.values()].map(({ of, count, told, ranges, leftOff }) => ({
      ...of,
      count,
      told,
      ...(ranges.length && {
        lines: ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', '),
      }),
      ...(leftOff && { linesLeftOff: leftOff }),
    }));
  }
}

/** @returns whether the line is in the ranges now */
function extended(ranges: [number, number][], line: number): boolean {
  const last = ranges.at(-1);
  if (last && (line === last[1] || line === last[1] + 1)) last[1] = line;
  else if (ranges.length === MOST_RANGES) return false;
  else ranges.push([line, line]);
  return true;
}
