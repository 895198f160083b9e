import { readFile } from 'node:fs/promises';
import {
  backup as writeBackup,
  readSealed,
  refuseShortPassphrase,
  restore as readBackup,
  sealKeys,
  unsealKeys,
  type OnProgress,
} from '@fonds/backup';
import { openDatabase, readConfiguration } from '@fonds/database';
import { PostgresEventStore } from '@fonds/event-store';
import { FileEvidenceStore } from '@fonds/evidence';
import { Permission } from '@fonds/identity';
import { keyBootError, MIGRATIONS, openProjections } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { LedgerKeyProblem, LedgerKeys } from '@fonds/ledger/integrator';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { ToldFailure } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';

export interface BackupOptions extends CommonOptions {
  /** File whose first line seals the log's keys; FONDS_BACKUP_PASSPHRASE does the same. */
  readonly passphraseFile?: string;
}

/** A whole copy in a new folder, also beside a running server. */
export const backup: Action<BackupOptions> = (invocation) =>
  Session.use(invocation, Permission.BackupRun, async ({ instance, out }) => {
    const passphrase = await passphraseOf(invocation.options);
    if (passphrase !== undefined) refuseShortPassphrase(passphrase);
    const made = await writeBackup(instance, word(invocation, 0), progressTo(out));
    if (passphrase !== undefined)
      await sealKeys(made.folder, LedgerKeys.pathIn(instance.dataDir), passphrase);
    else
      out.note({
        zh: '备份不含签发日志的密钥：没有它，恢复后的系统不能继续签发。请加 --passphrase-file，或另行保管 ledger/keys.json。',
        en: 'The backup does not carry the key that signs the log, and what is restored from it cannot go on signing. Add --passphrase-file, or keep ledger/keys.json elsewhere.',
      });
    if (out.json) return out.data({ ...made, keys: passphrase !== undefined });
    out.note({
      zh: `已备份至 ${made.folder}：位置 ${made.position}，佐证材料 ${made.evidence.files} 个。`,
      en: `Backed up to ${made.folder}: position ${made.position}, ${made.evidence.files} supporting files.`,
    });
  });

/**
 * Puts a backup into an installation in which nothing was ever recorded, so nobody can be asked for a token: whoever
 * reaches the database may. At the end every projection is built and checked against the log.
 */
export const restore: Action<BackupOptions> = async ({ words, options, out }) => {
  const { FONDS_DATA: dataDir, DATABASE_URL: databaseUrl } = readConfiguration(process.env);
  const keys = await keysOf(words[0] ?? '', options);
  if (keys !== undefined && (await LedgerKeys.areIn(dataDir)))
    throw keyBootError(new LedgerKeyProblem('already-there', LedgerKeys.pathIn(dataDir)));
  // As a server would: nobody serves the installation while it is filled.
  const database = await openDatabase({ dataDir, databaseUrl, role: 'serve' });
  try {
    const evidence = await FileEvidenceStore.open({ dataDir });
    const target = { database, migrations: MIGRATIONS, evidence };
    const { position, tables, evidence: files } = await readBackup(words[0] ?? '', target, progressTo(out));
    if (keys !== undefined) await LedgerKeys.putBack(dataDir, keys);
    const store = new PostgresEventStore(database.app, systemClock);
    const projections = await openProjections(database, store);
    const checked = [];
    for (const { name } of projections.projections)
      checked.push({ projection: name, ...(await projections.check(name)) });
    await store.close();
    const different = checked.filter(({ tables: compared }) => compared.some(({ equal }) => !equal));
    if (keys === undefined && !(await LedgerKeys.areIn(dataDir)))
      out.note({
        zh: '未恢复签发日志的密钥；没有它系统不启动。请执行 fonds ledger key restore 备份 --passphrase-file 口令文件，或把 ledger/keys.json 放回数据目录。',
        en: 'The key that signs the log is not restored, and nothing starts without it. Run fonds ledger key restore BACKUP --passphrase-file FILE, or put ledger/keys.json back into the data folder.',
      });
    if (out.json)
      out.data({ position, tables, evidence: files, projections: checked, keys: keys !== undefined });
    else
      out.note({
        zh: `已恢复至位置 ${position}，佐证材料 ${files.files} 个；${checked.length} 个读模型已重建，${different.length} 个与日志不符。`,
        en: `Restored up to position ${position}, ${files.files} supporting files; ${checked.length} projections rebuilt, ${different.length} differ from the log.`,
      });
    if (different.length) throw new ToldFailure();
  } finally {
    await database.close();
  }
};

export async function passphraseOf({ passphraseFile }: BackupOptions): Promise<string | undefined> {
  if (passphraseFile === undefined) return process.env['FONDS_BACKUP_PASSPHRASE'] || undefined;
  const [line = ''] = (await readFile(passphraseFile, 'utf8')).split(/\r?\n/);
  return line;
}

/** Opened before anything is written: a wrong passphrase leaves nothing behind. */
async function keysOf(folder: string, options: BackupOptions): Promise<string | undefined> {
  const sealed = await readSealed(folder);
  const passphrase = await passphraseOf(options);
  return sealed !== undefined && passphrase !== undefined
    ? unsealKeys(sealed, passphrase).toString('utf8')
    : undefined;
}

/** One line a phase on a terminal, none elsewhere. */
function progressTo(out: Output): OnProgress {
  if (!process.stderr.isTTY) return () => undefined;
  const names = {
    checking: { zh: '检查备份', en: 'checking the backup' },
    events: { zh: '事件', en: 'events' },
    tables: { zh: '其他表', en: 'other tables' },
    evidence: { zh: '佐证材料', en: 'supporting files' },
  };
  return ({ phase, done, total }) => {
    process.stderr.write(`\r${out.say(names[phase])} ${done}/${total}${done >= total ? '\n' : ''}`);
  };
}
