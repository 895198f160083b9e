import type { Cell } from '../sheet';
import { LAST_COLUMN } from './cell-address';
import type { MergedRange } from './merges.reader';

interface Active extends MergedRange {
  /** The cell at the top left, once its row has been read. */
  origin: Cell;
}

export const NOTHING: Cell = { text: '' };
const LEFT: Cell = { text: '', mergedLeft: true };
const INNER: Cell = { text: '', mergedAbove: true, mergedLeft: true };

/**
 * Puts merged ranges on rows, which must come in order. In the rows below its top a range shows the value of its
 * top-left cell again, in its first column only; all other covered cells are empty. What a file stores in covered
 * cells is never shown by a spreadsheet, so it is not given either.
 */
export class MergedCells {
  private next = 0;
  private active: Active[] = [];
  /** Last row covered so far, by column: two ranges that share a cell make a damaged file. */
  private readonly bottoms = new Uint32Array(LAST_COLUMN + 1);
  /** Cells looked at; the caller bounds it. */
  work = 0;

  /** @param ranges by top row */
  constructor(private readonly ranges: readonly MergedRange[]) {}

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** Changes `cells` (column A first) in place. @returns false where ranges overlap */
  apply(row: number, cells: Cell[]): boolean {
    if (this.isEmpty) return true;
    this.active = this.active.filter(({ bottom }) => bottom >= row);
    for (
      let range = this.ranges[this.next];
      range && range.top <= row;
      range = this.ranges[(this.next += 1)]
    ) {
      if (range.bottom < row) continue;
      for (let column = range.left; column <= range.right; column += 1) {
        if ((this.bottoms[column] ?? 0) >= row) return false;
        this.bottoms[column] = range.bottom;
      }
      this.work += range.right - range.left;
      const origin = range.top === row ? (cells[range.left - 1] ?? NOTHING) : NOTHING;
      this.active.push({ ...range, origin });
    }
    this.work += this.active.length;
    for (const range of this.active) this.cover(range, row, cells);
    return true;
  }

  private cover({ top, left, right, origin }: Active, row: number, cells: Cell[]): void {
    const filled = origin !== NOTHING;
    const last = filled ? right : Math.min(right, cells.length);
    this.work += Math.max(0, last - left);
    while (cells.length < last) cells.push(NOTHING);
    if (row > top && left <= cells.length) cells[left - 1] = { ...origin, mergedAbove: true };
    for (let column = left + 1; column <= last; column += 1) cells[column - 1] = row > top ? INNER : LEFT;
  }
}
