import { CELL_LIMIT, cutToCell, writeTable } from '@fonds/spreadsheets';
import { PROBLEM_COLUMN } from './problem-column';

/** A row that was not registered, with why. Held-out rows must not come here: their text goes nowhere. */
export interface ProblemRow {
  readonly cells: readonly string[];
  readonly reason: string;
}

/**
 * Writes an .xlsx to be mended and imported again: the columns as they were, all as text (zeros stay, nothing is
 * ever a formula), the reason in a last column {@link PROBLEM_COLUMN}. Streaming; memory does not grow with rows.
 * @param header column names; a problem column of an earlier round is left out, its cells with it
 * @returns the number of rows written. The file is complete when the promise resolves.
 */
export function writeProblemSheet(
  path: string,
  header: readonly string[],
  rows: AsyncIterable<ProblemRow>,
): Promise<number> {
  const kept = header.flatMap((name, index) => (name === PROBLEM_COLUMN ? [] : [index]));
  const titles = [...kept.map((index) => header[index] ?? ''), PROBLEM_COLUMN];
  return writeTable(path, '问题', titles, cellsOfEach(rows, kept));
}

async function* cellsOfEach(
  rows: AsyncIterable<ProblemRow>,
  kept: readonly number[],
): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield cellsOf(row, kept);
}

function cellsOf({ cells, reason }: ProblemRow, kept: readonly number[]): string[] {
  const own = kept.map((index) => cells[index] ?? '');
  const cut = own.flatMap((text, index) => (text.length > CELL_LIMIT ? [index + 1] : []));
  const note =
    cut.length > 0 ? `（第 ${cut.join('、')} 列过长，已截短 / column ${cut.join(', ')} shortened）` : '';
  return [...own, `${reason}${note}`].map(cutToCell);
}
