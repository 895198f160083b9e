import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import {
  EvidenceDamaged,
  EvidenceMissing,
  EvidenceTooLarge,
  type EvidenceProblem,
} from '../../evidence-store.port';
import { FileEvidenceStore } from './file-evidence-store';

let dataDir: string;
let store: FileEvidenceStore;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'fonds-evidence-'));
  store = await FileEvidenceStore.open({ dataDir });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pathOf = (sha256: string): string =>
  join(dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const incoming = (): string[] => readdirSync(join(dataDir, 'evidence', 'incoming'));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const problems = (expected: string[] = []): Promise<EvidenceProblem[]> => collect(store.verify(expected));

/** Bytes in pieces as a network gives them. */
const inPieces = (bytes: Buffer, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    ),
  );

describe('a supporting file', () => {
  it('is stored under its SHA-256, for its owner alone, and comes back byte for byte', async () => {
    const bytes = randomBytes(300_000);
    expect(await store.put(inPieces(bytes, 7_001))).toEqual({
      sha256: hashOf(bytes),
      bytes: bytes.length,
      existed: false,
    });
    expect(statSync(pathOf(hashOf(bytes))).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(pathOf(hashOf(bytes)))).mode & 0o777).toBe(0o700);
    expect(Buffer.concat(await collect<Buffer>(await store.open(hashOf(bytes)))).equals(bytes)).toBe(true);
    expect(incoming()).toEqual([]);
  });

  it('may be empty', async () => {
    const { sha256 } = await store.put(Buffer.alloc(0));
    expect(await collect(await store.open(sha256))).toEqual([]);
    expect((await store.read(sha256, 0)).length).toBe(0);
  });

  it('that is stored again is the same file', async () => {
    const first = await store.put(Buffer.from('目录'));
    expect(await store.put(Buffer.from('目录'))).toEqual({ ...first, existed: true });
    expect(await collect(store.list())).toEqual([{ sha256: first.sha256, bytes: 6 }]);
  });

  it('stored by many at once is one whole file', async () => {
    const bytes = randomBytes(100_000);
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) => store.put(inPieces(bytes, 5_000 + i))),
    );
    expect(new Set(results.map((r) => r.sha256))).toEqual(new Set([hashOf(bytes)]));
    expect(await problems()).toEqual([]);
    expect(incoming()).toEqual([]);
  });

  it('whose source breaks off is not stored', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('connection lost');
    expect(await collect(store.list())).toEqual([]);
    expect(incoming()).toEqual([]);
  });

  it('past the limit is refused and leaves nothing; at the limit it is stored', async () => {
    const small = await FileEvidenceStore.open({ dataDir, maxBytes: 1_000 });
    await expect(small.put(inPieces(randomBytes(1_001), 100))).rejects.toThrow(EvidenceTooLarge);
    expect(incoming()).toEqual([]);
    expect((await small.put(inPieces(randomBytes(1_000), 100))).bytes).toBe(1_000);
  });

  it('that is not there is missed by name', async () => {
    const absent = hashOf(Buffer.from('absent'));
    await expect(store.open(absent)).rejects.toThrow(EvidenceMissing);
    await expect(store.read(absent, 10)).rejects.toThrow(absent);
    expect(await store.has(absent)).toBe(false);
    expect(await store.size(absent)).toBeUndefined();
  });

  it.each(['../../../etc/passwd', 'ABCD', `${'a'.repeat(63)}/`, 'A'.repeat(64)])(
    'cannot be named %j',
    async (name) => {
      await expect(store.open(name)).rejects.toThrow(TypeError);
      await expect(store.read(name, 1)).rejects.toThrow(TypeError);
      await expect(store.has(name)).rejects.toThrow(TypeError);
    },
  );
});

describe('a damaged file', () => {
  const bytes = randomBytes(200_000);
  const sha256 = hashOf(bytes);
  const damaged = (): Buffer => {
    const other = Buffer.from(bytes);
    other[17] = (other[17] ?? 0) ^ 1;
    return other;
  };

  it('never arrives whole: its stream ends with the error before the last piece', async () => {
    await store.put(bytes);
    writeFileSync(pathOf(sha256), damaged());
    let arrived = 0;
    const reading = async (): Promise<void> => {
      for await (const piece of await store.open(sha256)) arrived += (piece as Buffer).length;
    };
    await expect(reading()).rejects.toThrow(EvidenceDamaged);
    expect(arrived).toBeLessThan(bytes.length);
  });

  it('gives no byte of itself to read()', async () => {
    await store.put(bytes);
    writeFileSync(pathOf(sha256), damaged());
    await expect(store.read(sha256, bytes.length)).rejects.toThrow(EvidenceDamaged);
  });

  it('is found by verify, and healed by storing the right bytes again', async () => {
    await store.put(bytes);
    truncateSync(pathOf(sha256), 100);
    expect(await problems()).toEqual([
      { problem: 'damaged', sha256, actual: hashOf(bytes.subarray(0, 100)) },
    ]);
    expect(await store.put(bytes)).toMatchObject({ sha256, existed: true });
    expect(await problems()).toEqual([]);
  });
});

describe('read()', () => {
  it('refuses more than the caller can hold', async () => {
    const { sha256 } = await store.put(Buffer.alloc(11));
    await expect(store.read(sha256, 10)).rejects.toThrow(EvidenceTooLarge);
    expect((await store.read(sha256, 11)).length).toBe(11);
  });
});

describe('verify', () => {
  it('names what is expected and not there, once', async () => {
    const { sha256 } = await store.put(Buffer.from('there'));
    const absent = hashOf(Buffer.from('absent'));
    expect(await problems([sha256, absent, absent])).toEqual([{ problem: 'missing', sha256: absent }]);
  });

  it('names what no put left there; list passes it over', async () => {
    const { sha256 } = await store.put(Buffer.from('there'));
    const misplaced = hashOf(Buffer.from('elsewhere'));
    writeFileSync(join(dirname(pathOf(sha256)), misplaced), 'elsewhere');
    mkdirSync(join(dataDir, 'evidence', 'zz'));
    writeFileSync(join(dataDir, 'evidence', 'zz', 'note.txt'), '');
    writeFileSync(join(dataDir, 'evidence', 'thumbs.db'), '');
    const strays = (await problems()).map((p) => (p.problem === 'stray' ? p.path : p.problem)).sort();
    expect(strays).toEqual(
      [join(sha256.slice(0, 2), sha256.slice(2, 4), misplaced), 'thumbs.db', join('zz', 'note.txt')].sort(),
    );
    expect(await collect(store.list())).toEqual([{ sha256, bytes: 5 }]);
  });
});

describe('opening the store', () => {
  it('makes a data folder that the user of the embedded database can enter, and a store that he cannot', async () => {
    const fresh = join(dataDir, 'fresh');
    await FileEvidenceStore.open({ dataDir: fresh });
    expect(statSync(fresh).mode & 0o777).toBe(0o711);
    expect(statSync(join(fresh, 'evidence')).mode & 0o777).toBe(0o700);
  });

  it('removes what a killed upload left more than a day ago, and nothing younger', async () => {
    const now = Date.UTC(2026, 10, 22);
    const left = (name: string, ageHours: number): string => {
      const path = join(dataDir, 'evidence', 'incoming', name);
      writeFileSync(path, 'half');
      utimesSync(path, now / 1000 - ageHours * 3600, now / 1000 - ageHours * 3600);
      return path;
    };
    const [old, young] = [left('old', 25), left('young', 23)];
    await FileEvidenceStore.open({ dataDir, clock: { now: () => now } });
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});
