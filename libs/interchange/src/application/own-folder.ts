import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Uploads, exports and imports under way. */
type Purpose = 'upload' | 'export' | 'import';
const OWNED = /^(?:upload|export|import)-(\d+)-/;

/** A new private folder of this process below `parent`; its name tells whose it is. */
export async function ownFolder(parent: string, purpose: Purpose): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  return mkdtemp(join(parent, `${purpose}-${process.pid}-`));
}

/**
 * Removes what killed processes left in these folders. For the start of a process, before it makes a folder itself: one
 * that bears its own number is of an earlier process.
 */
export async function removeLeftovers(parents: readonly string[]): Promise<void> {
  for (const parent of parents)
    for (const name of await readdir(parent).catch(() => [])) {
      const owner = OWNED.exec(name)?.[1];
      if (owner === undefined || (Number(owner) !== process.pid && isAlive(Number(owner)))) continue;
      await rm(join(parent, name), { recursive: true, force: true });
    }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
