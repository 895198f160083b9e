import type { Face, Glyph } from './embedded-font';
import { breakLines } from './line-breaker';
import { startOf } from './page-writer';
import type { SheetOfPaper } from './sheet-of-paper';

export interface Cell {
  /** Line ends in the text are kept. */
  readonly text: string;
  readonly width: number;
  readonly face: Face;
  readonly size: number;
  readonly align: 'left' | 'right' | 'centre';
  /** Named in the report of missing glyphs. */
  readonly where: string;
}

interface BrokenCell extends Cell {
  readonly lines: readonly Glyph[][];
}

/** Between text and frame. */
const PADDING = 3;
/** Line to line, in font sizes; and the part of it above the baseline. */
const LEADING = 1.38;
const ASCENT = 1.05;

/**
 * A row of framed cells. Text is broken into as many lines as it needs; a row that does not fit goes to the next page,
 * and one higher than a page goes on there: nothing is cut off.
 */
export function paintRow(sheet: SheetOfPaper, cells: readonly Cell[], leastLines = 1): void {
  const broken = cells.map((cell) => ({ ...cell, lines: linesOf(sheet, cell) }));
  let wanted = Math.max(leastLines, ...broken.map(({ lines }) => lines.length));
  const leading = Math.max(...cells.map(({ size }) => size)) * LEADING;
  const heightOf = (lines: number): number => lines * leading + 2 * PADDING;
  if (heightOf(wanted) > sheet.room && heightOf(wanted) <= sheet.roomOfPage) sheet.newPage();
  let first = 0;
  while (wanted > 0) {
    const fitting = Math.floor((sheet.room - 2 * PADDING) / leading);
    if (fitting < 1) {
      sheet.newPage();
      continue;
    }
    const lines = Math.min(wanted, fitting);
    paintLines(sheet, broken, { first, count: lines, leading, height: heightOf(lines) });
    first += lines;
    wanted -= lines;
  }
}

export const heightOfRow = (sheet: SheetOfPaper, cells: readonly Cell[]): number =>
  Math.max(...cells.map((cell) => linesOf(sheet, cell).length * cell.size)) * LEADING + 2 * PADDING;

function linesOf(sheet: SheetOfPaper, { text, face, size, width, where }: Cell): Glyph[][] {
  const most = ((width - 2 * PADDING) * 1000) / size;
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line) => breakLines(sheet.report.glyphs(line, sheet.writer.font(face), where), most));
}

function paintLines(
  sheet: SheetOfPaper,
  cells: readonly BrokenCell[],
  part: { first: number; count: number; leading: number; height: number },
): void {
  const { writer, y: top } = sheet;
  const bottom = top + part.height;
  let x = sheet.left;
  for (const { lines, size, align, width, face } of cells) {
    lines.slice(part.first, part.first + part.count).forEach((line, i) => {
      const baseline = top + PADDING + i * part.leading + size * ASCENT;
      const start = startOf(line, size, x + PADDING, width - 2 * PADDING, align);
      writer.text(line, start, baseline, size, face);
    });
    writer.line(x, top, x, bottom);
    x += width;
  }
  writer.line(x, top, x, bottom);
  writer.line(sheet.left, top, x, top);
  writer.line(sheet.left, bottom, x, bottom);
  sheet.y = bottom;
}
