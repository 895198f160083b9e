/** Characters that take two columns of a terminal: East Asian wide and full-width forms, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes in a terminal. @example displayWidth('档号A') // 5 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** Shortened to `width` columns, with an ellipsis in the place of what is left out. */
export function fitted(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

// Control characters, and the marks that turn the direction of writing.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Data may hold anything; on a terminal it must not move the cursor or rewrite what stands there. */
export const printable = (text: string): string => text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '␦');

export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** Lines of a table, wide characters aligned; long cells are shortened to `widest` columns. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  widest = 60,
): string[] {
  const cells = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((_, i) => fitted(printable(row[i] ?? ''), widest))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, i) =>
        columns[i]?.right
          ? ' '.repeat((widths[i] ?? 0) - displayWidth(cell)) + cell
          : padded(cell, widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
