import type { Problem } from '../source';

/** Problems of one kind, which are the same code in the same column of the same sheet: all of them counted. */
export interface Repeated {
  readonly code: string;
  readonly sheet?: string;
  readonly column?: string;
  readonly count: number;
  /** How many of them are told one by one. */
  readonly told: number;
  /** Lines of all of them, such as `3-40, 44`; absent where they have none. */
  readonly lines?: string;
}

/** Of one kind, and of all kinds together: the first say what it is, the rest where it is. */
const FIRST = 10;
const MOST = 1_000;

interface Kind {
  readonly of: Pick<Repeated, 'code' | 'sheet' | 'column'>;
  count: number;
  told: number;
  readonly ranges: [number, number][];
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
        }),
      );
    this.count++;
    kind.count++;
    if (line !== undefined) extend(kind.ranges, line);
    if (kind.told === FIRST || this.told === MOST) return false;
    this.told++;
    kind.told++;
    return true;
  }

  /** In the order in which each was met first. */
  all(): Repeated[] {
    return [...this.kinds.values()].map(({ of, count, told, ranges }) => ({
      ...of,
      count,
      told,
      ...(ranges.length && {
        lines: ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', '),
      }),
    }));
  }
}

function extend(ranges: [number, number][], line: number): void {
  const last = ranges.at(-1);
  if (last && (line === last[1] || line === last[1] + 1)) last[1] = line;
  else ranges.push([line, line]);
}
