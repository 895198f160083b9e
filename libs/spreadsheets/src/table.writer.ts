import { newFile } from './new-file';
import { CELL_LIMIT, sheetEnd, sheetRow, sheetStart, workbookParts } from './text-workbook';
import { ZipWriter } from './zip.writer';

/** Below the 1,048,576 that a sheet can have, with the header. */
const ROWS_PER_SHEET = 1_000_000;
/** Characters of one sheet, so that it stays below the 4 GiB of a zip part whatever the script. */
const TEXT_PER_SHEET = 1024 ** 3;
/** About this much is handed on at once. */
const PIECE = 64 * 1024;

/**
 * Writes an .xlsx with every cell as text: zeros stay, nothing is ever a formula. Streaming; memory does not grow with
 * rows. What does not fit on one sheet goes on the next, under the same header.
 *
 * @returns the number of rows, headers not counted
 * @throws RangeError for a text that no cell can hold: it goes out whole or not at all
 */
export async function writeTable(
  path: string,
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Promise<number> {
  const source = rows[Symbol.asyncIterator]();
  let [count, sheets] = [0, 0];
  let next = await source.next();

  async function* sheet(): AsyncGenerator<string> {
    let piece = sheetStart(Math.max(1, header.length)) + sheetRow(1, whole(header));
    let written = 0;
    for (let row = 2; !next.done && row <= ROWS_PER_SHEET + 1 && written < TEXT_PER_SHEET; row += 1) {
      piece += sheetRow(row, whole(next.value));
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
      const names = Array.from({ length: sheets }, (_, i) => (i === 0 ? name : `${name} ${i + 1}`));
      for (const [part, xml] of workbookParts(names)) await zip.add(part, [xml]);
      await zip.end();
      return count;
    } finally {
      await source.return?.();
    }
  });
}

function whole(cells: readonly string[]): readonly string[] {
  const long = cells.find((cell) => cell.length > CELL_LIMIT);
  if (long !== undefined) throw new RangeError(`a cell holds ${CELL_LIMIT} characters, not ${long.length}`);
  return cells;
}
