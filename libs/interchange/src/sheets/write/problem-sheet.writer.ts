import {
  CELL_LIMIT,
  cutToCell,
  newFile,
  sheetEnd,
  sheetRow,
  sheetStart,
  workbookParts,
  ZipWriter,
} from '@fonds/spreadsheets';
import { PROBLEM_COLUMN } from './problem-column';

/** A row that was not registered, with why. Held-out rows must not come here: their text goes nowhere. */
export interface ProblemRow {
  readonly cells: readonly string[];
  readonly reason: string;
}

/** Below the 1,048,576 that a sheet can have, with the header; what does not fit goes on the next sheet. */
const ROWS_PER_SHEET = 1_000_000;
/** Characters of one sheet, so that it stays below the 4 GiB of a zip part whatever the script. */
const TEXT_PER_SHEET = 1024 ** 3;
/** About this much is handed on at once. */
const PIECE = 64 * 1024;

/**
 * Writes an .xlsx to be mended and imported again: the columns as they were, all as text (zeros stay, nothing is
 * ever a formula), the reason in a last column {@link PROBLEM_COLUMN}. Streaming; memory does not grow with rows.
 * @param header column names; a problem column of an earlier round is left out, its cells with it
 * @returns the number of rows written. The file is complete when the promise resolves.
 */
export async function writeProblemSheet(
  path: string,
  header: readonly string[],
  rows: AsyncIterable<ProblemRow>,
): Promise<number> {
  const kept = header.flatMap((name, index) => (name === PROBLEM_COLUMN ? [] : [index]));
  const titles = [...kept.map((index) => header[index] ?? ''), PROBLEM_COLUMN];
  const source = rows[Symbol.asyncIterator]();
  let [count, sheets] = [0, 0];
  let next = await source.next();

  async function* sheet(): AsyncGenerator<string> {
    let piece = sheetStart(titles.length) + sheetRow(1, titles);
    let written = 0;
    for (let row = 2; !next.done && row <= ROWS_PER_SHEET + 1 && written < TEXT_PER_SHEET; row += 1) {
      piece += sheetRow(row, cellsOf(next.value, kept));
      count += 1;
      if (piece.length >= PIECE) {
        written += piece.length;
        yield piece;
        piece = '';
      }
      next = await source.next();
    }
    yield piece + sheetEnd();
  }

  return newFile(path, async (file) => {
    const zip = new ZipWriter(file);
    try {
      do await zip.add(`xl/worksheets/sheet${(sheets += 1)}.xml`, sheet());
      while (!next.done);
      const names = Array.from({ length: sheets }, (_, i) => (i === 0 ? '问题' : `问题 ${i + 1}`));
      for (const [part, xml] of workbookParts(names)) await zip.add(part, [xml]);
      await zip.end();
      return count;
    } finally {
      await source.return?.();
    }
  });
}

function cellsOf({ cells, reason }: ProblemRow, kept: readonly number[]): string[] {
  const own = kept.map((index) => cells[index] ?? '');
  const cut = own.flatMap((text, index) => (text.length > CELL_LIMIT ? [index + 1] : []));
  const note =
    cut.length > 0 ? `（第 ${cut.join('、')} 列过长，已截短 / column ${cut.join(', ')} shortened）` : '';
  return [...own, `${reason}${note}`].map(cutToCell);
}
