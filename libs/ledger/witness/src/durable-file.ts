import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a witness keeps is its operator's alone. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * Puts a whole file in the place of another: after a power cut there is the old one or the new one, never a part of
 * either. Of two writers to one path the caller lets only one begin.
 */
export async function writeDurably(path: string, content: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', OWN_FILE);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await flushFolder(dirname(path));
}

/** A name in a folder outlives a power cut only when the folder itself was flushed. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Folders above it are made as usual: others may have business there. */
export async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
  await flushFolder(dirname(folder));
}

export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
