import type { Cell, SheetRow } from '../sheets/sheet';
import type { Field } from './column-names';
import { columnLetter, isBlank, type Column, type Layout } from './layout';

/** The cells of a data row by field, with 〃, 同上 and merged cells replaced by the value above. */
export interface RowValues {
  readonly row: number;
  readonly cells: ReadonlyMap<Field, Cell>;
  /** Every cell by header as read, unresolved; the columns of the file, in their order. */
  readonly printed: Readonly<Record<string, string>>;
  /** The same with values from above filled in; cells without a header under their letter. */
  readonly resolved: Readonly<Record<string, string>>;
  /** What cells without a value say for themselves, by header: 〃 under nothing, a formula whose result is not in the file. */
  readonly unresolved: Readonly<Record<string, string>>;
  /** Columns whose mark has nothing above it. */
  readonly withoutSource: readonly Column[];
  /** Columns that mean something and hold, or take over, what cannot be a value. */
  readonly broken: readonly BrokenCell[];
  /** A describing value was taken over from a row that is held out. */
  readonly copiesHeldOut: boolean;
}

interface BrokenCell {
  readonly code: 'formula-without-value' | 'cell-error' | 'text-cut-short';
  readonly column: Column;
  readonly value: string;
}

const DITTO = /^(?:〃|″|〞|"|''|“|”|同上|同前|仝上?|上同|ditto|do\.)$/i;
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|GETTING_DATA)$/;
/** What a spreadsheet says where there is no value; read again it is an error value. */
const NO_VALUE = '#N/A';
/** What a row may share with the one above without saying anything about that one's content. */
const STRUCTURAL: ReadonlySet<Field> = new Set([
  'fonds',
  'fondsName',
  'series',
  'category',
  'fileNumber',
  'year',
  'retention',
  'secrecy',
  'secrecyTerm',
  'opening',
  'box',
  'medium',
  'level',
  'org',
  'archivesCode',
  'language',
  'sequence',
]);
/** What stands for the rest of a character that its field cut. */
const CUT = '\ufffd';
const EMPTY: Cell = { text: '' };

/** Keeps the last value of each column while a sheet is read. One instance per sheet. */
export class ValuesAbove {
  private readonly above = new Map<number, { readonly cell: Cell; readonly heldOut: boolean }>();

  /** @param apart the rows come from many places, as in a sheet of problems: a mark means none of those above it */
  constructor(private readonly apart = false) {}

  /** Resolves one data row. Call {@link keep} afterwards, once it is known whether the row is held out. */
  resolve(row: SheetRow, layout: Layout): RowValues {
    const cells = new Map<Field, Cell>();
    const printed: Record<string, string> = {};
    const resolved: Record<string, string> = {};
    const unresolved: Record<string, string> = {};
    const withoutSource: Column[] = [];
    const broken: BrokenCell[] = [];
    let copiesHeldOut = false;
    for (const column of layout.columns) {
      const cell = row.cells[column.index] ?? EMPTY;
      printed[column.name] = cell.text;
      const fromAbove = takesFromAbove(cell);
      const meant = fromAbove && (cell.mergedAbove || !this.apart);
      const above = meant ? this.above.get(column.index) : undefined;
      if (fromAbove && !above && !cell.mergedAbove) {
        withoutSource.push(column);
        unresolved[column.name] = cell.text;
      }
      if (above?.heldOut && !(column.field && STRUCTURAL.has(column.field)) && !isBlank(above.cell))
        copiesHeldOut = true;
      const value = fromAbove ? (above?.cell ?? EMPTY) : cell;
      resolved[column.name] = value.text;
      if (value.formulaWithoutValue) unresolved[column.name] = NO_VALUE;
      if (!column.field) continue;
      const code = this.brokenAs(value);
      if (code) broken.push({ code, column, value: value.text });
      // A second column of one field (题名 and 文件题名, in a sheet put together from several) speaks where the first is blank.
      if (isBlank(cells.get(column.field))) cells.set(column.field, value);
    }
    const named = new Set(layout.columns.map((column) => column.index));
    row.cells.forEach((cell, index) => {
      if (named.has(index) || isBlank(cell)) return;
      const name = columnLetter(index);
      printed[name] = resolved[name] = cell.text;
      if (cell.formulaWithoutValue) unresolved[name] = NO_VALUE;
    });
    return {
      row: row.row,
      cells,
      printed,
      resolved,
      unresolved,
      withoutSource,
      broken,
      copiesHeldOut,
    };
  }

  private brokenAs({ text, formulaWithoutValue, cutShort }: Cell): BrokenCell['code'] | undefined {
    if (formulaWithoutValue) return 'formula-without-value';
    if (cutShort || (this.apart && text.endsWith(CUT))) return 'text-cut-short';
    return ERROR_VALUE.test(text.trim()) ? 'cell-error' : undefined;
  }

  /** What a mark in the next row means. */
  keep(row: SheetRow, layout: Layout, heldOut: boolean): void {
    for (const { index } of layout.columns) {
      const cell = row.cells[index] ?? EMPTY;
      if (!takesFromAbove(cell)) this.above.set(index, { cell, heldOut });
    }
  }
}

const takesFromAbove = (cell: Cell): boolean =>
  cell.mergedAbove ? isBlank(cell) : DITTO.test(cell.text.trim());
