import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Database } from '@fonds/database';
import { EngineTable } from '@fonds/event-store';
import { EvidenceDamaged, FileEvidenceStore, type EvidenceStore, type StoredFile } from '@fonds/evidence';
import type { PoolClient } from 'pg';
import {
  BackupRefused,
  type BackupFile,
  type BackupManifest,
  type BackupTable,
  type OnProgress,
} from './backup-format';
import { copyToFile } from './copy-files';
import { readCited } from './read-cited';
import { RowDigest } from './row-digest';
import {
  appliedMigrations,
  copyEventsOut,
  copyTableOut,
  otherTables,
  sequences,
  shapeOf,
  usePortableText,
} from './table-catalog';
import { writeManifest } from './write-manifest';

/** Events in one statement: a second or so, so that no old snapshot keeps dead versions of the head row. */
const PAGE_EVENTS = 10_000;

export interface BackupSource {
  readonly database: Pick<Database, 'owner'>;
  readonly evidence: EvidenceStore;
  /** Folder of the installation, when it has one: a backup inside it would be lost with it. */
  readonly dataDir?: string;
  /** Events of one page; for tests. */
  readonly pageEvents?: number;
}

export interface BackupResult {
  readonly folder: string;
  /** Everything up to this log position is in the backup. */
  readonly position: bigint;
  readonly tables: number;
  readonly evidence: { readonly files: number; readonly bytes: number };
}

/**
 * Writes a whole copy of an installation into a new folder, beside a running server: the log up to the position that
 * was its end when the backup began, all tables that are no projection, and every supporting file, hashed again.
 * Files are for their owner alone: they hold password hashes and everything that is closed.
 *
 * @throws BackupRefused for a folder that is in use, and naming each cited supporting file that is missing or damaged;
 *   the folder has no manifest then
 */
