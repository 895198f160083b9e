/** Many immutable strings in few buffers: 5,000,000 shared strings as JavaScript strings would take half a gigabyte. */
const BLOCK_BITS = 24;
const BLOCK_BYTES = 1 << BLOCK_BITS;

export class StringArena {
  private readonly blocks: Buffer[] = [];
  /** Bytes used of each block. */
  private readonly used: number[] = [];
  /** Start of each string: block in the high bits, offset in the low ones. */
  private starts = new Uint32Array(1024);
  length = 0;
  /** Bytes taken by text, without what is kept about it. */
  bytes = 0;

  add(text: string): void {
    const size = Buffer.byteLength(text);
    if (size > BLOCK_BYTES) throw new RangeError(`a string of ${size} bytes does not fit a block`);
    let block = this.blocks.length - 1;
    // Also an empty string needs a place inside the block, or its start would read as that of the next.
    if (block < 0 || (this.used[block] ?? 0) + Math.max(size, 1) > BLOCK_BYTES) {
      this.blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      this.used.push(0);
      block += 1;
    }
    const offset = this.used[block] ?? 0;
    this.blocks[block]?.write(text, offset);
    this.used[block] = offset + size;
    if (this.length === this.starts.length) this.grow();
    this.starts[this.length] = block * BLOCK_BYTES + offset;
    this.length += 1;
    this.bytes += size;
  }

  get(index: number): string | undefined {
    const start = index >= 0 && index < this.length ? this.starts[index] : undefined;
    if (start === undefined) return undefined;
    const block = start >>> BLOCK_BITS;
    const offset = start & (BLOCK_BYTES - 1);
    const next = index + 1 < this.length ? (this.starts[index + 1] ?? 0) : undefined;
    // The next string begins where this one ends, unless it went into a new block.
    const end =
      next !== undefined && next >>> BLOCK_BITS === block ? next & (BLOCK_BYTES - 1) : this.used[block];
    return this.blocks[block]?.toString('utf8', offset, end);
  }

  private grow(): void {
    const larger = new Uint32Array(this.starts.length * 2);
    larger.set(this.starts);
    this.starts = larger;
  }
}
