import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FindingBook } from './finding';

/** Hashes every cited paper again, where it lies in the data folder. @returns false when it was stopped */
export async function auditPapers(
  dataDir: string,
  papers: ReadonlyMap<string, number>,
  book: FindingBook,
  afterPaper: (done: number) => boolean,
): Promise<boolean> {
  let done = 0;
  for (const [what, position] of papers) {
    const here = await hashOf(dataDir, what);
    if (here === undefined) book.add({ kind: 'paper-missing', position, what });
    else if (here !== what) book.add({ kind: 'paper-damaged', position, what, here });
    if (!afterPaper(++done)) return false;
  }
  return true;
}

/** @returns nothing when there is no such file */
async function hashOf(dataDir: string, sha256: string): Promise<string | undefined> {
  // What is no digest names no file, least of all one elsewhere.
  if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const path = join(dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
