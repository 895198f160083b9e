/** Rows and columns that a worksheet can have. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** 1-based row and column of `B7` or `$B$7`; undefined where a worksheet has no such cell. */
export function cellAddress(text: string): { row: number; column: number } | undefined {
  let [at, column, row] = [0, 0, 0];
  if (text.charCodeAt(at) === 36) at += 1;
  for (
    let code = text.charCodeAt(at) & ~32;
    code >= 65 && code <= 90;
    code = text.charCodeAt((at += 1)) & ~32
  ) {
    column = column * 26 + code - 64;
    if (column > LAST_COLUMN) return undefined;
  }
  if (text.charCodeAt(at) === 36) at += 1;
  if (at === text.length) return undefined;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    row = row * 10 + digit;
    if (row > LAST_ROW) return undefined;
  }
  return row > 0 && column > 0 ? { row, column } : undefined;
}
