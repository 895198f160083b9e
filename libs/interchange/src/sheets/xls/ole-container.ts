/**
 * The container of old Office files (MS-CFB): sectors chained by a table. Read by ourselves and strictly, because a
 * chain that ends early must be a damaged file and not a shorter catalogue.
 */
import { unreadable } from '../sheet-problem';

export const OLE_SIGNATURE = 'd0cf11e0a1b11ae1';

const HEADER = 512;
const ENTRY = 128;
/** Sector numbers from here on are marks: end of chain, free, table. */
const FIRST_MARK = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const NO_ENTRY = 0xffffffff;
const enum Kind {
  Stream = 2,
  Root = 5,
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * The streams in the root of a container by lower-case name; those of embedded objects are left out.
 * @throws UnreadableSource `xls-damaged`
 */
export class OleContainer {
  private readonly sector: number;
  private readonly table: Uint32Array;
  private readonly miniTable: Uint32Array;
  private readonly mini: Buffer;
  private readonly miniCutoff: number;
  private readonly streams = new Map<string, Entry>();

  constructor(
    private readonly bytes: Buffer,
    private readonly file: string,
  ) {
    if (bytes.length < HEADER) throw this.damaged('the header is cut off');
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw this.damaged(`sectors of 2^${shift} bytes`);
    this.sector = 2 ** shift;
    this.miniCutoff = bytes.readUInt32LE(56);
    this.table = this.readTable();
    const entries = this.readEntries(this.read(bytes.readUInt32LE(48)));
    const root = entries[0];
    if (root?.kind !== Kind.Root) throw this.damaged('no root entry');
    this.mini = root.size > 0 ? this.read(root.start, root.size) : Buffer.alloc(0);
    const miniStart = bytes.readUInt32LE(60);
    this.miniTable = numbers(miniStart < FIRST_MARK ? this.read(miniStart) : Buffer.alloc(0));
    this.list(entries, root.child);
  }

  has(name: string): boolean {
    return this.streams.has(name.toLowerCase());
  }

  /** The whole stream, or undefined where the root has none of that name. */
  stream(name: string): Buffer | undefined {
    const entry = this.streams.get(name.toLowerCase());
    if (!entry) return undefined;
    return entry.size < this.miniCutoff
      ? this.readMini(entry.start, entry.size)
      : this.read(entry.start, entry.size);
  }

  /** The table of chains: its own sectors are listed in the header, and from there on in sectors of lists. */
  private readTable(): Uint32Array {
    const { bytes, sector } = this;
    const most = Math.ceil(bytes.length / sector);
    const count = bytes.readUInt32LE(44);
    if (count > most) throw this.damaged(`${count} sectors of the table of chains`);
    const list: number[] = [];
    for (let at = 76; at < HEADER && list.length < count; at += 4) list.push(bytes.readUInt32LE(at));
    let next = bytes.readUInt32LE(68);
    for (let seen = 0; list.length < count; seen += 1) {
      if (next >= FIRST_MARK || seen > most) throw this.damaged('the table of chains is incomplete');
      const more = numbers(this.at(next));
      for (const number of more.subarray(0, -1)) if (list.length < count) list.push(number);
      next = more.at(-1) ?? END_OF_CHAIN;
    }
    return numbers(Buffer.concat(list.map((number) => this.at(number))));
  }

  private readEntries(directory: Buffer): Entry[] {
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const entry = directory.subarray(at, at + ENTRY);
      const length = Math.min(64, Math.max(0, entry.readUInt16LE(64) - 2)) & ~1;
      entries.push({
        name: entry.toString('utf16le', 0, length),
        kind: entry.readUInt8(66),
        left: entry.readUInt32LE(68),
        right: entry.readUInt32LE(72),
        child: entry.readUInt32LE(76),
        start: entry.readUInt32LE(116),
        size: entry.readUInt32LE(120),
      });
    }
    return entries;
  }

  private list(entries: readonly Entry[], from: number): void {
    const [waiting, seen] = [[from], new Set<number>()];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (number === NO_ENTRY) continue;
      const entry = entries[number];
      if (!entry || seen.has(number)) throw this.damaged('the directory contradicts itself');
      seen.add(number);
      waiting.push(entry.left, entry.right);
      if (entry.kind === Kind.Stream) this.streams.set(entry.name.toLowerCase(), entry);
    }
  }

  /** @param size without it, the chain to its end */
  private read(start: number, size?: number): Buffer {
    const sectors: Buffer[] = [];
    let [number, length] = [start, 0];
    while (size === undefined ? number !== END_OF_CHAIN : length < size) {
      if (sectors.length > this.table.length) throw this.damaged('a chain of sectors has no end');
      const read = this.at(number, size === undefined ? undefined : size - length);
      sectors.push(read);
      length += read.length;
      number = this.table[number] ?? NO_ENTRY;
    }
    return Buffer.concat(sectors, size ?? length);
  }

  private readMini(start: number, size: number): Buffer {
    const pieces: Buffer[] = [];
    let number = start;
    for (let length = 0; length < size; length += 64) {
      const piece = this.mini.subarray(number * 64, number * 64 + 64);
      if (piece.length < Math.min(64, size - length) || pieces.length > this.miniTable.length)
        throw this.damaged('a short stream is cut off');
      pieces.push(piece);
      number = this.miniTable[number] ?? NO_ENTRY;
    }
    return Buffer.concat(pieces).subarray(0, size);
  }

  /** The last sector of a file may be short, as long as what is asked for is there. */
  private at(number: number, needed = this.sector): Buffer {
    const from = (number + 1) * this.sector;
    const found = this.bytes.subarray(from, from + this.sector);
    if (number >= FIRST_MARK || found.length < Math.min(needed, this.sector))
      throw this.damaged('sectors are missing; the file is cut off');
    return found;
  }

  private damaged(detail: string) {
    return unreadable('xls-damaged', { file: this.file }, { detail });
  }
}

function numbers(bytes: Buffer): Uint32Array {
  const found = new Uint32Array(bytes.length >> 2);
  for (let index = 0; index < found.length; index += 1) found[index] = bytes.readUInt32LE(index * 4);
  return found;
}
