import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ED25519, formatVkey, Malformed, parseVkey, type VerifierKey } from '@fonds/ledger/core';
import { isMissing, writeDurably } from './durable-file';
import { WitnessFault } from './witness-fault';
import type { KnownLogKeys } from './witness';

/** A key that is trusted for the checkpoints of an origin. */
export interface KnownLog {
  readonly origin: string;
  readonly key: VerifierKey;
}

/**
 * The logs that a witness knows: a text file with one verifier key a line, and the origin after a space where it is not
 * the key's name. Lines that begin with # are notes. A log may have several keys, such as both during a change-over.
 */
export class KnownLogs implements KnownLogKeys {
  private read: { readonly stamp: string; readonly logs: readonly KnownLog[] } | undefined;

  constructor(private readonly folder: string) {}

  private get path(): string {
    return join(this.folder, 'logs');
  }

  async keysOf(origin: string): Promise<readonly VerifierKey[]> {
    return (await this.list()).filter((log) => log.origin === origin).map(({ key }) => key);
  }

  /** Read again only when the file is another: a running witness hears of a new log at once. */
  async list(): Promise<readonly KnownLog[]> {
    const stamp = await this.stamp();
    if (this.read?.stamp === stamp) return this.read.logs;
    const logs = (await this.lines()).flatMap((line, i) => this.parse(line, i + 1) ?? []);
    this.read = { stamp, logs };
    return logs;
  }

  /** @returns false when it was known already. @throws Malformed for what is no verifier key of a log. */
  async add(vkey: string, origin?: string): Promise<boolean> {
    const added = readLog(vkey, origin);
    if ((await this.list()).some((log) => isSame(log, added))) return false;
    await this.write([...(await this.lines()), lineOf(added)]);
    return true;
  }

  /**
   * Forgets the keys of an origin, or one key. What was cosigned is still remembered: a log that is added again goes on
   * from there.
   *
   * @returns how many keys were forgotten.
   */
  async remove(originOrVkey: string): Promise<number> {
    const lines = await this.lines();
    const kept = lines.filter((line, i) => {
      const log = this.parse(line, i + 1);
      return !log || (log.origin !== originOrVkey && formatVkey(log.key) !== originOrVkey);
    });
    if (kept.length < lines.length) await this.write(kept);
    return lines.length - kept.length;
  }

  private async lines(): Promise<string[]> {
    const text = await readFile(this.path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return '';
      throw error;
    });
    return text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined);
  }

  private async write(lines: readonly string[]): Promise<void> {
    await writeDurably(this.path, lines.map((line) => `${line}\n`).join(''));
  }

  private async stamp(): Promise<string> {
    try {
      const { ino, size, mtimeMs } = await stat(this.path);
      return `${ino} ${size} ${mtimeMs}`;
    } catch (error) {
      if (isMissing(error)) return 'none';
      throw error;
    }
  }

  private parse(line: string, number: number): KnownLog | undefined {
    if (line.trim() === '' || line.startsWith('#')) return undefined;
    const cut = line.indexOf(' ');
    try {
      return cut < 0 ? readLog(line) : readLog(line.slice(0, cut), line.slice(cut + 1));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      throw new WitnessFault(
        `${this.path}, line ${number}: ${error.message}. Mend or delete the line.`,
        `${this.path} 第 ${number} 行不是日志的验证密钥，请改正或删除。`,
      );
    }
  }
}

function readLog(vkey: string, origin?: string): KnownLog {
  const key = parseVkey(vkey);
  if (key.type !== ED25519)
    throw new Malformed('vkey', 'the key of a witness, not of a log; ask the log for its own');
  if (origin !== undefined && (origin === '' || /[\u0000-\u001f]/.test(origin)))
    throw new Malformed('origin', 'empty, or with a control character');
  return { origin: origin ?? key.name, key };
}

const isSame = (a: KnownLog, b: KnownLog): boolean =>
  a.origin === b.origin && formatVkey(a.key) === formatVkey(b.key);

const lineOf = ({ origin, key }: KnownLog): string =>
  origin === key.name ? formatVkey(key) : `${formatVkey(key)} ${origin}`;
