import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip, and the lies that are told about it. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Buffer;
  readonly deflate?: boolean;
  /** Told in the list; the truth when absent. */
  readonly size?: number;
  readonly packed?: number;
  readonly crc?: number;
  readonly offset?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Told before the bytes. */
  readonly localName?: string;
  readonly localSize?: number;
  /** Bytes put behind the packed ones and counted as theirs. */
  readonly behind?: Buffer;
}

export interface ZipLies {
  readonly before?: Buffer;
  readonly gap?: Buffer;
  readonly comment?: string;
  readonly count?: number;
}

/** Writes zips as no honest program does. */
export function zipWith(
  parts: readonly ZipPart[],
  { before, gap, comment = '', count }: ZipLies = {},
): Buffer {
  const locals: Buffer[] = before ? [before] : [];
  const list: Buffer[] = [];
  let at = before?.length ?? 0;
  for (const part of parts) {
    const packed = Buffer.concat([
      part.deflate ? deflateRawSync(part.bytes) : part.bytes,
      part.behind ?? Buffer.alloc(0),
    ]);
    const told = {
      flags: part.flags ?? 0,
      method: part.method ?? (part.deflate ? 8 : 0),
      crc: part.crc ?? crc32(part.bytes),
      packed: part.packed ?? packed.length,
      size: part.size ?? part.bytes.length,
    };
    const local = header(0x04034b50, 30, part.localName ?? part.name, {
      ...told,
      size: part.localSize ?? told.size,
    });
    list.push(header(0x02014b50, 46, part.name, told, part.offset ?? at));
    locals.push(local, packed);
    at += local.length + packed.length;
  }
  if (gap) locals.push(gap);
  const start = at + (gap?.length ?? 0);
  const central = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? parts.length, 8);
  end.writeUInt16LE(count ?? parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(start, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, central, end, Buffer.from(comment)]);
}

interface Told {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function header(signature: number, length: number, name: string, told: Told, offset?: number): Buffer {
  const bytes = Buffer.from(name, 'latin1');
  const head = Buffer.alloc(length);
  // The list has one field more before the flags: the version that made it.
  const by = offset === undefined ? 0 : 2;
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, 4 + by);
  head.writeUInt16LE(told.flags, 6 + by);
  head.writeUInt16LE(told.method, 8 + by);
  head.writeUInt32LE(told.crc, 14 + by);
  head.writeUInt32LE(told.packed, 18 + by);
  head.writeUInt32LE(told.size, 22 + by);
  head.writeUInt16LE(bytes.length, 26 + by);
  if (offset !== undefined) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, bytes]);
}
