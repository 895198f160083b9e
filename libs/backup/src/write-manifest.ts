import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANIFEST, SUMS, sumsOf, type BackupManifest } from './backup-format';

/** Flushes what was written before, then writes the manifest: where it stands, everything else does. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const text = JSON.stringify(manifest, undefined, 1) + '\n';
  await writeDurably(join(folder, SUMS), sumsOf(manifest, createHash('sha256').update(text).digest('hex')));
  for (const inside of ['events', 'tables', '.']) await flush(join(folder, inside));
  await writeDurably(join(folder, MANIFEST), text);
  await flush(folder);
  await flush(dirname(folder));
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
