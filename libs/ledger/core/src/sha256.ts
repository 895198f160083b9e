/** FIPS 180-4 §4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = roundConstants();
export const SHA256_CONSTANTS: readonly number[] = [...K];

/**
 * SHA-256 (FIPS 180-4), by Node's library where there is one, else in the plain arithmetic below: a browser's own hash
 * answers only later (a promise a node).
 *
 * @returns 32 bytes.
 */
export function sha256(message: Uint8Array): Uint8Array {
  const digest = new Uint8Array(DIGEST);
  sha256Into(message, digest, 0);
  return digest;
}

/** The same, written to 32 bytes of an array that is there already; also over the message itself, which is read by then. */
export function sha256Into(message: Uint8Array, into: Uint8Array, at: number): void {
  if (nativeHash) {
    native(nativeHash, message, into, at);
    return;
  }
  STATE.set(SHA256_START);
  finish(message, 0, into, at);
}

/** HMAC (RFC 2104) with SHA-256; a key longer than a block is hashed first. @returns 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key;
  return keyed(short, 0x5c, keyed(short, 0x36, message));
}

function keyed(key: Uint8Array, pad: number, message: Uint8Array): Uint8Array {
  const digest = new Uint8Array(DIGEST);
  if (nativeHash) {
    const whole = BLOCK + message.length;
    const padded = whole > PADDED.length ? new Uint8Array(whole) : PADDED.subarray(0, whole);
    padInto(padded, key, pad);
    padded.set(message, BLOCK);
    native(nativeHash, padded, digest, 0);
    return digest;
  }
  padInto(KEY, key, pad);
  STATE.set(SHA256_START);
  compress(KEY, 0);
  finish(message, BLOCK, digest, 0);
  return digest;
}

function padInto(block: Uint8Array, key: Uint8Array, pad: number): void {
  block.fill(pad, 0, BLOCK);
  for (let i = 0; i < key.length; i++) block[i] = (key[i] as number) ^ pad;
}

const BLOCK = 64;
const DIGEST = 32;

type NativeHash = (algorithm: 'sha256', message: Uint8Array, as: 'utf16le') => string;
interface Runtime {
  readonly process?: { getBuiltinModule?(name: string): { readonly hash?: NativeHash } | undefined };
}
const nativeHash = (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto')?.hash;

/**
 * As characters of two bytes each: Node makes such a short text in a quarter of the time that it needs for a buffer, and
 * so also 65 bytes of an inner node take half of what they take in the arithmetic below (`npm run bench:ledger`).
 */
function native(hash: NativeHash, message: Uint8Array, into: Uint8Array, at: number): void {
  const characters = hash('sha256', message, 'utf16le');
  for (let i = 0; i < DIGEST / 2; i++) {
    const two = characters.charCodeAt(i);
    into[at + 2 * i] = two;
    into[at + 2 * i + 1] = two >>> 8;
  }
}

/** Scratch space: one call ends before the next begins, since nothing here waits. */
const STATE = new Int32Array(8);
const W = new Int32Array(64);
const KEY = new Uint8Array(BLOCK);
const PADDED = new Uint8Array(512);
const TAIL = new Uint8Array(2 * BLOCK);
const TAIL_VIEW = new DataView(TAIL.buffer);

/** Takes in the last bytes of a message, `before` bytes of which are in the state already. */
function finish(message: Uint8Array, before: number, into: Uint8Array, at: number): void {
  const whole = message.length - (message.length % BLOCK);
  for (let block = 0; block < whole; block += BLOCK) compress(message, block);
  const rest = message.length - whole;
  const length = rest < 56 ? BLOCK : 2 * BLOCK;
  for (let i = 0; i < rest; i++) TAIL[i] = message[whole + i] as number;
  TAIL[rest] = 0x80;
  TAIL.fill(0, rest + 1, length - 8);
  const bytes = before + message.length;
  TAIL_VIEW.setUint32(length - 8, (bytes - (bytes % 0x20000000)) / 0x20000000);
  TAIL_VIEW.setUint32(length - 4, bytes << 3);
  for (let block = 0; block < length; block += BLOCK) compress(TAIL, block);
  writeDigest(into, at);
}

function writeDigest(into: Uint8Array, at: number): void {
  for (let i = 0; i < 8; i++) {
    const word = STATE[i] as number;
    into[at + 4 * i] = word >>> 24;
    into[at + 4 * i + 1] = word >>> 16;
    into[at + 4 * i + 2] = word >>> 8;
    into[at + 4 * i + 3] = word;
  }
}

/** FIPS 180-4 §5.3.3. */
export const SHA256_START: readonly number[] = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
].map((word) => word | 0);

function compress(bytes: Uint8Array, start: number): void {
  for (let t = 0, at = start; t < 16; t++, at += 4)
    W[t] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  for (let t = 16; t < 64; t++) {
    const w15 = W[t - 15] as number;
    const w2 = W[t - 2] as number;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    W[t] = ((W[t - 16] as number) + s0 + (W[t - 7] as number) + s1) | 0;
  }
  let a = STATE[0] as number;
  let b = STATE[1] as number;
  let c = STATE[2] as number;
  let d = STATE[3] as number;
  let e = STATE[4] as number;
  let f = STATE[5] as number;
  let g = STATE[6] as number;
  let h = STATE[7] as number;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (W[t] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  STATE[0] = ((STATE[0] as number) + a) | 0;
  STATE[1] = ((STATE[1] as number) + b) | 0;
  STATE[2] = ((STATE[2] as number) + c) | 0;
  STATE[3] = ((STATE[3] as number) + d) | 0;
  STATE[4] = ((STATE[4] as number) + e) | 0;
  STATE[5] = ((STATE[5] as number) + f) | 0;
  STATE[6] = ((STATE[6] as number) + g) | 0;
  STATE[7] = ((STATE[7] as number) + h) | 0;
}

function roundConstants(): Int32Array {
  const constants = new Int32Array(64);
  for (let candidate = 2, found = 0; found < 64; candidate++) {
    if (!isPrime(candidate)) continue;
    constants[found++] = fractionOfCubeRoot(candidate);
  }
  return constants;
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

/** Exact: the largest r with r³ ≤ n · 2^96 has the 32 wanted bits as its lowest. */
function fractionOfCubeRoot(n: number): number {
  const target = BigInt(n) << 96n;
  let low = 0n;
  let high = 1n << 36n;
  while (low + 1n < high) {
    const middle = (low + high) >> 1n;
    if (middle * middle * middle <= target) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}
