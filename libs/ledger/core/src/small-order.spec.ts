import { fromHex, Malformed, toHex, utf8 } from './bytes';
import { ED25519, formatVkey, keyId, parseVkey, verifierKey, type VerifierKey } from './note-key';
import { verifyEd25519 } from './note-verifier';
import { weakKey } from './small-order';

/** RFC 8032 §5.1. */
const P = 2n ** 255n - 19n;
const mod = (n: bigint): bigint => ((n % P) + P) % P;
const power = (base: bigint, exponent: bigint): bigint =>
  exponent === 0n ? 1n : mod(power(mod(base * base), exponent / 2n) * (exponent % 2n === 1n ? base : 1n));
const inverse = (n: bigint): bigint => power(mod(n), P - 2n);
const D = mod(-121665n * inverse(121666n));
interface Point {
  readonly x: bigint;
  readonly y: bigint;
}
const add = (a: Point, b: Point): Point => {
  const t = mod(D * a.x * b.x * a.y * b.y);
  return {
    x: mod((a.x * b.y + b.x * a.y) * inverse(1n + t)),
    y: mod((a.y * b.y + a.x * b.x) * inverse(1n - t)),
  };
};
const bytesOf = (number: bigint): Uint8Array =>
  fromHex(number.toString(16).padStart(64, '0'), 32, 'number').reverse();
const encoded = ({ x, y }: Point): Uint8Array => bytesOf(y + (x % 2n) * 2n ** 255n);

/** One of order 8, from its y; the others are its multiples. */
function pointOfOrder8(): Point {
  const y = BigInt(
    `0x${toHex(fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 32, 'y').reverse())}`,
  );
  const squared = mod((y * y - 1n) * inverse(D * y * y + 1n));
  const root = power(squared, (P + 3n) / 8n);
  const x = mod(root * root) === squared ? root : mod(root * power(2n, (P - 1n) / 4n));
  expect(mod(x * x)).toBe(squared);
  return { x, y };
}

describe('a key of small order', () => {
  const generator = pointOfOrder8();
  const multiples: Point[] = [{ x: 0n, y: 1n }];
  for (let i = 1; i < 8; i++) multiples.push(add(multiples[i - 1] as Point, generator));

  it('is none of the eight points that there are', () => {
    expect(add(multiples[7] as Point, generator)).toEqual(multiples[0]);
    expect(new Set(multiples.map((point) => toHex(encoded(point)))).size).toBe(8);
    for (const point of multiples) {
      expect(weakKey(encoded(point))).toBe('a point of small order');
      expect(() => verifierKey('log', ED25519, encoded(point))).toThrow(Malformed);
    }
  });

  it('is refused in a vkey, under whose signature any text would be signed', async () => {
    const publicKey = encoded(multiples[0] as Point);
    const forged = new Uint8Array(64);
    forged.set(publicKey);
    expect(await verifyEd25519(publicKey, utf8('any text'), forged)).toBe(true);
    const key: VerifierKey = { name: 'log', id: keyId('log', ED25519, publicKey), type: ED25519, publicKey };
    expect(() => parseVkey(formatVkey(key))).toThrow('small order');
  });

  it('is refused in its other texts too, and no y of p or more is a key', () => {
    for (let y = P; y < 2n ** 255n; y++)
      for (const sign of [0n, 2n ** 255n]) expect(weakKey(bytesOf(y + sign))).toBe('not a canonical point');
    expect(weakKey(bytesOf(P - 2n))).toBeUndefined();
  });
});
