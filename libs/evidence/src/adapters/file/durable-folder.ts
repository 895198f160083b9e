import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Other users of the machine have no business with the papers of an archives. */
const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** A name in a folder survives a power cut only after the folder itself was flushed. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes `root/first/second…` and flushes every folder of the way, also those that were there: another process may
 * have made one a moment ago and not flushed it yet.
 */
export async function makeDurably(root: string, ...parts: readonly string[]): Promise<string> {
  const folder = join(root, ...parts);
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  for (let at = folder, up = parts.length; up > 0; up--) {
    at = dirname(at);
    await flushFolder(at);
  }
  return folder;
}
