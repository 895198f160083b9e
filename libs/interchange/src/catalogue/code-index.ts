import { hash } from 'node:crypto';

/** A data row: number of the sheet in the book (0-based) and row (1-based). */
export interface RowAt {
  readonly sheet: number;
  readonly row: number;
}

/**
 * Every code of a file with its first row and the first row of other content: 33 bytes a code, so that 1,048,576 rows
 * fit beside the reader. Codes are kept as 64 bits of their SHA-256.
 */
export class CodeIndex {
  private capacity = 1024;
  private size = 0;
  private keys = new BigUint64Array(this.capacity);
  private contents = new BigUint64Array(this.capacity);
  private first = new Uint32Array(this.capacity);
  private firstSheet = new Uint16Array(this.capacity);
  private other = new Uint32Array(this.capacity);
  private otherSheet = new Uint16Array(this.capacity);

  /** Notes a code in pass one. `content` is {@link contentKey} of what the row says. */
  add(code: string, content: bigint, at: RowAt): void {
    if (this.size * 2 >= this.capacity) this.grow();
    const key = contentKey(code) || 1n;
    const slot = this.slot(key);
    if (this.keys[slot] === 0n) {
      this.keys[slot] = key;
      this.contents[slot] = content;
      this.first[slot] = at.row;
      this.firstSheet[slot] = at.sheet;
      this.size++;
    } else if (this.contents[slot] !== content && this.other[slot] === 0) {
      this.other[slot] = at.row;
      this.otherSheet[slot] = at.sheet;
    }
  }

  /**
   * What pass two has to do with a row: nothing, refuse it as a repetition of `of`, or refuse it because `of` bears the
   * same code with other content.
   */
  judge(
    code: string,
    at: RowAt,
  ): { readonly verdict: 'repeated' | 'conflict'; readonly of: RowAt } | undefined {
    const slot = this.slot(contentKey(code) || 1n);
    const first = { sheet: this.firstSheet[slot] ?? 0, row: this.first[slot] ?? 0 };
    const other = { sheet: this.otherSheet[slot] ?? 0, row: this.other[slot] ?? 0 };
    const isFirst = first.sheet === at.sheet && first.row === at.row;
    if (other.row !== 0) return { verdict: 'conflict', of: isFirst ? other : first };
    return isFirst || first.row === 0 ? undefined : { verdict: 'repeated', of: first };
  }

  /** The first row that bears the code. */
  firstOf(code: string): RowAt | undefined {
    const slot = this.slot(contentKey(code) || 1n);
    const row = this.first[slot] ?? 0;
    return row === 0 ? undefined : { sheet: this.firstSheet[slot] ?? 0, row };
  }

  private slot(key: bigint): number {
    let slot = Number(key & BigInt(this.capacity - 1));
    while (this.keys[slot] !== 0n && this.keys[slot] !== key) slot = (slot + 1) & (this.capacity - 1);
    return slot;
  }

  private grow(): void {
    const old = {
      keys: this.keys,
      contents: this.contents,
      first: this.first,
      firstSheet: this.firstSheet,
      other: this.other,
      otherSheet: this.otherSheet,
    };
    this.capacity *= 2;
    this.keys = new BigUint64Array(this.capacity);
    this.contents = new BigUint64Array(this.capacity);
    this.first = new Uint32Array(this.capacity);
    this.firstSheet = new Uint16Array(this.capacity);
    this.other = new Uint32Array(this.capacity);
    this.otherSheet = new Uint16Array(this.capacity);
    old.keys.forEach((key, from) => {
      if (key === 0n) return;
      const to = this.slot(key);
      this.keys[to] = key;
      this.contents[to] = old.contents[from] ?? 0n;
      this.first[to] = old.first[from] ?? 0;
      this.firstSheet[to] = old.firstSheet[from] ?? 0;
      this.other[to] = old.other[from] ?? 0;
      this.otherSheet[to] = old.otherSheet[from] ?? 0;
    });
  }
}

/** The first 64 bits of SHA-256. */
export const contentKey = (text: string): bigint => BigInt(`0x${hash('sha256', text, 'hex').slice(0, 16)}`);
