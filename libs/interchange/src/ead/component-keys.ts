/** Longest id that serves as a key; ArchivesSpace writes 39 characters. */
export const MAX_ID = 256;

/** No blanks or controls (keys are joined with a control character), no `/` or `[` (so no id reads like a path). */
export const isUsableId = (id: string): boolean =>
  id.length <= MAX_ID && !/[\s\u0000-\u001f\u007f/[\]]/u.test(id);

/**
 * Which ids a file has used, in 16 bytes an id at most instead of the strings (a million ids as slices of the read
 * text would hold the whole file in memory). Two ids with one 64-bit hash count as a repetition: the second
 * component is then known by its path, which is as stable, and is reported.
 */
export class SeenIds {
  private slots = new Uint32Array(2 * 1_024);
  private count = 0;

  /** False when the id was there before. */
  add(id: string): boolean {
    if (this.count * 4 > this.slots.length) this.grow();
    let [a, b] = [0x811c9dc5, 0x9747b28c];
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
      b ^= b >>> 15;
    }
    const fresh = this.put(a >>> 0, (b | 1) >>> 0);
    if (fresh) this.count++;
    return fresh;
  }

  private put(a: number, b: number): boolean {
    const mask = this.slots.length / 2 - 1;
    for (let slot = (a ^ (a >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      if (this.slots[2 * slot + 1] === 0) {
        this.slots[2 * slot] = a;
        this.slots[2 * slot + 1] = b;
        return true;
      }
      if (this.slots[2 * slot] === a && this.slots[2 * slot + 1] === b) return false;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) this.put(old[i] ?? 0, old[i + 1] ?? 0);
  }
}
