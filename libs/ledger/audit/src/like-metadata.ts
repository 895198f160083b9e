import type { EventRows } from './event-rows';
import { microsOf } from './instant-column';

const [BACKSLASH, ID_LENGTH, DASH] = [0x5c, 36, 0x2d] as const;
/** Both digits of each byte. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(byte.toString(16).padStart(2, '0')).readUInt16BE(),
);

/**
 * Metadata that a parser has read, of which others differ in nothing but the event's id and the instant: in an import
 * and an act nearly all do. In those only these two texts are looked at, which makes no objects.
 */
export class LikeMetadata {
  /** As it was written last, and what it is. */
  private readonly last: Buffer;
  private micros: number | undefined;
  private readonly metaView: DataView;
  private readonly typeView: DataView;

  private constructor(
    private readonly meta: Buffer,
    private readonly type: Buffer,
    private readonly id: number,
    private readonly instant: number,
    private readonly instantEnd: number,
  ) {
    this.last = Buffer.from(meta.subarray(instant, instantEnd));
    this.micros = microsOf(this.last.toString('latin1'));
    this.metaView = viewOf(meta);
    this.typeView = viewOf(type);
  }

  /**
   * @param row whose metadata are JSON and say what its columns say.
   * @param instant as its metadata write it.
   * @returns nothing when it is not certain where id and instant stand: without escapes every text stands there letter
   *   by letter, and one that stands there once is the one that the parser has found.
   */
  static of(rows: EventRows, row: number, instant: string): LikeMetadata | undefined {
    const { meta, id, type } = rows.row(row);
    const [idAt, instantAt] = [meta.indexOf(id), meta.indexOf(instant)];
    const once =
      meta.lastIndexOf(id) === idAt &&
      meta.lastIndexOf(instant) === instantAt &&
      idAt < instantAt &&
      idAt >= 0;
    if (!once || meta.includes(BACKSLASH)) return undefined;
    // Copies: the page goes on to another thread.
    return new LikeMetadata(
      Buffer.from(meta),
      Buffer.from(type),
      idAt,
      instantAt,
      instantAt + instant.length,
    );
  }

  /** Whether the row's metadata are these but for its own id and instant, which are those of its columns. */
  is(rows: EventRows, row: number): boolean {
    const { bytes } = rows;
    const at = rows.metaAt(row);
    if (rows.metaEnd(row) - at !== this.meta.length) return false;
    const typeAt = rows.typeAt(row);
    return (
      rows.typeEnd(row) - typeAt === this.type.length &&
      same(this.typeView, 0, rows.view, typeAt, this.type.length) &&
      this.same(rows.view, at, 0, this.id) &&
      isIdOf(rows.view, at + this.id, rows.idAt(row)) &&
      this.same(rows.view, at, this.id + ID_LENGTH, this.instant) &&
      this.same(rows.view, at, this.instantEnd, this.meta.length) &&
      rows.recordedAt(row) !== undefined &&
      this.microsAt(bytes, at + this.instant) === rows.recordedAt(row)
    );
  }

  private same(view: DataView, at: number, from: number, to: number): boolean {
    return same(this.metaView, from, view, at + from, to - from);
  }

  /** The instant that is written there, which many have in common with the one before. */
  private microsAt(bytes: Buffer, at: number): number | undefined {
    const { last } = this;
    for (let i = 0; i < last.length; i++)
      if (bytes[at + i] !== last[i]) {
        bytes.copy(last, 0, at, at + last.length);
        return (this.micros = microsOf(last.toString('latin1')));
      }
    return this.micros;
  }
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Word by word: a call of Buffer's own comparison costs more than a few hundred bytes of it. */
function same(one: DataView, at: number, other: DataView, otherAt: number, length: number): boolean {
  const words = length - (length % 4);
  for (let i = 0; i < words; i += 4)
    if (one.getInt32(at + i, true) !== other.getInt32(otherAt + i, true)) return false;
  for (let i = words; i < length; i++) if (one.getUint8(at + i) !== other.getUint8(otherAt + i)) return false;
  return true;
}

/** Whether the 36 characters there are those of the id whose 16 bytes are here. */
function isIdOf(view: DataView, text: number, id: number): boolean {
  for (let i = 0, at = text; i < 16; i++, at += 2) {
    if ((i === 4 || i === 6 || i === 8 || i === 10) && view.getUint8(at++) !== DASH) return false;
    if (view.getUint16(at) !== HEX[view.getUint8(id + i)]) return false;
  }
  return true;
}
