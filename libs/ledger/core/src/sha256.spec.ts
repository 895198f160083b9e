/** @jest-environment node */
import { createHash, createHmac } from 'node:crypto';
import { toHex, utf8 } from './bytes';
import * as byLibrary from './sha256';

/** As a browser has it: without Node's library. */
function byArithmetic(): typeof byLibrary {
  const loader = jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
  let loaded = byLibrary;
  jest.isolateModules(() => (loaded = jest.requireActual<typeof byLibrary>('./sha256')));
  loader.mockRestore();
  return loaded;
}
const WAYS = [
  ["by Node's library", byLibrary],
  ['in plain arithmetic', byArithmetic()],
] as const;

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 0xff);
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

it('is done in two ways, each of them tested here', () => {
  expect(WAYS[1][1].sha256).not.toBe(WAYS[0][1].sha256);
});

describe.each(WAYS)('SHA-256 %s', (_way, { sha256 }) => {
  /** NIST, "Examples with Intermediate Values" for FIPS 180-4. */
  it.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('gives the digest of FIPS 180-4 for %.20s…', (message, digest) => {
    expect(toHex(sha256(utf8(message)))).toBe(digest);
  });

  it('agrees with another implementation at every length around its blocks', () => {
    for (let length = 0; length <= 400; length++) {
      const message = bytes(length);
      expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
    }
  });
});

describe.each(WAYS)('SHA-256 %s, written where it is needed', (_way, { sha256, sha256Into }) => {
  it.each([0, 1, 33])(
    'is the same over its own message, from byte %i on, and touches no other byte',
    (at) => {
      const message = bytes(65);
      const digest = sha256(message);
      const expected = Uint8Array.from(message, (byte, i) => digest[i - at] ?? byte);
      sha256Into(message, message, at);
      expect(toHex(message)).toBe(toHex(expected));
    },
  );
});

describe.each(WAYS)('HMAC-SHA-256 %s', (_way, { hmacSha256 }) => {
  /** RFC 4231 §4.2 to §4.8, without §4.6, which truncates. */
  it.each([
    ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      '4a656665',
      '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    ['aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      '0102030405060708090a0b0c0d0e0f10111213141516171819',
      'cd'.repeat(50),
      '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    ],
    [
      'aa'.repeat(131),
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
    [
      'aa'.repeat(131),
      '5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e',
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ],
  ])('gives the code of RFC 4231 for the key %.20s…', (key, message, code) => {
    expect(toHex(hmacSha256(hex(key), hex(message)))).toBe(code);
  });

  it('agrees with another implementation for keys and messages around a block', () => {
    for (const key of [0, 1, 16, 32, 63, 64, 65, 200])
      for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 300])
        expect(toHex(hmacSha256(bytes(key), bytes(length)))).toBe(
          createHmac('sha256', bytes(key)).update(bytes(length)).digest('hex'),
        );
  });
});
