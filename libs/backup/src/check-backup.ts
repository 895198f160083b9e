import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EvidenceDamaged, EvidenceMissing, FileEvidenceStore } from '@fonds/evidence';
import {
  BackupRefused,
  MANIFEST,
  parseManifest,
  SUMS,
  sumsOf,
  type BackupManifest,
  type BackupTable,
  type OnProgress,
} from './backup-format';
import { digestFile } from './copy-files';
import { RowDigest } from './row-digest';

/**
 * Reads a backup whole and compares every file with the manifest: digests, sizes, counts. Writes nothing, so the
 * backup may lie on a medium that cannot be written.
 *
 * @throws BackupRefused naming each file that is damaged or missing
 */
export async function checkBackup(
  sourceFolder: string,
  progress: OnProgress = () => undefined,
): Promise<BackupManifest> {
  const folder = resolve(sourceFolder);
  const manifest = await readManifest(folder);
  const tables = [manifest.events, ...manifest.tables];
  const total = tables.reduce((sum, table) => sum + table.files.length, 0) + manifest.evidence.length;
  let done = 0;
  const step = (): void => progress({ phase: 'checking', done: ++done, total });

  const problems: string[] = [];
  for (const table of tables) problems.push(...(await checkTable(folder, table, step)));
  if (String(manifest.events.rows) !== manifest.position)
    problems.push(
      `${MANIFEST}: ${manifest.events.rows} events up to position ${manifest.position} · 事件数与位置不符`,
    );
  problems.push(...(await checkEvidence(folder, manifest, step)));
  if (problems.length)
    throw new BackupRefused(
      {
        en: `The backup in ${folder} is damaged; nothing was written. Use another copy of it, or an earlier backup.`,
        zh: `${folder} 中的备份已损坏，未写入任何内容。请使用另一份副本，或更早的备份。`,
      },
      problems,
    );
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readOrMissing(join(folder, MANIFEST));
  if (text === undefined)
    throw new BackupRefused({
      en: `${folder} has no ${MANIFEST}: it is no backup, or one that was never finished. Use another one.`,
      zh: `${folder} 中没有 ${MANIFEST}：不是备份，或是一份没有做完的备份。请换一份。`,
    });
  const sums = await readOrMissing(join(folder, SUMS));
  if (sums === undefined)
    throw new BackupRefused({
      en: `The backup in ${folder} is damaged: ${SUMS} is missing. Use another copy of it.`,
      zh: `${folder} 中的备份已损坏：缺少 ${SUMS}。请使用另一份副本。`,
    });
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (!sums.startsWith(`${sha256}  ${MANIFEST}\n`))
    throw new BackupRefused({
      en: `The backup in ${folder} is damaged: ${MANIFEST} is not what ${SUMS} says. Use another copy of it.`,
      zh: `${folder} 中的备份已损坏：${MANIFEST} 与 ${SUMS} 所记不符。请使用另一份副本。`,
    });
  const manifest = parseManifest(text.toString());
  if (!manifest)
    throw new BackupRefused({
      en: `The backup in ${folder} was written by a newer build of fonds, which this one cannot read. Restore it with that build.`,
      zh: `${folder} 中的备份由更新版本的 fonds 写成，本版本读不了。请用该版本恢复。`,
    });
  if (sums.toString() !== sumsOf(manifest, sha256))
    throw new BackupRefused({
      en: `The backup in ${folder} is damaged: ${SUMS} does not fit ${MANIFEST}. Use another copy of it.`,
      zh: `${folder} 中的备份已损坏：${SUMS} 与 ${MANIFEST} 不相配。请使用另一份副本。`,
    });
  return manifest;
}

async function readOrMissing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function checkTable(folder: string, table: BackupTable, step: () => void): Promise<string[]> {
  const problems: string[] = [];
  const digest = new RowDigest();
  for (const expected of table.files) {
    try {
      const found = await digestFile(folder, expected.file, digest);
      if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes || found.rows !== expected.rows)
        problems.push(`damaged 损坏: ${expected.file}`);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') problems.push(`missing 缺失: ${expected.file}`);
      else if (code?.startsWith('Z_')) problems.push(`damaged 损坏: ${expected.file}`);
      else throw error;
    }
    step();
  }
  if (problems.length === 0 && (digest.rows !== table.rows || digest.sha256() !== table.sha256))
    problems.push(
      `${MANIFEST}: the rows of ${table.name} are others than it says · ${table.name} 的各行与所记不符`,
    );
  return problems;
}

async function checkEvidence(folder: string, manifest: BackupManifest, step: () => void): Promise<string[]> {
  const store = FileEvidenceStore.reading(folder);
  const problems: string[] = [];
  for (const { sha256 } of manifest.evidence) {
    try {
      for await (const _ of await store.open(sha256));
    } catch (error) {
      if (error instanceof EvidenceMissing) problems.push(`missing 缺失: supporting file 佐证材料 ${sha256}`);
      else if (error instanceof EvidenceDamaged)
        problems.push(`damaged 损坏: supporting file 佐证材料 ${sha256}`);
      else throw error;
    }
    step();
  }
  return problems;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;
