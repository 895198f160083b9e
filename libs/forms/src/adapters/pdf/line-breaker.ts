import type { Glyph } from './embedded-font';

const codes = (text: string): ReadonlySet<number> =>
  new Set([...text].map((character) => character.codePointAt(0) ?? 0));
/** 避头: no line begins with these. */
const NOT_FIRST = codes('，。、；：？！）》〉」』】〕〗’”…—·,.;:?!)]}%℃々ー');
/** 避尾: no line ends with these. */
const NOT_LAST = codes('（《〈「『【〔〖‘“([{');
/** A long code may be broken behind these. */
const BREAK_AFTER = codes('-/·_–—\\@&=?.');
const SPACE = 32;
/** From the radicals on, characters stand for themselves: a line may break between any two. */
const WIDE = 0x2e80;

/**
 * Cuts text into lines no wider than `width`, in thousandths of the font size. Breaks between Chinese characters and
 * words; a word wider than a line is broken where the line ends, so nothing ever leaves its column. Spaces at a break
 * are dropped.
 */
export function breakLines(text: readonly Glyph[], width: number): Glyph[][] {
  const lines: Glyph[][] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfLine(text, start, width);
    lines.push(text.slice(start, withoutSpaces(text, start, end)));
    start = end;
    while (text[start]?.codePoint === SPACE) start += 1;
  }
  return lines.length === 0 ? [[]] : lines;
}

function endOfLine(text: readonly Glyph[], start: number, width: number): number {
  let used = 0;
  let allowed = 0;
  for (let i = start; i < text.length; i += 1) {
    const glyph = text[i];
    if (!glyph) break;
    used += glyph.width;
    // A space may hang over the edge: it is not printed there.
    if (used > width && glyph.codePoint !== SPACE && i > start) return allowed > start ? allowed : i;
    const next = text[i + 1];
    if (next && mayBreak(glyph.codePoint, next.codePoint)) allowed = i + 1;
  }
  return text.length;
}

function mayBreak(before: number, after: number): boolean {
  if (before === SPACE) return after !== SPACE;
  if (after === SPACE || NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  return before >= WIDE || after >= WIDE || BREAK_AFTER.has(before);
}

function withoutSpaces(text: readonly Glyph[], start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1]?.codePoint === SPACE) last -= 1;
  return last;
}

export const widthOf = (glyphs: readonly Glyph[]): number =>
  glyphs.reduce((sum, { width }) => sum + width, 0);
