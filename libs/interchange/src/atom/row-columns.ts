/** What a row is, once the whole file is known. */
export type RowKind = 'fonds' | 'series' | 'unit' | 'leaf' | 'within' | 'translation' | 'refused';

const KINDS: readonly RowKind[] = ['within', 'fonds', 'series', 'unit', 'leaf', 'translation', 'refused'];

type Numbers = Float64Array | Int32Array | Uint8Array;

const FIRST_CAPACITY = 1_024;

/** No row: no parent, end of a chain. */
export const NONE = -1;

/**
 * The rows of a file as parallel columns of numbers, 62 bytes a row: a table of 1,048,576 rows takes 65 MB, where
 * arrays of JavaScript took four times as much.
 */
export class RowColumns {
  size = 0;
  /** Bytes of the row in the file. */
  starts = new Float64Array(FIRST_CAPACITY);
  ends = new Float64Array(FIRST_CAPACITY);
  lines = new Int32Array(FIRST_CAPACITY);
  parents = new Int32Array(FIRST_CAPACITY);
  /** Direct children, and the 1-based place among the children of the parent. */
  children = new Int32Array(FIRST_CAPACITY);
  ordinals = new Int32Array(FIRST_CAPACITY);
  /** The unit that a row lies within, the next row of the same unit, and the last of it. */
  roots = new Int32Array(FIRST_CAPACITY);
  nextWithin = new Int32Array(FIRST_CAPACITY);
  lastWithin = new Int32Array(FIRST_CAPACITY);
  nextTranslation = new Int32Array(FIRST_CAPACITY);
  cultures = new Int32Array(FIRST_CAPACITY);
  levels = new Uint8Array(FIRST_CAPACITY);
  private kinds = new Uint8Array(FIRST_CAPACITY);

  add(start: number, end: number, line: number): number {
    if (this.size === this.starts.length) this.grow();
    const row = this.size++;
    this.starts[row] = start;
    this.ends[row] = end;
    this.lines[row] = line;
    for (const column of [this.parents, this.roots, this.nextWithin, this.lastWithin, this.nextTranslation])
      column[row] = NONE;
    return row;
  }

  /** `within` until it is settled; undefined where there is no such row. */
  kind(row: number): RowKind | undefined {
    return row >= 0 && row < this.size ? KINDS[this.kinds[row] ?? 0] : undefined;
  }

  settle(row: number, kind: RowKind): void {
    this.kinds[row] = KINDS.indexOf(kind);
  }

  private grow(): void {
    const capacity = this.starts.length * 2;
    const wider = <T extends Numbers>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.starts = wider(this.starts, new Float64Array(capacity));
    this.ends = wider(this.ends, new Float64Array(capacity));
    this.lines = wider(this.lines, new Int32Array(capacity));
    this.parents = wider(this.parents, new Int32Array(capacity));
    this.children = wider(this.children, new Int32Array(capacity));
    this.ordinals = wider(this.ordinals, new Int32Array(capacity));
    this.roots = wider(this.roots, new Int32Array(capacity));
    this.nextWithin = wider(this.nextWithin, new Int32Array(capacity));
    this.lastWithin = wider(this.lastWithin, new Int32Array(capacity));
    this.nextTranslation = wider(this.nextTranslation, new Int32Array(capacity));
    this.cultures = wider(this.cultures, new Int32Array(capacity));
    this.levels = wider(this.levels, new Uint8Array(capacity));
    this.kinds = wider(this.kinds, new Uint8Array(capacity));
  }
}
