import { create } from 'qrcode';
import type { SheetOfPaper } from './sheet-of-paper';

/** Side of one module in points: a phone reads it from a printed page at arm's length. */
const MODULE = 1.6;
/** Quiet zone in modules (ISO/IEC 18004). */
const QUIET = 4;
/** Bytes that the largest code takes at the lowest correction. A note is cut before the signature that is too much. */
const MOST_BYTES = 2_900;

/** A QR code with a text, as squares of the page's own drawing. A text that is too long is cut at a line. */
export function paintCode(sheet: SheetOfPaper, text: string): void {
  const { modules } = create(fitting(text), { errorCorrectionLevel: 'L' });
  const side = (modules.size + 2 * QUIET) * MODULE;
  if (sheet.room < side) sheet.newPage();
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size;) {
      const length = runOf(modules, row, column);
      if (length > 0)
        sheet.writer.fill(
          sheet.left + (QUIET + column) * MODULE,
          sheet.y + (QUIET + row) * MODULE,
          length * MODULE,
          MODULE,
        );
      column += Math.max(1, length);
    }
  sheet.y += side;
}

/** Dark modules side by side, drawn as one. */
function runOf(
  modules: { size: number; get(row: number, column: number): number },
  row: number,
  from: number,
): number {
  let length = 0;
  while (from + length < modules.size && modules.get(row, from + length)) length++;
  return length;
}

function fitting(text: string): string {
  let whole = text;
  while (Buffer.byteLength(whole) > MOST_BYTES)
    whole = whole.slice(0, whole.lastIndexOf('\n', whole.length - 2) + 1);
  return whole;
}
