import type { FileHandle } from 'node:fs/promises';
import { csvCells } from './csv.scanner';

/** Small, because rows of a unit may lie anywhere: a miss then reads little (64 KiB pages: 8 x slower at random). */
const PAGE = 8_192;
/** 4 MiB: rows of a unit that lie in several runs through the file are each read once per page. */
const KEPT_PAGES = 512;

/** Reads single records again by their byte offsets, through a small cache of file pages. */
export class RowReader {
  private readonly pages = new Map<number, Buffer>();

  constructor(private readonly file: FileHandle) {}

  async cells(start: number, end: number): Promise<string[]> {
    const [first, last] = [Math.floor(start / PAGE), Math.floor((end - 1) / PAGE)];
    if (first === last) {
      const page = await this.page(first);
      return csvCells(page.toString('utf8', start - first * PAGE, end - first * PAGE));
    }
    const parts: Buffer[] = [];
    for (let number = first; number <= last; number++) parts.push(await this.page(number));
    return csvCells(Buffer.concat(parts).toString('utf8', start - first * PAGE, end - first * PAGE));
  }

  private async page(number: number): Promise<Buffer> {
    const kept = this.pages.get(number);
    if (kept) {
      this.pages.delete(number);
      this.pages.set(number, kept);
      return kept;
    }
    const buffer = Buffer.allocUnsafe(PAGE);
    const { bytesRead } = await this.file.read(buffer, 0, PAGE, number * PAGE);
    const page = buffer.subarray(0, bytesRead);
    this.pages.set(number, page);
    if (this.pages.size > KEPT_PAGES) for (const oldest of this.pages.keys()) return this.drop(oldest, page);
    return page;
  }

  private drop(oldest: number, page: Buffer): Buffer {
    this.pages.delete(oldest);
    return page;
  }
}
