import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another build than the checkout's own may be put to the test. */
const DIST = process.env['FONDS_DIST'] ?? join(__dirname, '..', '..', 'dist');
const MAIN = join(DIST, 'apps', 'cli', 'src', 'main.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One JSON object a line. */
export const lines = <T = Record<string, unknown>>({ stdout }: Ended): T[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export function line<T = Record<string, unknown>>(ended: Ended): T {
  const [first] = lines<T>(ended);
  if (!first) throw new Error(`nothing on stdout; exit ${ended.code}; stderr: ${ended.stderr}`);
  return first;
}

/** The compiled command line on an installation of its own, as a person's shell would call it. */
export class FondsProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'fonds-cli-'));
  readonly data = join(this.folder, 'data');
  private readonly env: NodeJS.ProcessEnv;

  constructor() {
    // Else root's database would go to /var/lib, and stay there.
    chmodSync(this.folder, 0o711);
    // Whatever the machine that runs the tests has set must not reach the program.
    const { PATH, HOME } = process.env;
    this.env = {
      PATH,
      HOME,
      FONDS_DATA: this.data,
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      LANG: 'en_GB.UTF-8',
    };
  }

  start(words: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, [MAIN, ...words], { cwd: this.folder, env: { ...this.env, ...env } });
  }

  run(words: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Ended> {
    const child = this.start(words, env);
    const ended = { code: null as number | null, stdout: '', stderr: '' };
    child.stdout?.on('data', (piece: Buffer) => (ended.stdout += piece.toString()));
    child.stderr?.on('data', (piece: Buffer) => (ended.stderr += piece.toString()));
    child.stdin?.end(input);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ ...ended, code }));
    });
  }

  /** An installation with one archives, C01, and the token of its archivist. */
  async withArchivist(): Promise<string> {
    await this.run(['account', 'create', '--first', 'admin', '--json']);
    await this.run([
      'org',
      'add',
      '--code',
      'C01',
      '--name',
      '市档案馆',
      '--kind',
      '综合档案馆',
      '--level',
      'city',
      '--json',
    ]);
    const made = await this.run([
      'account',
      'create',
      '王接收',
      '--org',
      'C01',
      '--role',
      '接收员',
      '--json',
    ]);
    return line<{ token: string }>(made).token;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