export async function backup(
  source: BackupSource,
  targetFolder: string,
  progress: OnProgress = () => undefined,
): Promise<BackupResult> {
  const folder = resolve(targetFolder);
  await makeEmpty(folder, source.dataDir);
  const client = await source.database.owner.connect();
  let broken: Error | undefined;
  try {
    await usePortableText(client);
    const manifest = await writeAll(client, source, folder, progress);
    await writeManifest(folder, manifest);
    const bytes = manifest.evidence.reduce((sum, file) => sum + file.bytes, 0);
    return {
      folder,
      position: BigInt(manifest.position),
      tables: manifest.tables.length,
      evidence: { files: manifest.evidence.length, bytes },
    };
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function makeEmpty(folder: string, dataDir: string | undefined): Promise<void> {
  if (dataDir !== undefined && (folder + sep).startsWith(resolve(dataDir) + sep))
    throw new BackupRefused({
      en: `${folder} lies inside the data folder ${resolve(dataDir)} and would be lost with it. Choose a folder elsewhere.`,
      zh: `${folder} 在数据目录 ${resolve(dataDir)} 之内，会与其一同丢失。请选择别处的目录。`,
    });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new BackupRefused({
      en: `${folder} is not empty; nothing was written. Name a new folder, or remove what an unfinished backup left there.`,
      zh: `${folder} 不是空目录，未写入任何内容。请写一个新目录，或清除未做完的备份留下的内容。`,
    });
  await mkdir(join(folder, 'events'), { mode: 0o700 });
  await mkdir(join(folder, 'tables'), { mode: 0o700 });
}

async function writeAll(
  client: PoolClient,
  source: BackupSource,
  folder: string,
  progress: OnProgress,
): Promise<BackupManifest> {
  await refuseEventServer(client);
  const { head, ...state } = await writeState(client, folder, progress);
  const through = BigInt(head.position);
  const { events, cited } = await writeEvents(
    client,
    folder,
    through,
    source.pageEvents ?? PAGE_EVENTS,
    progress,
  );
  const evidence = await copyEvidence(source.evidence, folder, cited, progress);
  return { format: 'fonds-backup', version: 1, ...head, ...state, events, evidence };
}

/** A backup holds events; those of an event server are backed up there, and PostgreSQL beside it. */
async function refuseEventServer(client: PoolClient): Promise<void> {
  if ((await new EngineTable(client).engine()) === 'server')
    throw new BackupRefused({
      en: 'The events of this installation are on an event server. Back up that server and the PostgreSQL by their own means, the server last (docs/operations/event-server.md).',
      zh: '本系统的事件存于事件服务器。请用各自的办法备份该服务器与 PostgreSQL，最后备份服务器（docs/operations/event-server.md）。',
    });
}

/**
 * The end of the log and all small tables in one snapshot, so that they belong together: no secret of an account
 * that the log does not know yet.
 */
async function writeState(client: PoolClient, folder: string, progress: OnProgress) {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<{ position: string; createdAt: string; postgres: string }>(
    `SELECT position, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
            current_setting('server_version') AS postgres FROM fonds.head`,
  );
  const [head] = rows;
  if (!head) throw new Error('the log has no head row');
  const migrations = (await appliedMigrations(client)) ?? [];
  const tables = await writeTables(client, folder, progress);
  const state = { head, migrations, tables, sequences: await sequences(client) };
  await client.query('COMMIT');
  return state;
}

async function writeEvents(
  client: PoolClient,
  folder: string,
  through: bigint,
  page: number,
  progress: OnProgress,
) {
  const shape = await shapeOf(client, 'event');
  const digest = new RowDigest();
  const files: BackupFile[] = [];
  const cited = new Set<string>();
  for (let after = 0n; after < through;) {
    const to = after + BigInt(page) < through ? after + BigInt(page) : through;
    const file = `events/${String(files.length + 1).padStart(6, '0')}.copy.gz`;
    const written = await copyToFile(client, copyEventsOut(shape, after, to), folder, file, digest);
    if (BigInt(written.rows) !== to - after)
      throw new BackupRefused({
        en:
          `The log holds ${written.rows} events between positions ${after + 1n} and ${to}, not ${to - after}: it has been tampered with or damaged. ` +
          'Keep the last good backup and have the database examined.',
        zh: `日志在位置 ${after + 1n} 至 ${to} 之间有 ${written.rows} 个事件，应为 ${to - after} 个：日志被篡改或已损坏。请保留最近一份完好的备份，并检查数据库。`,
      });
    files.push(written);
    for (const sha256 of await readCited(client, after, to)) cited.add(sha256);
    after = to;
    progress({ phase: 'events', done: Number(after), total: Number(through) });
  }
  const events: BackupTable = { ...shape, rows: digest.rows, sha256: digest.sha256(), files };
  return { events, cited };
}

async function writeTables(client: PoolClient, folder: string, progress: OnProgress): Promise<BackupTable[]> {
  const shapes = await otherTables(client);
  const tables: BackupTable[] = [];
  for (const shape of shapes) {
    const digest = new RowDigest();
    // Numbered: a table's name may hold what a file's name may not.
    const file = `tables/${String(tables.length + 1).padStart(3, '0')}-${shape.name.replace(/[^a-z0-9_]/g, '_')}.copy.gz`;
    const written = await copyToFile(client, copyTableOut(shape), folder, file, digest);
    tables.push({ ...shape, rows: digest.rows, sha256: digest.sha256(), files: [written] });
    progress({ phase: 'tables', done: tables.length, total: shapes.length });
  }
  return tables;
}

async function copyEvidence(
  from: EvidenceStore,
  folder: string,
  cited: ReadonlySet<string>,
  progress: OnProgress,
): Promise<StoredFile[]> {
  const to = await FileEvidenceStore.open({ dataDir: folder });
  const files: StoredFile[] = [];
  for await (const file of from.list()) files.push(file);
  const there = new Set<string>(files.map(({ sha256 }) => sha256));
  const problems = [...cited]
    .filter((sha256) => !there.has(sha256))
    .map((sha256) => `missing 缺失: ${sha256}`);
  for (const [i, { sha256 }] of files.entries()) {
    try {
      await to.put(await from.open(sha256));
    } catch (error) {
      if (!(error instanceof EvidenceDamaged)) throw error;
      problems.push(`damaged 损坏: ${sha256}`);
    }
    progress({ phase: 'evidence', done: i + 1, total: files.length });
  }
  if (problems.length)
    throw new BackupRefused(
      {
        en:
          `${problems.length} supporting file(s) are missing or damaged; this is no complete backup. ` +
          'Store them again from an earlier backup or their source (fonds evidence add FILE), then back up again.',
        zh: `${problems.length} 个佐证材料缺失或损坏，这不是完整的备份。请从更早的备份或原件重新存入（fonds evidence add 文件），然后重新备份。`,
      },
      problems,
    );
  await rmdir(join(folder, 'evidence', 'incoming'));
  return files;
}
