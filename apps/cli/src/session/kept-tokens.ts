import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '@fonds/event-store';

interface Kept {
  readonly token: string;
  /** UTC, RFC 3339. */
  readonly expiresAt: string;
}

interface OfInstallation {
  /** Name of the account that commands act as when nothing else is said. */
  readonly current?: string;
  readonly accounts: { readonly [name: string]: Kept };
}

type File = { readonly [installation: string]: OfInstallation };

const OWNER_ONLY = 0o600;

/**
 * The name of an installation: its first event, which no backup or move changes, and when that was recorded. The id alone
 * derives from the name of the first administrator, and two installations may both have called him admin.
 */
export const nameOfInstallation = (first: Pick<StoredEvent, 'id' | 'metaMember'> | undefined): string =>
  first ? `${first.id} ${first.metaMember('recordedAt')}` : '';

/** Tokens of log-ins (0600), by installation: one person may work with several, and in one as several accounts. */
export class KeptTokens {
  private readonly folder: string;
  private readonly path: string;

  constructor(
    env: Readonly<Record<string, string | undefined>>,
    private readonly installation: string,
  ) {
    this.folder = join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'fondsledger');
    this.path = join(this.folder, 'tokens.json');
  }

  /** The token of an account, or of the current one. */
  find(name?: string): { readonly name: string; readonly token: string } | undefined {
    const { current, accounts } = this.mine();
    const wanted = name?.normalize('NFC').trim() ?? current;
    const kept = wanted === undefined ? undefined : accounts[wanted];
    return wanted !== undefined && kept ? { name: wanted, token: kept.token } : undefined;
  }

  names(): readonly string[] {
    return Object.keys(this.mine().accounts);
  }

  /** Keeps a token and makes its account the current one. */
  keep(name: string, token: string, expiresAt: number): void {
    const { accounts } = this.mine();
    const kept: Kept = { token, expiresAt: new Date(expiresAt).toISOString() };
    this.write({ current: name, accounts: { ...accounts, [name]: kept } });
  }

  forget(name: string): void {
    const { current, accounts } = this.mine();
    const { [name]: _, ...others } = accounts;
    this.write({ ...(current !== name && { current }), accounts: others });
  }

  private mine(): OfInstallation {
    return this.read()[this.installation] ?? { accounts: {} };
  }

  private read(): File {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as File;
    } catch (error) {
      // None yet. A damaged file holds nothing that a new login does not bring back.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return {};
      throw error;
    }
  }

  private write(mine: OfInstallation): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const beside = `${this.path}.${process.pid}`;
    const text = JSON.stringify({ ...this.read(), [this.installation]: mine }, null, 2);
    writeFileSync(beside, `${text}\n`, { mode: OWNER_ONLY });
    chmodSync(beside, OWNER_ONLY);
    renameSync(beside, this.path);
  }
}
