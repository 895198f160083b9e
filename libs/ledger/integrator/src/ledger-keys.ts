import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { access, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '@fonds/database';
import {
  ED25519,
  formatVkey,
  fromBase64,
  toBase64,
  verifierKey,
  type Signer,
  type VerifierKey,
} from '@fonds/ledger/core';

/** One signing key of the log. While two sign, the change-over from one to the other is under way. */
export interface LedgerKey extends Signer {
  readonly vkey: VerifierKey;
  /** UTC milliseconds. */
  readonly since: number;
}

interface KeyFile {
  readonly v: 1;
  readonly origin: string;
  /** Base64 of 32 bytes. */
  readonly secret: string;
  readonly keys: readonly { readonly privateKey: string; readonly since: number }[];
}

const FOLDER = 'ledger';
const FILE = 'keys.json';

/** At most this many sign at once: the one that goes and the one that comes. */
const MOST_KEYS = 2;

/** The key file cannot be used, or what was asked of it does not fit. */
export class LedgerKeyProblem extends Error {
  constructor(
    readonly code:
      'lost' | 'already-there' | 'unreadable' | 'change-over-under-way' | 'no-such-key' | 'last-key',
    readonly path: string,
  ) {
    super(`${code}: ${path}`);
    this.name = 'LedgerKeyProblem';
  }
}

/**
 * The secrets of the log, in one file that only its owner reads: the keys that sign, and the ledger secret from which
 * stream tags are made. Whoever has the file can sign in the log's name; whoever has the secret can tell which leaves
 * are a stream's. A backup carries it encrypted.
 */
export class LedgerKeys {
  private constructor(
    private readonly path: string,
    private file: KeyFile,
  ) {}

  static pathIn = (dataDir: string): string => join(dataDir, FOLDER, FILE);

  /**
   * Reads the file, or makes it on first start. Of two processes that start at once one makes it.
   *
   * @param origin of a new log; without it one that no other log has.
   * @param begun whether the log was begun already: its keys are lost then, and another file would only hide that.
   * @throws LedgerKeyProblem when there is a file that is none of ours, or `lost` when there is none and should be.
   */
  static async open(
    dataDir: string,
    now: () => number,
    origin: string | undefined,
    begun: () => Promise<boolean>,
  ): Promise<LedgerKeys> {
    const path = LedgerKeys.pathIn(dataDir);
    const existing = await readIfThere(path);
    if (existing) return new LedgerKeys(path, existing);
    if (await begun()) throw new LedgerKeyProblem('lost', path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const fresh: KeyFile = {
      v: 1,
      origin: origin ?? `fonds-${randomBytes(6).toString('hex')}.invalid/log`,
      secret: randomBytes(32).toString('base64'),
      keys: [newKey(now())],
    };
    await writeFirst(path, fresh);
    const written = await readIfThere(path);
    if (!written) throw new LedgerKeyProblem('unreadable', path);
    return new LedgerKeys(path, written);
  }

  /** Whether a data folder has a key file, readable or not. */
  static areIn(dataDir: string): Promise<boolean> {
    return isThere(LedgerKeys.pathIn(dataDir));
  }

  /**
   * Puts a key file back where none is: after a restore, before the log is opened.
   *
   * @throws LedgerKeyProblem `already-there` for any key file that is there, which stays as it is
   */
  static async putBack(dataDir: string, text: string): Promise<void> {
    const path = LedgerKeys.pathIn(dataDir);
    if (await isThere(path)) throw new LedgerKeyProblem('already-there', path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFirst(path, parsed(text, path));
  }

  /** Of the first epoch; a later one adds `/eN`. */
  get origin(): string {
    return this.file.origin;
  }

  get secret(): Uint8Array {
    return fromBase64(this.file.secret, 'ledger secret');
  }

  /** The keys that sign, the older first, under the name of an epoch's origin. */
  keysFor(origin: string): LedgerKey[] {
    return this.file.keys.map(({ privateKey, since }) => {
      const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
      const publicKey = publicBytes(key);
      return {
        publicKey,
        since,
        vkey: verifierKey(origin, ED25519, publicKey),
        sign: (message) => Promise.resolve(sign(null, message, key)),
      };
    });
  }

  /** Reads the file again: another process may have changed the keys. */
  async refresh(): Promise<void> {
    const now = await readIfThere(this.path);
    if (!now) throw new LedgerKeyProblem('unreadable', this.path);
    this.file = now;
  }

  /** Begins a change-over: from now on both keys sign. @throws LedgerKeyProblem when one is under way. */
  async rotate(now: number): Promise<void> {
    await this.refresh();
    if (this.file.keys.length >= MOST_KEYS) throw new LedgerKeyProblem('change-over-under-way', this.path);
    await this.replace({ ...this.file, keys: [...this.file.keys, newKey(now)] });
  }

  /** Ends a change-over: the key with this id signs no more. */
  async retire(id: string): Promise<void> {
    await this.refresh();
    const ids = this.keysFor(this.origin).map(({ vkey }) => vkey.id);
    if (!ids.includes(id)) throw new LedgerKeyProblem('no-such-key', id);
    if (ids.length === 1) throw new LedgerKeyProblem('last-key', id);
    await this.replace({ ...this.file, keys: this.file.keys.filter((_, i) => ids[i] !== id) });
  }

  private async replace(next: KeyFile): Promise<void> {
    const temporary = `${this.path}.${randomBytes(4).toString('hex')}`;
    await writeNew(temporary, next);
    await rename(temporary, this.path);
    await syncFolder(dirname(this.path));
    this.file = next;
  }
}

/** The vkeys of an epoch, one a line, as exports carry them. */
export const vkeysOf = (keys: readonly LedgerKey[]): string[] => keys.map(({ vkey }) => formatVkey(vkey));

function newKey(since: number): KeyFile['keys'][number] {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey: toBase64(privateKey.export({ format: 'der', type: 'pkcs8' })), since };
}

/** RFC 8410: the last 32 bytes of an Ed25519 key's SPKI are the key. */
const publicBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<KeyFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  return parsed(text, path);
}

function parsed(text: string, path: string): KeyFile {
  try {
    const file = JSON.parse(text) as Partial<KeyFile>;
    if (file.v === 1 && file.origin && file.secret && file.keys?.length) return file as KeyFile;
  } catch {
    // Told below: what cannot be parsed is as useless as what has another form.
  }
  throw new LedgerKeyProblem('unreadable', path);
}

/** Whole or not at all, and never over a file that is there: the second of two first starts keeps the first's. */
async function writeFirst(path: string, file: KeyFile): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  await writeNew(temporary, file);
  try {
    await link(temporary, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(path));
}

async function writeNew(path: string, file: KeyFile): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
