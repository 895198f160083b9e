import { resolve } from 'node:path';
import { migrate, type Database, type Migration } from '@fonds/database';
import { FileEvidenceStore, type EvidenceStore } from '@fonds/evidence';
import { escapeIdentifier, type ClientBase, type Pool } from 'pg';
import { BackupRefused, type BackupManifest, type BackupTable, type OnProgress } from './backup-format';
import { checkBackup } from './check-backup';
import { copyFromFile, digestCopy } from './copy-files';
import { RowDigest } from './row-digest';
import {
  appliedMigrations,
  copyEventsOut,
  copyIn,
  copyTableOut,
  otherTables,
  shapeOf,
  tableName,
  usePortableText,
  type TableShape,
} from './table-catalog';

export interface RestoreTarget {
  /** Opened, not served by anybody, and without a single event. It need not be migrated. */
  readonly database: Pick<Database, 'owner'>;
  /** All migrations of this build, in order. */
  readonly migrations: readonly Migration[];
  readonly evidence: EvidenceStore;
  /** What follows from the log: rebuild the projections here. */
  readonly afterRestore?: (position: bigint) => Promise<void>;
}

export interface RestoreResult {
  readonly position: bigint;
  readonly tables: number;
  readonly evidence: { readonly files: number; readonly bytes: number };
}

/**
 * Puts a backup into an empty installation: the exact bytes, ids, positions, salts and times. The backup is read and
 * checked whole before anything is written; the rows go in in one transaction, which ends only when reading them back
 * gives the digests of the manifest. Supporting files come before the events that cite them.
 *
 * @throws BackupRefused for a damaged backup, a store that is not empty, or another state of the schema
 */
export async function restore(
  sourceFolder: string,
  into: RestoreTarget,
  progress: OnProgress = () => undefined,
): Promise<RestoreResult> {
  const folder = resolve(sourceFolder);
  const manifest = await checkBackup(folder, progress);
  await refuseUnlessEmpty(into.database.owner);
  await migrateAsBackup(into, manifest);
  await putEvidence(folder, manifest, into.evidence, progress);
  await putRows(into.database.owner, folder, manifest, progress);
  await migrate(into.database.owner, into.migrations);
  const position = BigInt(manifest.position);
  await into.afterRestore?.(position);
  const bytes = manifest.evidence.reduce((sum, file) => sum + file.bytes, 0);
  return { position, tables: manifest.tables.length, evidence: { files: manifest.evidence.length, bytes } };
}

async function refuseUnlessEmpty(owner: Pool | ClientBase): Promise<void> {
  const { rows: there } = await owner.query<{ there: boolean }>(
    `SELECT to_regclass('fonds.event') IS NOT NULL AS there`,
  );
  if (!there[0]?.there) return;
  const { rows } = await owner.query<{ used: boolean }>(
    'SELECT EXISTS (SELECT FROM fonds.event) OR EXISTS (SELECT FROM fonds.head WHERE position <> 0) AS used',
  );
  if (rows[0]?.used)
    throw new BackupRefused({
      en:
        'This store already holds events, and a restore never overwrites history; nothing was written. ' +
        'Restore into a new data folder (FONDS_DATA=… fonds restore …) or an empty database (DATABASE_URL=…).',
      zh: '本系统已有事件，恢复从不覆盖历史，未写入任何内容。请恢复到新的数据目录（FONDS_DATA=… fonds restore …）或空数据库（DATABASE_URL=…）。',
    });
}

/** The rows fit the schema they were read from. Steps that came later run over them afterwards, as they would have then. */
async function migrateAsBackup(into: RestoreTarget, manifest: BackupManifest): Promise<void> {
  const inBackup = new Map(manifest.migrations.map(({ id, sha256 }) => [id, sha256]));
  const unknown = manifest.migrations
    .filter(({ id }) => !into.migrations.some((step) => step.id === id))
    .map(({ id }) => id);
  if (unknown.length)
    throw new BackupRefused(
      {
        en: 'The backup was written by a newer build of fonds; nothing was written. Restore it with that build or a later one.',
        zh: '该备份由更新版本的 fonds 写成，未写入任何内容。请用该版本或更新的版本恢复。',
      },
      unknown,
    );
  const client = await into.database.owner.connect();
  try {
    const before = await appliedMigrations(client);
    const ahead = (before ?? []).filter(({ id }) => !inBackup.has(id)).map(({ id }) => id);
    if (ahead.length)
      throw new BackupRefused(
        {
          en:
            'The database was set up by a newer build than the backup, and its later steps must run after the rows are there; nothing was written. ' +
            'Restore into a database or data folder in which nothing was ever started.',
          zh: '该数据库由比备份更新的版本建立，其后续步骤须在数据恢复之后执行，未写入任何内容。请恢复到从未启动过的数据库或数据目录。',
        },
        ahead,
      );
  } finally {
    client.release();
  }
  await migrate(
    into.database.owner,
    into.migrations.filter(({ id }) => inBackup.has(id)),
  );
  const applied = await withClient(into.database.owner, appliedMigrations);
  const changed = (applied ?? []).filter(({ id, sha256 }) => inBackup.get(id) !== sha256).map(({ id }) => id);
  if (changed.length)
    throw new BackupRefused(
      {
        en: 'Steps of the schema have another text in this build than in the backup; restore with the build that wrote it.',
        zh: '本版本的数据库迁移步骤与备份中的文字不同。请用写成该备份的版本恢复。',
      },
      changed,
    );
}

