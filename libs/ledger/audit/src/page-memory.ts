import { HASH_BYTES, RECORD_BYTES } from './leaf-record';

/** Numbers that say where the columns of one row lie. */
export const PLACES = 7;

/** Memory that two threads see: pages go back and forth without being copied, and without new megabytes for each. */
export interface SharedParts {
  /** The columns' bytes. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  /** {@link PLACES} for each row. */
  readonly places: Int32Array<SharedArrayBuffer>;
  /** Of each row the record and the hash of its leaf, and whether its salt is of the length that is hashed. */
  readonly records: Uint8Array<SharedArrayBuffer>;
  readonly hashes: Uint8Array<SharedArrayBuffer>;
  readonly salted: Uint8Array<SharedArrayBuffer>;
}

let made = 0;

/** Where the rows of one page and their leaves lie. It grows, and is used again for another page. */
export class PageMemory {
  readonly id = made++;
  private shared: SharedParts;

  /** @param most bytes behind which no further row is put there; the first one always is */
  constructor(
    bytes: number,
    rows: number,
    readonly most = Infinity,
  ) {
    this.shared = { bytes: new Uint8Array(new SharedArrayBuffer(bytes)), ...partsFor(rows) };
  }

  /** Other arrays after it has grown. */
  get parts(): SharedParts {
    return this.shared;
  }

  /** @returns room for that many bytes, in which those that were there before still are */
  bytesFor(length: number): Uint8Array<SharedArrayBuffer> {
    const before = this.shared.bytes;
    if (length > before.length) {
      const bytes = new Uint8Array(new SharedArrayBuffer(2 * length));
      bytes.set(before);
      this.shared = { ...this.shared, bytes };
    }
    return this.shared.bytes;
  }

  /** The same for rows; of those before, the places alone are kept. */
  placesFor(rows: number): Int32Array<SharedArrayBuffer> {
    const before = this.shared.places;
    if (rows * PLACES > before.length) {
      this.shared = { ...this.shared, ...partsFor(2 * rows) };
      this.shared.places.set(before);
    }
    return this.shared.places;
  }
}

const partsFor = (rows: number): Omit<SharedParts, 'bytes'> => ({
  places: new Int32Array(new SharedArrayBuffer(rows * PLACES * 4)),
  records: new Uint8Array(new SharedArrayBuffer(rows * RECORD_BYTES)),
  hashes: new Uint8Array(new SharedArrayBuffer(rows * HASH_BYTES)),
  salted: new Uint8Array(new SharedArrayBuffer(rows)),
});
