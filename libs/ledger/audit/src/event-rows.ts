import { FIELD_HEAD } from './copy-format';
import { PLACES, type PageMemory, type SharedParts } from './page-memory';

/** Columns of one event, as the audit reads them itself. */
export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  /** Microseconds since 2000-01-01 UTC; an event server has it in the metadata alone. */
  readonly recordedAt?: number;
  /** The stored bytes: UTF-8 that is hashed is neither decoded nor encoded again. */
  readonly data: Buffer;
  readonly meta: Buffer;
  readonly salt: Buffer;
}

/** Of one row: where its columns of fixed length begin, then each of the others, and where the last ends. */
export const [FIXED, SALT, STREAM, TYPE, DATA, META, END] = [0, 1, 2, 3, 4, 5, 6] as const;
type Place = typeof SALT | typeof STREAM | typeof TYPE | typeof DATA | typeof META;

/** From the first field of fixed length to the others: int8, int4, uuid, timestamptz, each behind its length. */
const [REVISION, ID, RECORDED_AT] = [8 + FIELD_HEAD, 12 + 2 * FIELD_HEAD, 28 + 3 * FIELD_HEAD] as const;
const ID_BYTES = 16;
export const FIXED_BYTES = RECORDED_AT + 8;

/**
 * Events as they were read, in one piece: a reader of a whole log looks at a few numbers and bytes of each, and an object
 * with nine members for each would cost more than what is done with it.
 */
export class EventRows {
  readonly bytes: Buffer<SharedArrayBuffer>;
  /** The same bytes by numbers. */
  readonly view: DataView;
  private readonly places: Int32Array;

  constructor(
    readonly parts: SharedParts,
    /** Number of the memory whose parts they are. */
    readonly memory: number,
    readonly count: number,
    /** Whether the instant of an event's recording stands in a column of its own. */
    readonly timed: boolean,
    /** Whether others came behind them, for which the memory had no room. */
    readonly full = false,
  ) {
    this.bytes = Buffer.from(parts.bytes.buffer);
    this.view = new DataView(parts.bytes.buffer);
    this.places = parts.places;
  }

  position(row: number): number {
    const at = this.at(row, FIXED);
    return this.view.getInt32(at) * 2 ** 32 + this.view.getUint32(at + 4);
  }

  revision(row: number): number {
    return this.view.getInt32(this.at(row, FIXED) + REVISION);
  }

  /** Where the 16 bytes of its id begin. */
  idAt(row: number): number {
    return this.at(row, FIXED) + ID;
  }

  /** Microseconds since 2000-01-01 UTC; nothing where no column has it. */
  recordedAt(row: number): number | undefined {
    if (!this.timed) return undefined;
    const at = this.at(row, FIXED) + RECORDED_AT;
    return this.view.getInt32(at) * 2 ** 32 + this.view.getUint32(at + 4);
  }

  saltAt(row: number): number {
    return this.at(row, SALT);
  }

  saltEnd(row: number): number {
    return this.end(row, SALT);
  }

  streamAt(row: number): number {
    return this.at(row, STREAM);
  }

  streamEnd(row: number): number {
    return this.end(row, STREAM);
  }

  typeAt(row: number): number {
    return this.at(row, TYPE);
  }

  typeEnd(row: number): number {
    return this.end(row, TYPE);
  }

  dataAt(row: number): number {
    return this.at(row, DATA);
  }

  dataEnd(row: number): number {
    return this.end(row, DATA);
  }

  metaAt(row: number): number {
    return this.at(row, META);
  }

  metaEnd(row: number): number {
    return this.at(row, END);
  }

  /** One row with all its columns: for few of them. */
  row(row: number): EventRow {
    const instant = this.recordedAt(row);
    return {
      position: this.position(row),
      revision: this.revision(row),
      stream: this.bytes.toString('utf8', this.streamAt(row), this.streamEnd(row)),
      type: this.bytes.toString('utf8', this.typeAt(row), this.typeEnd(row)),
      id: idText(this.bytes.toString('hex', this.idAt(row), this.idAt(row) + ID_BYTES)),
      ...(instant !== undefined && { recordedAt: instant }),
      data: this.bytes.subarray(this.dataAt(row), this.dataEnd(row)),
      meta: this.bytes.subarray(this.metaAt(row), this.metaEnd(row)),
      salt: this.bytes.subarray(this.saltAt(row), this.saltEnd(row)),
    };
  }

  *[Symbol.iterator](): IterableIterator<EventRow> {
    for (let i = 0; i < this.count; i++) yield this.row(i);
  }

  private at(row: number, place: Place | typeof FIXED | typeof END): number {
    return this.places[row * PLACES + place] as number;
  }

  /** Behind each of these, its successor's length and it. */
  private end(row: number, place: Place): number {
    return (this.places[row * PLACES + place + 1] as number) - FIELD_HEAD;
  }
}

const idText = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** A row as an event server has it, or a test. */
interface ListedRow extends Omit<EventRow, 'data' | 'meta' | 'salt'> {
  readonly data: Uint8Array;
  readonly meta: Uint8Array;
  readonly salt: Uint8Array;
}

/** The same of rows that lie beside each other, all with an instant or none. @throws RangeError for an id of other than 16 bytes */
export function eventRows(rows: readonly ListedRow[], memory: PageMemory): EventRows {
  const places = memory.placesFor(rows.length);
  let end = 0;
  const put = (piece: Uint8Array): void => {
    memory.bytesFor(end + piece.length).set(piece, end);
    end += piece.length;
  };
  let count = 0;
  for (const row of rows) {
    if (end >= memory.most) break;
    const at = count++ * PLACES;
    const fixed = Buffer.alloc(FIXED_BYTES);
    fixed.writeBigInt64BE(BigInt(row.position));
    fixed.writeInt32BE(row.revision, REVISION);
    if (fixed.write(row.id.replaceAll('-', ''), ID, 'hex') !== ID_BYTES)
      throw new RangeError(`the id ${row.id}`);
    fixed.writeBigInt64BE(BigInt(row.recordedAt ?? 0), RECORDED_AT);
    places[at + FIXED] = end;
    put(fixed);
    const others = [row.salt, Buffer.from(row.stream), Buffer.from(row.type), row.data, row.meta];
    others.forEach((piece, k) => {
      put(Buffer.alloc(FIELD_HEAD));
      places[at + SALT + k] = end;
      put(piece);
    });
    places[at + END] = end;
  }
  const timed = rows.some(({ recordedAt }) => recordedAt !== undefined);
  return new EventRows(memory.parts, memory.id, count, timed, count < rows.length);
}
