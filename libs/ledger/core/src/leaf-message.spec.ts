import { leafEntry, leafMessageLength, MAX_REVISION, writeLeafMessage } from './leaf';

const digests = Uint8Array.from({ length: 107 }, (_, i) => (i * 37 + 11) & 0xff);
const hex = (from: number): string => Buffer.from(digests.subarray(from, from + 32)).toString('hex');

it.each([0, 1, 9, 10, 99, 100, 4_095, 2_147_483_647, 999_999_999, MAX_REVISION])(
  'what is hashed for a leaf of revision %d is 0x00 and its entry, whatever stands there before',
  (revision) => {
    const entry = leafEntry({
      dataDigest: hex(7),
      metaDigest: hex(39),
      streamTag: hex(71),
      revision,
    });
    const bytes = new Uint8Array(400).fill(0xaa);
    writeLeafMessage({ bytes, words: new Int32Array(bytes.buffer) }, 8, digests, 7, revision);
    const length = leafMessageLength(revision);
    expect(Buffer.from(bytes.subarray(8, 8 + length))).toEqual(Buffer.concat([Buffer.of(0), entry]));
    expect([bytes[7], bytes[8 + length]]).toEqual([0xaa, 0xaa]);
  },
);

it.each([-1, 0.5, MAX_REVISION + 1, Number.NaN])('%d is no revision', (revision) => {
  expect(() => leafMessageLength(revision)).toThrow(RangeError);
});
