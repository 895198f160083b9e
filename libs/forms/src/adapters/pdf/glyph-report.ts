import type { EmbeddedFont, Glyph } from './embedded-font';

/** A character that the font lacks. On the paper stands its number in brackets, such as `[U+182E]`. */
export interface MissingGlyph {
  readonly character: string;
  /** `U+182E` */
  readonly codePoint: string;
  /** Where it was met first, in Chinese: `第 12 行 题名`, `移出单位`. */
  readonly where: string;
  readonly times: number;
}

/** Turns texts into glyphs and keeps account of what could not be: never a box, never silence. */
export class GlyphReport {
  private readonly met = new Map<number, { where: string; times: number }>();
  private closed = false;

  glyphs(text: string, font: EmbeddedFont, where: string): Glyph[] {
    const glyphs: Glyph[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const glyph = font.glyph(codePoint === TAB ? SPACE : codePoint);
      if (glyph) glyphs.push(glyph);
      else {
        this.note(codePoint, where);
        for (const sign of `[${nameOf(codePoint)}]`) {
          const printed = font.glyph(sign.codePointAt(0) ?? 0);
          if (printed) glyphs.push(printed);
        }
      }
    }
    return glyphs;
  }

  /** In the order in which they were met. What comes after is the report itself and is not counted. */
  close(): MissingGlyph[] {
    this.closed = true;
    return [...this.met].map(([codePoint, { where, times }]) => ({
      character: String.fromCodePoint(codePoint),
      codePoint: nameOf(codePoint),
      where,
      times,
    }));
  }

  private note(codePoint: number, where: string): void {
    if (this.closed) return;
    const known = this.met.get(codePoint);
    if (known) known.times += 1;
    else this.met.set(codePoint, { where, times: 1 });
  }
}

const TAB = 9;
const SPACE = 32;
const nameOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
