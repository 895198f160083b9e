/** Collects the text of a string item: plain `<t>` or runs `<r><t>`; readings `<rPh>` are not part of the text. */
export class RichText {
  private pieces = '';
  private inText = false;
  private inReading = false;

  open(name: string): void {
    if (name === 'rPh') this.inReading = true;
    else if (name === 't') this.inText = !this.inReading;
  }

  text(text: string): void {
    if (this.inText) this.pieces += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.inReading = false;
    else if (name === 't') this.inText = false;
  }

  get length(): number {
    return this.pieces.length;
  }

  /** The text so far, and begins anew. */
  take(): string {
    const text = unescapeText(this.pieces);
    this.pieces = '';
    return text;
  }
}

/**
 * Characters that XML cannot hold are written `_xHHHH_` (ECMA-376 part 1, ST_Xstring), and so is an underscore that
 * would begin such an escape. NUL and lone halves of a pair are no text; their escapes stay as they are.
 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  const decoded = text.replace(/_x([0-9A-Fa-f]{4})_/g, (escape, hex: string) =>
    hex === '0000' ? escape : String.fromCharCode(parseInt(hex, 16)),
  );
  return /\p{Surrogate}/u.test(decoded) ? text : decoded;
}
