import { BackupRefused, readSealed, unsealKeys } from '@fonds/backup';
import { readConfiguration } from '@fonds/database';
import { keyBootError } from '@fonds/instance';
import { LedgerKeyProblem, LedgerKeys } from '@fonds/ledger/integrator';
import { word, type Action } from '../session/invocation';
import { UsageError } from '../terminal/exit-codes';
import { passphraseOf, type BackupOptions } from './backup.action';

/**
 * Puts the log's key file back out of a backup, where none is. Nothing starts without it, so nobody can be asked for a
 * token: whoever reaches the data folder and knows the passphrase may.
 */
export const keyRestore: Action<BackupOptions> = async (invocation) => {
  const { options, out } = invocation;
  const { FONDS_DATA: dataDir } = readConfiguration(process.env);
  const sealed = await readSealed(word(invocation, 0));
  if (sealed === undefined)
    throw new BackupRefused({
      en: 'This backup carries no key: it was made without a passphrase. Look for another backup, or for a copy of ledger/keys.json.',
      zh: '该备份不含密钥：制作时未用口令。请查找其他备份，或 ledger/keys.json 的副本。',
    });
  const passphrase = await passphraseOf(options);
  if (passphrase === undefined)
    throw new UsageError(
      out.say({
        en: '--passphrase-file FILE, or FONDS_BACKUP_PASSPHRASE, says with what the backup was sealed.',
        zh: '请用 --passphrase-file 或 FONDS_BACKUP_PASSPHRASE 给出封存备份时的口令。',
      }),
    );
  try {
    await LedgerKeys.putBack(dataDir, unsealKeys(sealed, passphrase).toString('utf8'));
  } catch (error) {
    throw error instanceof LedgerKeyProblem ? keyBootError(error) : error;
  }
  const path = LedgerKeys.pathIn(dataDir);
  if (out.json) out.data({ path });
  else out.note({ zh: `密钥已放回：${path}。`, en: `The key is back: ${path}.` });
};
