import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Sizes stand behind the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1980-01-01: the same content makes the same file. */
const DATE = 0x0021;
/** This is the plain format, without the 64-bit extension. */
const LIMIT = 2 ** 32 - 1;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/**
 * Writes a zip file part by part, waiting for the disk. (exceljs, which could write a whole workbook, keeps a cache
 * entry for each cell address it ever wrote: 300 MiB for 1,000,000 rows, and never given back.)
 */
export class ZipWriter {
  private offset = 0;
  private readonly entries: Entry[] = [];
  private readonly ended: Promise<void>;

  constructor(private readonly output: Writable) {
    this.ended = finished(output);
    // Reported by whatever waits next; without this a failed write would end the process before that.
    this.ended.catch(() => undefined);
  }

  /** One part at a time. @throws RangeError beyond 4 GiB; the error of the stream */
  async add(name: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const { offset } = this;
    const file = Buffer.from(name);
    await this.write(
      Buffer.concat([
        header(0x04034b50, [VERSION, FLAGS, DEFLATE, 0, DATE], [0, 0, 0], [file.length, 0]),
        file,
      ]),
    );
    let [crc, size, packed] = [0, 0, 0];
    const bytes = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of text) {
        const chunk = Buffer.from(piece);
        crc = crc32(chunk, crc);
        size += chunk.length;
        yield chunk;
      }
    };
    await pipeline(bytes, createDeflateRaw(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        packed += chunk.length;
        await this.write(chunk);
      }
    });
    if (size > LIMIT || this.offset > LIMIT) throw new RangeError(`${name} does not fit a zip file of 4 GiB`);
    await this.write(header(0x08074b50, [], [crc, packed, size], []));
    this.entries.push({ name: file, offset, crc, packed, size });
  }

  /** The file is complete when this resolves. */
  async end(): Promise<void> {
    const start = this.offset;
    for (const { name, offset, crc, packed, size } of this.entries) {
      const fixed = header(
        0x02014b50,
        [VERSION, VERSION, FLAGS, DEFLATE, 0, DATE],
        [crc, packed, size],
        [name.length, 0, 0, 0, 0, 0, 0],
      );
      const at = Buffer.alloc(4);
      at.writeUInt32LE(offset);
      await this.write(Buffer.concat([fixed, at, name]));
    }
    const count = this.entries.length;
    await this.write(header(0x06054b50, [0, 0, count, count], [this.offset - start, start], [0]));
    this.output.end();
    await this.ended;
  }

  private async write(chunk: Buffer): Promise<void> {
    this.offset += chunk.length;
    if (!this.output.write(chunk)) await Promise.race([once(this.output, 'drain'), this.ended]);
  }
}

/** A signature, then 16-bit, 32-bit and again 16-bit numbers, as all headers of the format are built. */
function header(
  signature: number,
  first: readonly number[],
  middle: readonly number[],
  last: readonly number[],
): Buffer {
  const bytes = Buffer.alloc(4 + 2 * first.length + 4 * middle.length + 2 * last.length);
  let at = bytes.writeUInt32LE(signature);
  for (const value of first) at = bytes.writeUInt16LE(value, at);
  for (const value of middle) at = bytes.writeUInt32LE(value, at);
  for (const value of last) at = bytes.writeUInt16LE(value, at);
  return bytes;
}
