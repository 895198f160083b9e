import type { Writable } from 'node:stream';
import {
  mergedCells,
  printedSheetEnd,
  printedSheetStart,
  repeatedRow,
  type PrintedPage,
} from './printed-sheet';
import { CELL_LIMIT, cutToCell, type Look, sheetRow, workbookParts } from './text-workbook';
import { ZipWriter } from './zip.writer';

export interface PrintedRow {
  readonly cells: readonly string[];
  readonly look: Look;
  /** How many columns each cell takes; one where nothing is said. */
  readonly spans?: readonly number[];
  /** In points. Needed where text is wrapped in a spanning cell: a spreadsheet grows no row for those. */
  readonly height?: number;
  /** Printed again on top of each page; the last such row of a sheet counts. */
  readonly repeated?: boolean;
}

export interface PrintedSheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** Width of each column, in characters. */
  readonly widths: readonly number[];
  readonly page: PrintedPage;
  readonly rows: AsyncIterable<PrintedRow> | Iterable<PrintedRow>;
}

/** A cell that was longer than a spreadsheet can hold. */
export interface ShortenedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** What a sheet of Excel can have. */
const ROWS_PER_SHEET = 1_048_576;
/** About this much is handed on at once. */
const PIECE = 64 * 1024;

/**
 * Writes an .xlsx that prints on A4, every cell as text: zeros stay, nothing is ever a formula. Streaming, sheet after
 * sheet: memory does not grow with rows, and a later sheet may tell what was only known when an earlier one had
 * ended. The same rows make the same bytes. Ends the stream.
 *
 * @returns the cells that had to be cut
 * @throws RangeError for more rows than a sheet can have; the error of the stream or of the rows
 */
export async function writePrintedWorkbook(
  output: Writable,
  sheets: Iterable<PrintedSheet>,
): Promise<ShortenedCell[]> {
  const zip = new ZipWriter(output);
  const [names, definedNames, shortened]: [string[], string[], ShortenedCell[]] = [[], [], []];

  async function* text({ name, widths, page, rows }: PrintedSheet): AsyncGenerator<string> {
    let piece = printedSheetStart(widths);
    let [row, repeated] = [0, 0];
    const merged: string[] = [];
    for await (const line of rows) {
      if (++row > ROWS_PER_SHEET) throw new RangeError(`${name} has more rows than a sheet can hold`);
      if (line.repeated) repeated = row;
      const cells = line.cells.map((cell, i) => {
        if (cell.length <= CELL_LIMIT) return cell;
        shortened.push({ sheet: name, row, column: i + 1, length: cell.length });
        return cutToCell(cell);
      });
      merged.push(...mergedCells(row, line.spans ?? []));
      piece += sheetRow(row, spread(cells, line.spans ?? []), line.look, line.height);
      if (piece.length >= PIECE) {
        yield piece;
        piece = '';
      }
    }
    if (repeated > 0) definedNames.push(repeatedRow(names.length, name, repeated));
    yield piece + printedSheetEnd(page, merged);
  }

  for (const sheet of sheets) {
    names.push(sheet.name);
    await zip.add(`xl/worksheets/sheet${names.length}.xml`, text(sheet));
  }
  for (const [part, xml] of workbookParts(names, definedNames.join(''))) await zip.add(part, [xml]);
  await zip.end();
  return shortened;
}

/** Each cell with empty ones behind it for the further columns that it takes. */
const spread = (cells: readonly string[], spans: readonly number[]): string[] =>
  cells.flatMap((cell, i) => [cell, ...Array<string>(Math.max(1, spans[i] ?? 1) - 1).fill('')]);
