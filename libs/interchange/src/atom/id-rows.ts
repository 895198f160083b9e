import { hash } from 'node:crypto';

/**
 * The row of each id, in 24 bytes an id at most instead of the strings: ids are kept as the first 64 bits of their
 * SHA-256. A million ids share one by chance in one file of thirty million.
 */
export class IdRows {
  private keys = new BigUint64Array(1_024);
  private rows = new Int32Array(1_024);
  private count = 0;

  get(id: string): number | undefined {
    const slot = this.slot(keyOf(id));
    return this.keys[slot] === 0n ? undefined : this.rows[slot];
  }

  /** A later row of the same id takes the place of the earlier one. */
  set(id: string, row: number): void {
    if (this.count * 2 >= this.keys.length) this.grow();
    const key = keyOf(id);
    const slot = this.slot(key);
    if (this.keys[slot] === 0n) this.count++;
    this.keys[slot] = key;
    this.rows[slot] = row;
  }

  private slot(key: bigint): number {
    const mask = this.keys.length - 1;
    let slot = Number(key & BigInt(mask));
    while (this.keys[slot] !== 0n && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const [keys, rows] = [this.keys, this.rows];
    this.keys = new BigUint64Array(keys.length * 2);
    this.rows = new Int32Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === 0n) return;
      const to = this.slot(key);
      this.keys[to] = key;
      this.rows[to] = rows[from] ?? 0;
    });
  }
}

/** 0 marks a free slot. */
const keyOf = (id: string): bigint => BigInt(`0x${hash('sha256', id, 'hex').slice(0, 16)}`) || 1n;
