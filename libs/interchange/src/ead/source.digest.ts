import { createHash, hash, type Hash } from 'node:crypto';

/** Small components take one native call, which costs half of createHash; only large subtrees stream. */
const FLUSH = 262_144;

/**
 * SHA-256 of what was read: elements, attributes in name order, text. Blank runs count as one space and blanks at
 * the edges of an element not at all, because pretty-printing is not a change of description.
 * The separators U+0001…U+0004 cannot stand in XML 1.0 text, so no two component trees share one text.
 */
export class SourceDigest {
  private pending = '';
  private stream: Hash | undefined;

  open(name: string, attributes: Record<string, string>): void {
    let line = `\u0001${name}`;
    const names = Object.keys(attributes);
    if (names.length > 1) names.sort();
    // ArchivesSpace invents `id` and `parent` of containers anew at every export; they describe nothing.
    const linkage = name === 'container';
    for (const attribute of names)
      if (!linkage || (attribute !== 'id' && attribute !== 'parent'))
        line += `\u0002${attribute}=${attributes[attribute] ?? ''}`;
    this.add(line);
  }

  text(text: string): void {
    this.add(`\u0003${text}`);
  }

  close(): void {
    this.add('\u0004');
  }

  /** Lower-case hex. The digest cannot be continued afterwards. */
  hex(): string {
    if (!this.stream) return hash('sha256', this.pending, 'hex');
    return this.stream.update(this.pending).digest('hex');
  }

  private add(piece: string): void {
    this.pending += piece;
    if (this.pending.length < FLUSH) return;
    this.stream ??= createHash('sha256');
    this.stream.update(this.pending);
    this.pending = '';
  }
}