async function withClient<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function putEvidence(
  folder: string,
  manifest: BackupManifest,
  into: EvidenceStore,
  progress: OnProgress,
): Promise<void> {
  const from = FileEvidenceStore.reading(folder);
  for (const [i, { sha256 }] of manifest.evidence.entries()) {
    await into.put(await from.open(sha256));
    progress({ phase: 'evidence', done: i + 1, total: manifest.evidence.length });
  }
}

const putRows = (
  owner: Pool,
  folder: string,
  manifest: BackupManifest,
  progress: OnProgress,
): Promise<void> =>
  withClient(owner, async (client) => {
    await usePortableText(client);
    await client.query('BEGIN');
    // Whoever appends meanwhile waits, then finds the restored head.
    await client.query('LOCK TABLE fonds.head IN ACCESS EXCLUSIVE MODE');
    await refuseUnlessEmpty(client);
    const events = sameShape(await shapeOf(client, 'event'), manifest.events);
    await putTables(client, folder, manifest, progress);
    for (const { file, rows } of countedUp(manifest.events)) {
      await copyFromFile(client, copyIn(events), folder, file);
      progress({ phase: 'events', done: rows, total: manifest.events.rows });
    }
    await client.query(`UPDATE fonds.head SET position = ${BigInt(manifest.position)}`);
    for (const { name, value } of manifest.sequences)
      await client.query('SELECT setval($1::regclass, $2::bigint)', [
        `fonds.${escapeIdentifier(name)}`,
        value,
      ]);
    await compare(client, copyEventsOut(events, 0n, BigInt(manifest.position)), manifest.events);
    for (const table of manifest.tables) await compare(client, copyTableOut(table), table);
    await client.query('COMMIT');
  });

/** Files of a table with the rows up to and with each. */
function countedUp(table: BackupTable): { file: string; rows: number }[] {
  let rows = 0;
  return table.files.map((each) => ({ file: each.file, rows: (rows += each.rows) }));
}

async function putTables(
  client: ClientBase,
  folder: string,
  manifest: BackupManifest,
  progress: OnProgress,
): Promise<void> {
  const shapes = new Map((await otherTables(client)).map((shape) => [shape.name, shape]));
  const names = manifest.tables.map(({ name }) => name);
  const missing = [...shapes.keys()].filter((name) => !names.includes(name));
  if (missing.length)
    throw new BackupRefused(
      {
        en: 'The backup lacks tables that its own schema has; nothing was written.',
        zh: '备份缺少其自身结构应有的表，未写入任何内容。请使用另一份副本或更早的备份。',
      },
      missing,
    );
  // A store without an event has nobody: what stands here came with the migrations, and the backup has its own.
  for (const table of [...manifest.tables].reverse()) {
    sameShape(shapes.get(table.name), table);
    await client.query(`DELETE FROM ${tableName(table)}`);
  }
  for (const [i, table] of manifest.tables.entries()) {
    for (const { file } of table.files) await copyFromFile(client, copyIn(table), folder, file);
    progress({ phase: 'tables', done: i + 1, total: manifest.tables.length });
  }
}

function sameShape(found: TableShape | undefined, expected: TableShape): TableShape {
  if (found?.columns.join('\n') !== expected.columns.join('\n'))
    throw new BackupRefused({
      en: `The table ${expected.name} has other columns here than in the backup; nothing was written. Restore with the build that wrote it.`,
      zh: `表 ${expected.name} 的列与备份中的不同，未写入任何内容。请用写成该备份的版本恢复。`,
    });
  return expected;
}

async function compare(client: ClientBase, sql: string, expected: BackupTable): Promise<void> {
  const digest = new RowDigest();
  await digestCopy(client, sql, digest);
  if (digest.rows !== expected.rows || digest.sha256() !== expected.sha256)
    throw new BackupRefused({
      en:
        `The rows of ${expected.name} read back from the database are not those of the backup; nothing was kept. ` +
        'Check the memory and disk of this machine, and restore again.',
      zh: `从数据库读回的 ${expected.name} 各行与备份不符，未保留任何内容。请检查本机的内存和磁盘，然后重新恢复。`,
    });
}
