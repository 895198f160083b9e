/** The zip file of a workbook: its parts by name, within limits, each part checked against its own checksum. */
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { chunksOf, detailOf, unreadable } from '../sheet-problem';

/** A workbook of one sheet for each of 20,000 案卷 has about 40,000 parts. */
const ENTRY_LIMIT = 100_000;
/** Nine columns by 1,048,576 rows take about 0.5 GiB of XML. */
const UNPACKED_LIMIT = 8 * 1024 ** 3;
/** Sheets of formatted empty rows pack about 1:100; deflate cannot do more than 1:1032. */
const RATIO_LIMIT = 400;
/** Small parts may pack as well as they like. */
const RATIO_FREE_BYTES = 64 * 1024 ** 2;

export interface XlsxPackage {
  readonly file: string;
  /** Part names are compared without regard to case, as OPC asks. */
  has(part: string): boolean;
  /** @throws UnreadableSource `xlsx-damaged` (also where the part does not exist), `xlsx-encrypted` */
  read(part: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** @throws UnreadableSource `xlsx-damaged`, `zip-bomb`, `sheet-too-large` */
export async function openPackage(path: string, file: string, onPiece?: () => void): Promise<XlsxPackage> {
  const damaged = (detail: string) => unreadable('xlsx-damaged', { file }, { detail });
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: unknown) => {
    throw damaged(detailOf(error));
  });
  const entries = await readEntries(zip, file).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return {
    file,
    has: (part) => entries.has(part.toLowerCase()),
    async *read(part) {
      const entry = entries.get(part.toLowerCase());
      if (!entry) throw damaged(`the part ${part} is missing`);
      if (entry.isEncrypted()) throw unreadable('xlsx-encrypted', { file }, { detail: part });
      for await (const chunk of checkedChunks(zip, entry, file)) {
        onPiece?.();
        yield chunk;
      }
    },
    close: () =>
      new Promise((resolve) => {
        if (!zip.isOpen) return resolve();
        zip.once('close', () => resolve());
        zip.close();
      }),
  };
}

function readEntries(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    if (zip.entryCount > ENTRY_LIMIT) {
      return reject(
        unreadable(
          'sheet-too-large',
          { file },
          { what: `${zip.entryCount} parts in the file`, limit: ENTRY_LIMIT },
        ),
      );
    }
    zip.on('error', (error: unknown) =>
      reject(unreadable('xlsx-damaged', { file }, { detail: detailOf(error) })),
    );
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      unpacked += entry.uncompressedSize;
      const bomb = bombOf(entry, unpacked);
      if (bomb) return reject(unreadable('zip-bomb', { file }, { detail: bomb }));
      // Two parts of one name: which of them Excel shows is anybody's guess.
      if (entries.has(name))
        return reject(unreadable('xlsx-damaged', { file }, { detail: `the part ${name} exists twice` }));
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function bombOf(entry: Entry, unpacked: number): string | undefined {
  if (unpacked > UNPACKED_LIMIT) return `more than ${UNPACKED_LIMIT} bytes`;
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  return entry.uncompressedSize > RATIO_FREE_BYTES && ratio > RATIO_LIMIT
    ? `${entry.fileName}: ${entry.uncompressedSize} bytes from ${entry.compressedSize}`
    : undefined;
}

/** The zip reader holds sizes to what was declared, not checksums; without them a changed digit would pass as data. */
async function* checkedChunks(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw unreadable('xlsx-damaged', { file }, { detail: detailOf(error) });
  });
  let sum = 0;
  for await (const chunk of chunksOf(stream, 'xlsx-damaged', { file })) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32)
    throw unreadable('xlsx-damaged', { file }, { detail: `checksum of ${entry.fileName}` });
}
