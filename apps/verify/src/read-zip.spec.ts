import { zipWith, type ZipLies, type ZipPart } from '../../../test/ledger/zip.fixture';
import { MOST_BYTES, readZip, ZipRefused } from './read-zip';

const text = (words: string): Buffer => Buffer.from(words);
const plain: ZipPart = { name: 'events/0.data.json', bytes: text('{"n":1}') };
const packed: ZipPart = { name: 'README.txt', bytes: text('档案'.repeat(500)), deflate: true };

const HOSTILE_NAMES = [
  ...['../up', '/root', 'a/../b', '.', 'a//b', 'C:x', 'a\\b', 'a\0b', '-rf', 'é', 'a/.hidden'],
  'x'.repeat(300),
];

describe('a zip', () => {
  it('is read, stored and packed, with its folders', () => {
    const folder: ZipPart = { name: 'events/', bytes: Buffer.alloc(0) };
    expect(readZip(zipWith([folder, plain, packed]))).toEqual(
      new Map([
        [plain.name, plain.bytes],
        [packed.name, packed.bytes],
      ]),
    );
    expect(readZip(zipWith([]))).toEqual(new Map());
  });

  type Hostile = readonly [what: string, parts: readonly ZipPart[], lies?: ZipLies];
  const hostile: readonly Hostile[] = [
    ...HOSTILE_NAMES.map((name): Hostile => [
      `the name ${JSON.stringify(name.slice(0, 12))}`,
      [{ ...plain, name }],
    ]),
    ['one name twice', [plain, plain]],
    ['two names that a file system takes for one', [plain, { ...plain, name: 'EVENTS/0.data.json' }]],
    ['a file that is larger than it says', [{ ...packed, size: 10 }]],
    ['a file that is smaller than it says', [{ ...packed, size: 4_000_000 }]],
    ['more than a bundle holds, however small it is packed', [{ ...packed, size: MOST_BYTES + 1 }]],
    ['a size beyond four gigabytes (zip64)', [{ ...packed, size: 0xffffffff, packed: 0xffffffff }]],
    ['another checksum', [{ ...plain, crc: 1 }]],
    ['a file that begins within another', [plain, { ...plain, name: 'b', offset: 0 }]],
    ['bytes before the first file', [plain], { before: text('#!/bin/sh\n') }],
    ['bytes behind the last file', [plain], { gap: text('hidden') }],
    ['bytes behind the end of a packed file', [{ ...packed, behind: text('hidden') }]],
    ['a comment', [plain], { comment: 'PK\u0005\u0006' }],
    ['more files than its list has', [plain], { count: 2 }],
    ['fewer files than its list has', [plain, packed], { count: 1 }],
    ['another name before the bytes than in the list', [{ ...plain, localName: 'events/1.data.json' }]],
    ['another size before the bytes than in the list', [{ ...plain, localSize: 3 }]],
    ['encryption', [{ ...plain, flags: 1 }]],
    ['a way of packing that no bundle has', [{ ...plain, method: 14 }]],
    ['a folder with bytes', [{ ...plain, name: 'events/' }]],
    ['a file whose bytes are no deflate', [{ ...plain, method: 8 }]],
  ];
  it.each(hostile.map(([what, parts, lies]) => ({ what, parts, lies })))(
    'is refused: $what',
    ({ parts, lies }) => {
      expect(() => readZip(zipWith(parts, lies))).toThrow(ZipRefused);
    },
  );

  it('that would unpack to more than a bundle holds is refused before it is unpacked', () => {
    const sizes = [1, 2, 3].map((n) => ({ ...packed, name: `f${n}`, size: MOST_BYTES / 2 }));
    expect(() => readZip(zipWith([{ ...packed, size: MOST_BYTES + 1 }]))).toThrow(/more than \d+ bytes/);
    expect(() => readZip(zipWith(sizes))).toThrow(ZipRefused);
  });

  it('that unpacks to a thousand times its size takes no more memory than it says, and is refused when it lies', () => {
    const bomb = Buffer.alloc(8 * 1024 * 1024);
    const zip = zipWith([{ name: 'bomb', bytes: bomb, deflate: true, size: 1000 }]);
    expect(zip.length).toBeLessThan(bomb.length / 500);
    expect(() => readZip(zip)).toThrow(ZipRefused);
  });

  it.each([0, 1, 21, 22, 100])('of %i bytes is none', (length) => {
    expect(() => readZip(Buffer.alloc(length))).toThrow(ZipRefused);
  });
});
