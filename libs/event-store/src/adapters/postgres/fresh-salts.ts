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
export const writeFreshSalt = (to: Buffer, offset: number): number =>
  copyShort(POOL, take(SALT_BYTES), to, offset, SALT_BYTES);

/** Byte by byte: for values this short a call to copy() costs more. Gives where they end. */
export function copyShort(from: Buffer, begin: number, to: Buffer, at: number, bytes: number): number {
  for (let i = 0; i < bytes; i++) to[at + i] = from[begin + i] ?? 0;
  return at + bytes;
}

function take(bytes: number): number {
  if (at + bytes > POOL.length) {
    randomFillSync(POOL);
    at = 0;
  }
  at += bytes;
  return at - bytes;
}
