import { toHex } from './bytes';

/**
 * y of the points of order 1, 2, 4 and 8 (RFC 8032 §5.1: the cofactor is 8), little-endian without the sign bit of x.
 */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/**
 * Why these 32 bytes are no key that a signature can be trusted under; nothing when they may be one. Under a point of
 * small order one signature is good for many messages. A y of p or more is a second text of another key.
 */
export function weakKey(publicKey: Uint8Array): string | undefined {
  const y = publicKey.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  if (y[31] === 0x7f && (y[0] ?? 0) >= 0xed && y.subarray(1, 31).every((byte) => byte === 0xff))
    return 'not a canonical point';
  return SMALL_ORDER_Y.includes(toHex(y)) ? 'a point of small order' : undefined;
}
