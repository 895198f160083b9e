import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock, type Clock } from '@fonds/kernel';
import {
  EvidenceDamaged,
  EvidenceMissing,
  EvidenceTooLarge,
  isSha256,
  sha256Of,
  type EvidenceProblem,
  type EvidenceStore,
  type Sha256,
  type StoredFile,
} from '../../evidence-store.port';
import { flushFolder, makeDurably, PRIVATE_FILE } from './durable-folder';
import { VerifiedReading } from './verified-reading';

/** Far above any catalogue or scan set seen; it keeps an endless stream from filling the disk. */
const DEFAULT_MAX_BYTES = 64 * 1024 ** 3;
/** What an upload left behind when its process was killed. A day is longer than any upload takes. */
const STALE_MILLISECONDS = 24 * 3_600_000;
/** The embedded database, run by another user, may live in the same data folder and must be able to enter it. */
const SHARED_FOLDER = 0o711;
const INCOMING = 'incoming';
const FOLDER = 'evidence';

export interface FileEvidenceOptions {
  /** The files lie in `<dataDir>/evidence/ab/cd/<sha256>`. */
  readonly dataDir: string;
  /** Largest file in bytes. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
}

/** Supporting files in a folder: written beside, flushed, renamed, and the folder flushed, in this order. */
export class FileEvidenceStore implements EvidenceStore {
  private constructor(
    private readonly root: string,
    private readonly maxBytes: number,
  ) {}

  /** Makes the folder when it is missing, and removes what killed uploads left there more than a day ago. */
  static async open({
    dataDir,
    maxBytes = DEFAULT_MAX_BYTES,
    clock = systemClock,
  }: FileEvidenceOptions): Promise<FileEvidenceStore> {
    await mkdir(dataDir, { recursive: true, mode: SHARED_FOLDER });
    await makeDurably(dataDir, FOLDER, INCOMING);
    const root = join(dataDir, FOLDER);
    const incoming = join(root, INCOMING);
    for (const name of await readdir(incoming)) {
      const path = join(incoming, name);
      const found = await statOf(path);
      if (found && clock.now() - found.mtimeMs > STALE_MILLISECONDS) await rm(path, { force: true });
    }
    return new FileEvidenceStore(root, maxBytes);
  }

  /** Files that are only read, such as those of a backup on a medium that cannot be written. */
  static reading(dataDir: string): Pick<EvidenceStore, 'open' | 'read' | 'has' | 'size' | 'list' | 'verify'> {
    return new FileEvidenceStore(join(dataDir, FOLDER), 0);
  }

  async put(source: Readable | Buffer): Promise<StoredFile & { readonly existed: boolean }> {
    const beside = join(this.root, INCOMING, randomUUID());
    try {
      const file = await this.write(beside, Buffer.isBuffer(source) ? Readable.from([source]) : source);
      const folder = await makeDurably(this.root, ...placeOf(file.sha256));
      const path = join(folder, file.sha256);
      const existed = (await statOf(path)) !== undefined;
      // Also when it exists: the file there may be damaged, or not durable yet.
      await rename(beside, path);
      await flushFolder(folder);
      return { ...file, existed };
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  private async write(path: string, source: Readable): Promise<StoredFile> {
    const handle = await open(path, 'wx', PRIVATE_FILE);
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of source) {
        const chunk: Buffer = Buffer.isBuffer(piece) ? piece : Buffer.from(piece as string | Uint8Array);
        bytes += chunk.length;
        if (bytes > this.maxBytes) throw new EvidenceTooLarge(this.maxBytes);
        hash.update(chunk);
        await writeAll(handle, chunk);
      }
      await handle.sync();
      return { sha256: sha256Of(hash.digest('hex')), bytes };
    } finally {
      await handle.close();
    }
  }

  async open(sha256: string): Promise<Readable> {
    const handle = await this.handleOf(sha256);
    const verified = new VerifiedReading(sha256);
    // An error reaches the reader through `verified`, which the pipeline destroys with it.
    void pipeline(handle.createReadStream(), verified).catch(() => undefined);
    return verified;
  }

  async read(sha256: string, maxBytes: number): Promise<Buffer> {
    const handle = await this.handleOf(sha256);
    try {
      const { size } = await handle.stat();
      if (size > maxBytes) throw new EvidenceTooLarge(maxBytes);
      const bytes = await handle.readFile();
      const actual = createHash('sha256').update(bytes).digest('hex');
      if (actual !== sha256) throw new EvidenceDamaged(sha256, actual);
      return bytes;
    } finally {
      await handle.close();
    }
  }

  private async handleOf(sha256: string): Promise<FileHandle> {
    try {
      return await open(this.pathOf(sha256Of(sha256)), 'r');
    } catch (error) {
      throw isAbsent(error) ? new EvidenceMissing(sha256) : error;
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.size(sha256)) !== undefined;
  }

  async size(sha256: string): Promise<number | undefined> {
    return (await statOf(this.pathOf(sha256Of(sha256))))?.size;
  }

  async *list(): AsyncIterable<StoredFile> {
    for await (const { sha256, path } of this.walk()) {
      const found = sha256 && (await statOf(path));
      if (found) yield { sha256, bytes: found.size };
    }
  }

  async *verify(expected: Iterable<string> = []): AsyncIterable<EvidenceProblem> {
    for await (const { sha256, path, relative } of this.walk()) {
      if (!sha256) {
        yield { problem: 'stray', path: relative };
        continue;
      }
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
      const actual = hash.digest('hex');
      if (actual !== sha256) yield { problem: 'damaged', sha256, actual };
    }
    for (const name of new Set(expected)) {
      const sha256 = sha256Of(name);
      if (!(await this.has(sha256))) yield { problem: 'missing', sha256 };
    }
  }

  /** Everything under the root but what is coming in; `sha256` only for a file that stands where its name says. */
  private async *walk(): AsyncIterable<{ sha256: Sha256 | undefined; path: string; relative: string }> {
    for (const first of await sorted(this.root)) {
      if (first.name === INCOMING) continue;
      for (const second of await sortedOrNone(join(this.root, first.name), first.isDirectory())) {
        const parent = join(first.name, second.name);
        for (const file of await sortedOrNone(join(this.root, parent), second.isDirectory())) {
          const relative = join(parent, file.name);
          const inPlace = file.isFile() && isSha256(file.name) && join(...placeOf(file.name)) === parent;
          yield {
            sha256: inPlace ? sha256Of(file.name) : undefined,
            path: join(this.root, relative),
            relative,
          };
        }
        if (!second.isDirectory())
          yield { sha256: undefined, path: join(this.root, parent), relative: parent };
      }
      if (!first.isDirectory())
        yield { sha256: undefined, path: join(this.root, first.name), relative: first.name };
    }
  }

  private readonly pathOf = (sha256: Sha256): string => join(this.root, ...placeOf(sha256), sha256);
}

/** Two levels of at most 256 folders each: ten million files leave about 150 in a folder. */
const placeOf = (sha256: Sha256): [string, string] => [sha256.slice(0, 2), sha256.slice(2, 4)];

const sorted = async (folder: string) =>
  (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));

const sortedOrNone = async (folder: string, isFolder: boolean) => (isFolder ? sorted(folder) : []);

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
