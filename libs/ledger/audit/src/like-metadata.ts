import type { EventRow } from './event-rows';

const [BACKSLASH, ID_LENGTH] = [0x5c, 36] as const;

/**
 * Metadata that a parser has read, of which others differ in nothing but the event's id and the instant: in an import
 * and an act nearly all do. In those only these two texts are looked at, which makes no objects.
 */
export class LikeMetadata {
  private constructor(
    private readonly meta: Buffer,
    private readonly type: string,
    private readonly id: number,
    private readonly instant: number,
    private readonly instantEnd: number,
  ) {}

  /**
   * @param row whose metadata are JSON and say what its columns say.
   * @param instant as its metadata write it.
   * @returns nothing when it is not certain where id and instant stand: without escapes every text stands there letter
   *   by letter, and one that stands there once is the one that the parser has found.
   */
  static of({ meta, id, type }: EventRow, instant: string): LikeMetadata | undefined {
    const [idAt, instantAt] = [meta.indexOf(id), meta.indexOf(instant)];
    const once =
      meta.lastIndexOf(id) === idAt &&
      meta.lastIndexOf(instant) === instantAt &&
      idAt < instantAt &&
      idAt >= 0;
    if (!once || id.length !== ID_LENGTH || meta.includes(BACKSLASH)) return undefined;
    return new LikeMetadata(meta, type, idAt, instantAt, instantAt + instant.length);
  }

  /** The instant in these metadata, if all else in them is as here and the id is the row's. */
  instantOf({ meta, id, type }: EventRow): string | undefined {
    if (meta.length !== this.meta.length || type !== this.type || id.length !== ID_LENGTH) return undefined;
    if (
      !this.same(meta, 0, this.id) ||
      !this.same(meta, this.id + ID_LENGTH, this.instant) ||
      !this.same(meta, this.instantEnd, meta.length)
    )
      return undefined;
    for (let i = 0; i < ID_LENGTH; i++) {
      const byte = meta[this.id + i] as number;
      if (byte !== id.charCodeAt(i) || !isPlain(byte)) return undefined;
    }
    for (let at = this.instant; at < this.instantEnd; at++)
      if (!isPlain(meta[at] as number)) return undefined;
    return meta.toString('latin1', this.instant, this.instantEnd);
  }

  private same(meta: Buffer, from: number, to: number): boolean {
    return this.meta.compare(meta, from, to, from, to) === 0;
  }
}

/** Digits, letters, and between - and : what a text of JSON can hold as it is. */
const isPlain = (byte: number): boolean =>
  (byte >= 0x2d && byte <= 0x3a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
