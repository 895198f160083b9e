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
  /** Columns whose mark has nothing above it. */
  readonly withoutSource: readonly Column[];
  /** A formula without a stored value, an error value, or a text that its field cut in a character, in a column that means something. */
  readonly broken?: {
    readonly code: 'formula-without-value' | 'cell-error' | 'text-cut-short';
    readonly column: Column;
  };
  /** A describing value was taken over from a row that is held out. */
  readonly copiesHeldOut: boolean;
}

const DITTO = /^(?:〃|″|〞|"|''|“|”|同上|同前|仝上?|上同|ditto|do\.)$/i;
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|GETTING_DATA)$/;
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
const EMPTY: Cell = { text: '' };

/** Keeps the last value of each column while a sheet is read. One instance per sheet. */
export class ValuesAbove {
  private readonly above = new Map<number, { readonly cell: Cell; readonly heldOut: boolean }>();

  /** Resolves one data row. Call {@link keep} afterwards, once it is known whether the row is held out. */
  resolve(row: SheetRow, layout: Layout): RowValues {
    const cells = new Map<Field, Cell>();
    const [printed, resolved]: [Record<string, string>, Record<string, string>] = [{}, {}];
    const withoutSource: Column[] = [];
    let broken: RowValues['broken'];
    let copiesHeldOut = false;
    for (const column of layout.columns) {
      const cell = row.cells[column.index] ?? EMPTY;
      printed[column.name] = cell.text;
      const fromAbove = takesFromAbove(cell);
      const above = fromAbove ? this.above.get(column.index) : undefined;
      if (fromAbove && !above && !cell.mergedAbove) withoutSource.push(column);
      if (above?.heldOut && !(column.field && STRUCTURAL.has(column.field)) && !isBlank(above.cell))
        copiesHeldOut = true;
      const value = fromAbove ? (above?.cell ?? EMPTY) : cell;
      resolved[column.name] = value.text;
      if (!column.field) continue;
      if (cell.formulaWithoutValue) broken ??= { code: 'formula-without-value', column };
      else if (cell.cutShort) broken ??= { code: 'text-cut-short', column };
      else if (ERROR_VALUE.test(cell.text.trim())) broken ??= { code: 'cell-error', column };
      // A second column of one field (题名 and 文件题名, in a sheet put together from several) speaks where the first is blank.
      if (isBlank(cells.get(column.field))) cells.set(column.field, value);
    }
    const named = new Set(layout.columns.map((column) => column.index));
    row.cells.forEach((cell, index) => {
      if (!named.has(index) && !isBlank(cell))
        printed[columnLetter(index)] = resolved[columnLetter(index)] = cell.text;
    });
    return {
      row: row.row,
      cells,
      printed,
      resolved,
      withoutSource,
      ...(broken && { broken }),
      copiesHeldOut,
    };
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
