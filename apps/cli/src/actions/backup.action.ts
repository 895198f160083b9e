import { backup as writeBackup, restore as readBackup, type OnProgress } from '@fonds/backup';
import { openDatabase, readConfiguration } from '@fonds/database';
import { FileEvidenceStore } from '@fonds/evidence';
import { Permission } from '@fonds/identity';
import { MIGRATIONS, openOn } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { ToldFailure } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';

/** A whole copy in a new folder, also beside a running server. */
export const backup: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.BackupRun, async ({ instance, out }) => {
    const made = await writeBackup(instance, word(invocation, 0), progressTo(out));
    if (out.json) return out.data(made);
    out.note({
      zh: `已备份至 ${made.folder}：位置 ${made.position}，佐证材料 ${made.evidence.files} 个。`,
      en: `Backed up to ${made.folder}: position ${made.position}, ${made.evidence.files} supporting files.`,
    });
  });

/**
 * Puts a backup into an installation in which nothing was ever recorded, so nobody can be asked for a token: whoever
 * reaches the database may. At the end every projection is built and checked against the log.
 */
export const restore: Action<CommonOptions> = async ({ words, out }) => {
  const { FONDS_DATA: dataDir, DATABASE_URL: databaseUrl } = readConfiguration(process.env);
  // As a server would: nobody serves the installation while it is filled.
  const database = await openDatabase({ dataDir, databaseUrl, role: 'serve' });
  try {
    const evidence = await FileEvidenceStore.open({ dataDir });
    const target = { database, migrations: MIGRATIONS, evidence };
    const { position, tables, evidence: files } = await readBackup(words[0] ?? '', target, progressTo(out));
    const { projections, store } = await openOn(database, dataDir, systemClock);
    const checked = [];
    for (const { name } of projections.projections)
      checked.push({ projection: name, ...(await projections.check(name)) });
    await store.close();
    const different = checked.filter(({ tables: compared }) => compared.some(({ equal }) => !equal));
    if (out.json) out.data({ position, tables, evidence: files, projections: checked });
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
