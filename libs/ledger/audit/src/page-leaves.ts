import { DerivedLeaves, type LeafMaker } from './event-leaf';
import type { EventPage } from './event-page';
import type { EventRow } from './event-rows';

/** The leaves that a page's rows give now, by their positions. */
export class PageLeaves {
  readonly derived: DerivedLeaves;
  private readonly after: number;
  /** Of each position behind {@link after}, its row's place; −1 where there is none. */
  private readonly places: Int32Array;
  /** The events of restarts stand elsewhere in the log. */
  private readonly restarts = new Map<number, number>();

  constructor(
    { after, upTo, rows, restarts }: EventPage,
    private readonly maker: LeafMaker,
  ) {
    this.after = after;
    this.derived = new DerivedLeaves(rows.length + restarts.length);
    this.places = new Int32Array(upTo - after).fill(-1);
    for (const [i, row] of restarts.entries()) {
      maker.derive([row], this.derived, rows.length + i);
      this.restarts.set(row.position, rows.length + i);
    }
  }

  /** @param rows of the page, from its place `from` on */
  derive(rows: readonly EventRow[], from: number): void {
    this.maker.derive(rows, this.derived, from);
    for (const [i, { position }] of rows.entries()) this.places[position - this.after - 1] = from + i;
  }

  /** @returns −1 when there is no event at that position */
  placeOf(position: number): number {
    const place = this.places[position - this.after - 1] ?? -1;
    return place >= 0 ? place : (this.restarts.get(position) ?? -1);
  }
}
