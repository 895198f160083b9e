import type { SheetRow } from '../sheets/sheet';
import { columnLetter, isBlank, type Layout } from './layout';

/** Columns that nobody sees and that have cells: they are read like the rest, and named. One instance per sheet. */
export class HiddenColumns {
  private readonly withText = new Set<string>();

  /** @param hidden 0-based */
  constructor(private readonly hidden: ReadonlySet<number> = new Set()) {}

  note({ cells }: SheetRow, { columns }: Layout): void {
    if (this.hidden.size)
      cells.forEach((cell, index) => {
        if (!this.hidden.has(index) || isBlank(cell)) return;
        const name = columns.find((column) => column.index === index)?.name ?? '';
        this.withText.add(`${columnLetter(index)} ${name}`.trim());
      });
  }

  /** Letters and headers, such as `B 责任者, D`; undefined where there are none. */
  get named(): string | undefined {
    return [...this.withText].join(', ') || undefined;
  }
}
