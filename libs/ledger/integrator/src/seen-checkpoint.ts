import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '@fonds/database';
import { syncFolder } from './ledger-keys';

/**
 * The last checkpoint that this installation signed, in a file beside the database: whoever puts an older database
 * back does not put this back with it, and the log refuses to sign a shorter history.
 */
export class SeenCheckpoint {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'ledger', 'last-checkpoint');
  }

  /** The signed note; nothing before the first. */
  async read(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  /** Durable when it returns; at each instant the file is the old one or the new one. */
  async write(note: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const temporary = `${this.path}.${randomBytes(4).toString('hex')}`;
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(note);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.path);
    await syncFolder(dirname(this.path));
  }
}
