import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefused } from './backup-format';

/** The log's key file in a backup: encrypted, since whoever has it signs in the log's name. */
const SEALED_KEYS = 'ledger-keys.sealed.json';

/** scrypt (RFC 7914): 128 MiB and some tenths of a second for each guess of a passphrase. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const KEY_BYTES = 32;
/** A shorter passphrase is a guess away. */
const SHORTEST_PASSPHRASE = 12;

interface Sealed {
  readonly format: 'fonds-sealed-keys';
  readonly version: 1;
  readonly kdf: 'scrypt-131072-8-1';
  readonly cipher: 'aes-256-gcm';
  /** Base64. */
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly data: string;
}

/**
 * Asked before a backup is written, too: the whole of it would stand there, without its keys, when this is said.
 *
 * @throws BackupRefused for a passphrase that is too short
 */
export function refuseShortPassphrase(passphrase: string): void {
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new BackupRefused({
      en: `The passphrase is shorter than ${SHORTEST_PASSPHRASE} characters. Choose a longer one; the backup carries the key that signs the log.`,
      zh: `口令不足 ${SHORTEST_PASSPHRASE} 个字符。备份中含有签发日志的密钥，请使用更长的口令。`,
    });
}

/**
 * Puts the key file into a backup, encrypted under a passphrase (scrypt, AES-256-GCM).
 *
 * @throws BackupRefused for a passphrase that is too short
 */
export async function sealKeys(folder: string, keyFile: string, passphrase: string): Promise<void> {
  refuseShortPassphrase(passphrase);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, KEY_BYTES, COST), nonce);
  const data = Buffer.concat([cipher.update(await readFile(keyFile)), cipher.final()]);
  const sealed: Sealed = {
    format: 'fonds-sealed-keys',
    version: 1,
    kdf: 'scrypt-131072-8-1',
    cipher: 'aes-256-gcm',
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
  const handle = await open(join(folder, SEALED_KEYS), 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(sealed, undefined, 1)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a backup carries the log's keys. */
export async function readSealed(folder: string): Promise<string | undefined> {
  return readFile(join(folder, SEALED_KEYS), 'utf8').catch(() => undefined);
}

/** @throws BackupRefused for another passphrase, or a file that was changed */
export function unsealKeys(text: string, passphrase: string): Buffer {
  try {
    const sealed = JSON.parse(text) as Sealed;
    const bytes = (name: 'salt' | 'nonce' | 'tag' | 'data'): Buffer => Buffer.from(sealed[name], 'base64');
    const key = scryptSync(passphrase, bytes('salt'), KEY_BYTES, COST);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes('nonce'), { authTagLength: 16 });
    decipher.setAuthTag(bytes('tag'));
    return Buffer.concat([decipher.update(bytes('data')), decipher.final()]);
  } catch {
    throw new BackupRefused({
      en: 'The log’s keys in this backup do not open: another passphrase, or a changed file. Nothing was written.',
      zh: '备份中的日志密钥无法打开：口令不对，或文件已被改动。未写入任何内容。',
    });
  }
}
