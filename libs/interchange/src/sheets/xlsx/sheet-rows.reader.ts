import { unreadable } from '../sheet-problem';
import type { Cell, SheetRow } from '../sheet';
import { cellAddress, LAST_COLUMN, LAST_ROW } from './cell-address';
import { MergedCells, NOTHING } from './merged-cells';
import { readMerges } from './merges.reader';
import { RichText } from './rich-text';
import { CELL_LIMIT } from './shared-strings.reader';
import { toCell, type BookContext } from './sheet-cells';
import { isTrue, parsePart, type XmlHandler } from './xml-part.reader';
import type { XlsxPackage } from './xlsx-package.reader';

/** Empty and covered cells that are made to give rows their columns; a file of 1,048,576 rows by 90 columns fits. */
export const FILL_LIMIT = 100_000_000;

/**
 * The rows of one worksheet part. Rows without a text of their own are left out, and so are empty cells at the end
 * of a row. A row is hidden when it says so (by hand, filter or outline) or has no height; `zeroHeight` of a sheet
 * speaks of rows that the file does not hold. Hidden columns, 0-based, are added to `hiddenColumns` before the first row.
 * @throws UnreadableSource `xlsx-damaged`, `sheet-too-large`, `xlsx-declarations`
 */
export async function* readRows(
  pack: XlsxPackage,
  sheet: { readonly name: string; readonly part: string; readonly hiddenColumns?: Set<number> },
  book: BookContext,
  fillLimit = FILL_LIMIT,
): AsyncGenerator<SheetRow> {
  const merged = new MergedCells(await readMerges(pack, sheet.part));
  const rows = new RowCollector(pack.file, sheet.name, book, merged, fillLimit, sheet.hiddenColumns);
  for await (const _piece of parsePart(pack, sheet.part, rows)) yield* rows.take();
  if (!rows.sawWorksheet)
    throw unreadable(
      'xlsx-damaged',
      { file: pack.file, sheet: sheet.name },
      { detail: `${sheet.part} is not a worksheet` },
    );
}

class RowCollector implements XmlHandler {
  sawWorksheet = false;
  private ready: SheetRow[] = [];
  private row = 0;
  private hidden = false;
  private cells: Cell[] = [];
  private column = 0;
  private type = 'n';
  private style = 0;
  private formula = false;
  private value?: string;
  private readonly inline = new RichText();
  private inValue = false;
  private inInline = false;
  private filled = 0;

  constructor(
    private readonly file: string,
    private readonly sheet: string,
    private readonly book: BookContext,
    private readonly merged: MergedCells,
    private readonly fillLimit: number,
    private readonly hiddenColumns = new Set<number>(),
  ) {}

  take(): SheetRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') {
      this.inValue = true;
      this.value = '';
    } else if (name === 'f') this.formula = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'is') this.inInline = true;
    else if (name === 'col') this.columns(attributes);
    else if (name === 'worksheet') this.sawWorksheet = true;
    if (this.inInline) this.inline.open(name);
  }

  text(text: string): void {
    if (this.inValue) this.value = (this.value ?? '') + text;
    else if (this.inInline) this.inline.text(text);
    else return;
    if (this.inline.length > CELL_LIMIT || (this.value?.length ?? 0) > CELL_LIMIT)
      throw this.tooLarge('text of one cell', CELL_LIMIT);
  }

  close(name: string): void {
    if (this.inInline) this.inline.close(name);
    if (name === 'v') this.inValue = false;
    else if (name === 'is') this.inInline = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private columns({ min, max, hidden, width }: Readonly<Record<string, string>>): void {
    if (!isTrue(hidden) && !(width !== undefined && Number(width) === 0)) return;
    const [first, last] = [Math.max(Number(min), 1), Math.min(Number(max), LAST_COLUMN)];
    if (!(first <= last)) return;
    this.filled += last - first;
    this.bound();
    for (let column = first; column <= last; column += 1) this.hiddenColumns.add(column - 1);
  }

  private openRow({ r, hidden, ht }: Readonly<Record<string, string>>): void {
    const row = r === undefined ? this.row + 1 : /^\d+$/.test(r) ? Number(r) : 0;
    if (row <= this.row || row > LAST_ROW) throw this.damaged(`row ${r ?? row} after row ${this.row}`);
    this.row = row;
    this.hidden = isTrue(hidden) || (ht !== undefined && Number(ht) === 0);
    this.cells = [];
    this.column = 0;
  }

  private openCell({ r, t = 'n', s }: Readonly<Record<string, string>>): void {
    const address = r === undefined ? { row: this.row, column: this.column + 1 } : cellAddress(r);
    if (
      !address ||
      address.row !== this.row ||
      address.column <= this.column ||
      address.column > LAST_COLUMN
    ) {
      throw this.damaged(`cell ${r ?? '?'} in row ${this.row}`);
    }
    this.column = address.column;
    [this.type, this.style] = [t, s === undefined ? 0 : Number(s)];
    [this.formula, this.value] = [false, undefined];
  }

  private closeCell(): void {
    const { type, style, value, formula } = this;
    const cell = toCell({ type, style, value, formula, inline: this.inline.take() || undefined }, this.book);
    if (!cell)
      throw this.damaged(`the cell in row ${this.row}, column ${this.column} has no text in the book`);
    if (cell === NOTHING) return;
    this.filled += this.column - this.cells.length;
    this.bound();
    while (this.cells.length < this.column - 1) this.cells.push(NOTHING);
    this.cells.push(cell);
  }

  private closeRow(): void {
    const own = this.cells.length;
    if (!this.merged.apply(this.row, this.cells))
      throw this.damaged(`merged ranges overlap in row ${this.row}`);
    this.bound();
    if (own > 0 && (this.merged.isEmpty || this.cells.some(hasOwnContent))) {
      this.ready.push({ row: this.row, hidden: this.hidden, cells: this.cells });
    }
    this.cells = [];
  }

  private bound(): void {
    if (this.filled + this.merged.work <= this.fillLimit) return;
    throw this.tooLarge('empty cells between filled ones', this.fillLimit);
  }

  private damaged(detail: string) {
    return unreadable(
      'xlsx-damaged',
      { file: this.file, sheet: this.sheet, line: this.row || undefined },
      { detail },
    );
  }

  private tooLarge(what: string, limit: number) {
    return unreadable(
      'sheet-too-large',
      { file: this.file, sheet: this.sheet, line: this.row || undefined },
      { what, limit },
    );
  }
}

/** All that was read has content, but a range may have covered it. */
export const hasOwnContent = (cell: Cell): boolean =>
  !cell.mergedAbove && (cell.text !== '' || cell.number !== undefined || cell.formulaWithoutValue === true);
