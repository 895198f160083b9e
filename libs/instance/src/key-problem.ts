import { BootError } from '@fonds/database';
import type { LedgerKeyProblem } from '@fonds/ledger/integrator';

/** What the operator has to do about a key file that is not there, or cannot be read. */
export function keyBootError({ code, path }: LedgerKeyProblem): BootError {
  const cure = {
    en:
      `Put that very file back, readable for its owner alone, or take it from a backup that was made with a passphrase: ` +
      `fonds ledger key restore BACKUP --passphrase-file FILE. No other key is made: history signed by it would be another log's. Nothing was changed.`,
    zh: `请把原来的文件放回（仅属主可读），或从带口令的备份中取回：fonds ledger key restore 备份 --passphrase-file 口令文件。不会另造密钥：另一把密钥签出的是另一部日志。未作任何改动。`,
  };
  if (code === 'already-there')
    return new BootError({
      en: `There is a key file already, and it stays as it is: ${path}. Move it away first if it is the wrong one.`,
      zh: `已有密钥文件，保持原样：${path}。如确系放错，请先将其移走。`,
    });
  return code === 'lost'
    ? new BootError({
        en: `The database holds a log that was begun, and the key that signs it is not here: ${path} is missing. ${cure.en}`,
        zh: `数据库中已有日志，而签发它的密钥不在此处：缺少 ${path}。${cure.zh}`,
      })
    : new BootError({
        en: `The key file of the log cannot be used: ${path} (${code}). ${cure.en}`,
        zh: `日志的密钥文件无法使用：${path}（${code}）。${cure.zh}`,
      });
}
