import type PDFDocument from 'pdfkit';
import { EmbeddedFont, type Face, type Glyph } from './embedded-font';
import { widthOf } from './line-breaker';

/** A4 in points, with margins wide enough for every printer. */
const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 42;
/** Of a form that is filled in at the end, in points: room for „共 1,000,000 页“. */
const LATER = { width: 200, height: 20, depth: 6 } as const;

type Document = typeof PDFDocument.prototype;
interface Resources {
  readonly page: { readonly fonts: Record<string, unknown>; readonly xobjects: Record<string, unknown> };
}
interface Later {
  readonly data: unknown;
  end(content: string): void;
}

/** A text whose place is known now and whose words are known when the last page is done. */
export interface LaterText {
  readonly name: string;
  readonly object: Later;
  readonly face: Face;
  readonly size: number;
}

/** Writes to the current page: text by glyphs, and straight lines. Coordinates in points from the upper left. */
export class PageWriter {
  readonly width: number;
  readonly height: number;
  private readonly fonts: Readonly<Record<Face, EmbeddedFont>>;
  private later = 0;

  constructor(
    private readonly document: Document,
    private readonly landscape: boolean,
  ) {
    [this.width, this.height] = landscape ? [A4.height, A4.width] : [A4.width, A4.height];
    this.fonts = {
      regular: new EmbeddedFont(document, 'regular'),
      bold: new EmbeddedFont(document, 'bold'),
    };
  }

  font(face: Face): EmbeddedFont {
    return this.fonts[face];
  }

  addPage(): void {
    this.document.addPage({ size: 'A4', layout: this.landscape ? 'landscape' : 'portrait', margin: MARGIN });
    for (const face of ['regular', 'bold'] as const) {
      const font = this.fonts[face];
      this.resources.page.fonts[font.name] = font.reference();
    }
    this.document.addContent('0.4 w 0.2 G');
  }

  /** @param baseline from the top of the page */
  text(glyphs: readonly Glyph[], x: number, baseline: number, size: number, face: Face): void {
    if (glyphs.length === 0) return;
    const font = this.fonts[face];
    // pdfkit turns the page upside down; the -1 puts letters back on their feet.
    this.document.addContent(
      `BT /${font.name} ${size} Tf 1 0 0 -1 ${point(x)} ${point(baseline)} Tm ${font.encode(glyphs)} Tj ET`,
    );
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.document.addContent(`${point(x1)} ${point(y1)} m ${point(x2)} ${point(y2)} l S`);
  }

  /** A black rectangle. */
  fill(x: number, y: number, width: number, height: number): void {
    this.document.addContent(`${point(x)} ${point(y)} ${point(width)} ${point(height)} re f`);
  }

  /** A text to be told later, once for all pages on which it stands. */
  prepareLater(size: number, face: Face): LaterText {
    const font = this.fonts[face];
    const object = (this.document as unknown as { ref(data: unknown): Later }).ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -LATER.depth, LATER.width, LATER.height - LATER.depth],
      Resources: { Font: { [font.name]: font.reference() } },
    });
    this.later += 1;
    return { name: `Later${this.later}`, object, face, size };
  }

  placeLater({ name, object }: LaterText, x: number, baseline: number): void {
    this.resources.page.xobjects[name] = object;
    this.document.addContent(`q 1 0 0 -1 ${point(x)} ${point(baseline)} cm /${name} Do Q`);
  }

  tellLater({ object, face, size }: LaterText, glyphs: readonly Glyph[]): void {
    const font = this.fonts[face];
    object.end(`BT /${font.name} ${size} Tf 1 0 0 1 0 0 Tm ${font.encode(glyphs)} Tj ET`);
  }

  private get resources(): Resources {
    return this.document as unknown as Resources;
  }
}

const point = (value: number): string => value.toFixed(2);

/** Where a text begins so that it ends at, or is centred on, a place. */
export const startOf = (
  glyphs: readonly Glyph[],
  size: number,
  x: number,
  width: number,
  align: 'left' | 'right' | 'centre',
): number => {
  const spare = align === 'left' ? 0 : width - (widthOf(glyphs) * size) / 1000;
  return x + (align === 'centre' ? spare / 2 : spare);
};
