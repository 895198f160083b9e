import { randomFillSync } from 'node:crypto';

export const SALT_BYTES = 16;
const POOL = Buffer.alloc(SALT_BYTES * 4096);
let at = POOL.length;

/** Random bytes in bulk: one call to the generator for 4,096 salts. */
export function freshSalts(count: number): Buffer {
  const bytes = count * SALT_BYTES;
  if (bytes > POOL.length) return randomFillSync(Buffer.alloc(bytes));
  const begin = take(bytes);
  return Buffer.from(POOL.subarray(begin, begin + bytes));
}

/** Writes one salt into `to` at `offset`; gives where it ends. */
export function writeFreshSalt(to: Buffer, offset: number): number {
  const begin = take(SALT_BYTES);
  // Byte by byte: for values this short a call to copy() costs more.
  for (let i = 0; i < SALT_BYTES; i++) to[offset + i] = POOL[begin + i] ?? 0;
  return offset + SALT_BYTES;
}

function take(bytes: number): number {
  if (at + bytes > POOL.length) {
    randomFillSync(POOL);
    at = 0;
  }
  at += bytes;
  return at - bytes;
}
