import type { DerivedLeaves } from './event-leaf';
import type { EventPage } from './event-page';
import type { LeafDeriver } from './leaf-work';

/** A leaf that was derived, and which of those that were derived with it it is. */
export interface PlacedLeaf {
  readonly derived: DerivedLeaves;
  readonly place: number;
}

/** The leaves that a page's rows give now, by their positions. */
export class PageLeaves {
  private constructor(
    private readonly after: number,
    /** Of each position behind it, its row's place; −1 where there is none. */
    private readonly places: Int32Array,
    private readonly derived: DerivedLeaves,
    /** The events of restarts stand elsewhere in the log. */
    private readonly restarts: ReadonlyMap<number, PlacedLeaf>,
  ) {}

  static async of(
    { after, upTo, rows, restarts }: EventPage,
    work: LeafDeriver,
    last: boolean,
  ): Promise<PageLeaves> {
    const places = new Int32Array(upTo - after).fill(-1);
    for (let row = 0; row < rows.count; row++) places[rows.position(row) - after - 1] = row;
    const elsewhere = new Map(
      restarts.map((row) => [row.position(0), { derived: work.here.derive(row), place: 0 }]),
    );
    return new PageLeaves(after, places, await work.derive(rows, last), elsewhere);
  }

  /** Whether the page has an event at that position. */
  hasRow = (position: number): boolean => (this.places[position - this.after - 1] ?? -1) >= 0;

  /** @returns nothing when there is no event at that position */
  at(position: number): PlacedLeaf | undefined {
    const place = this.places[position - this.after - 1] ?? -1;
    return place >= 0 ? { derived: this.derived, place } : this.restarts.get(position);
  }

  /** The first of leaves whose events stand one behind another; nothing when they do not. */
  run(position: number, count: number): PlacedLeaf | undefined {
    const from = position - this.after - 1;
    const place = this.places[from] ?? -1;
    if (place < 0) return undefined;
    for (let i = 1; i < count; i++) if (this.places[from + i] !== place + i) return undefined;
    return { derived: this.derived, place };
  }
}
