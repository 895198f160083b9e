import { randomBytes } from 'node:crypto';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';

/** Another build than the checkout's own may be put to the test. */
const DIST = process.env['FONDS_DIST'] ?? join(__dirname, '..', '..', 'dist');
const MAIN = join(DIST, 'apps', 'cli', 'src', 'main.js');
const RUN = join(DIST, 'apps', 'cli', 'src', 'run.js');

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
  private host: ChildProcess | undefined;

  /** @param settings of the installation, as the environment has them */
  constructor(settings: NodeJS.ProcessEnv = {}) {
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
      ...this.engine(),
      ...settings,
    };
  }

  /** On the server that EVENT_STORE names for the tests, in streams of its own. */
  private engine(): NodeJS.ProcessEnv {
    const url = process.env['EVENT_STORE']?.trim();
    return url ? { EVENT_STORE: url, EVENT_STORE_PREFIX: `t${randomBytes(12).toString('hex')}.` } : {};
  }

  /**
   * On a database of the server that all tests share, as with `DATABASE_URL`; without it, on one of its own that it makes
   * and starts, which takes seconds. Before the first call; drop it at the end.
   */
  async onTestDatabase(): Promise<TestDatabase> {
    const test = await createTestDatabase();
    this.env['DATABASE_URL'] = test.url;
    return test;
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

  /**
   * As `run`, all calls in one process that has loaded the program already: for what is about the commands, and not
   * about the process that carries one out. One at a time; nothing on stdin. A call that leaves something open fails.
   */
  call(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    this.host ??= fork(join(__dirname, 'fonds-host.mjs'), [RUN], {
      cwd: this.folder,
      env: this.env,
      silent: true,
    });
    const { host } = this;
    host.send({ words, env });
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error(`the program left its process: ${words.join(' ')}`));
      host.once('exit', gone).once('message', (ended) => {
        host.off('exit', gone);
        resolve(ended as Ended);
      });
    });
  }

  /** An installation with one archives, C01, and the token of its archivist. */
  async withArchivist(by: 'run' | 'call' = 'run'): Promise<string> {
    await this[by](['account', 'create', '--first', 'admin', '--json']);
    await this[by]([
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
    const made = await this[by]([
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
    this.host?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
