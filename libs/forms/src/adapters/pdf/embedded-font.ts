import type PDFDocument from 'pdfkit';

/** One character as it is printed. */
export interface Glyph {
  /** The character, for the line breaker. */
  readonly codePoint: number;
  readonly id: number;
  /** In thousandths of the font size. */
  readonly width: number;
}

/** The font inside pdfkit, as far as it is needed here. */
interface PdfkitFont {
  readonly id: string;
  readonly scale: number;
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  readonly subset: { readonly glyphs: number[]; includeGlyph(id: number): number };
  readonly font: {
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
  };
  ref(): unknown;
}

const FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;
export type Face = keyof typeof FILES;

/**
 * The whole Noto Sans SC (web subsets lack 㐂 䶮 㛃), of which pdfkit embeds the glyphs that were used. Text is set
 * glyph by glyph here: pdfkit's own `text()` shapes each piece, 0.3 ms or more, which for the 1.3 million pieces of
 * a list of 100,000 rows would be seven minutes; Chinese, Latin and Cyrillic names need no shaping.
 */
export class EmbeddedFont {
  private readonly inside: PdfkitFont;
  private readonly glyphs = new Map<number, Glyph | undefined>();
  private readonly codes = new Map<number, string>();

  constructor(document: typeof PDFDocument.prototype, face: Face) {
    document.registerFont(face, require.resolve(FILES[face]));
    document.font(face);
    this.inside = (document as unknown as { readonly _font: PdfkitFont })._font;
  }

  /** The name by which a page's content calls it. */
  get name(): string {
    return this.inside.id;
  }

  /** To be named among the resources of what uses it. */
  reference(): unknown {
    return this.inside.ref();
  }

  /** @returns undefined where the font has none */
  glyph(codePoint: number): Glyph | undefined {
    if (this.glyphs.has(codePoint)) return this.glyphs.get(codePoint);
    const { font, scale } = this.inside;
    let found: Glyph | undefined;
    if (font.hasGlyphForCodePoint(codePoint)) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      found = { codePoint, id, width: advanceWidth * scale };
    }
    this.glyphs.set(codePoint, found);
    return found;
  }

  /** The glyphs as a hexadecimal string of the page's content; from now on they are part of the file. */
  encode(glyphs: readonly Glyph[]): string {
    return `<${glyphs.map((glyph) => this.codeOf(glyph)).join('')}>`;
  }

  /**
   * By character, not by glyph: two characters that look alike (一 and the radical ⼀) each have a code of their own,
   * so that text copied from the file is the text that was recorded.
   */
  private codeOf({ id, codePoint, width }: Glyph): string {
    const known = this.codes.get(codePoint);
    if (known !== undefined) return known;
    const { subset, unicode, widths } = this.inside;
    let place = subset.includeGlyph(id);
    if (unicode[place] !== undefined) place = subset.glyphs.push(id) - 1;
    widths[place] = width;
    unicode[place] = [codePoint];
    const code = place.toString(16).padStart(4, '0');
    this.codes.set(codePoint, code);
    return code;
  }
}
