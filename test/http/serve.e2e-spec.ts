import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, testEngine, type TestDatabase, type TestEngine } from '@fonds/testing';

/** Another build than the checkout's own may be put to the test. */
const DIST = process.env['FONDS_DIST'] ?? join(__dirname, '..', '..', 'dist');
const MAIN = join(DIST, 'apps', 'server', 'src', 'main.js');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;

let database: TestDatabase;
let engine: TestEngine;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  engine = await testEngine(database.database.app);
  folder = mkdtempSync(join(tmpdir(), 'fonds-serve-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

class Served {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;
  /** The exit code. */
  readonly ended: Promise<number | null>;

  /** @param log descriptor for stderr; without it a pipe that is read */
  constructor(env: NodeJS.ProcessEnv = {}, log: number | 'pipe' = 'pipe') {
    const { PATH, HOME } = process.env;
    const own = { PATH, HOME, FONDS_DATA: folder, DATABASE_URL: database.url, PORT: '0', ...engine };
    this.child = spawn(process.execPath, [MAIN], {
      env: { ...own, ...env },
      stdio: ['ignore', 'pipe', log],
    });
    this.child.stdout?.on('data', (piece: Buffer) => (this.stdout += piece.toString()));
    this.child.stderr?.on('data', (piece: Buffer) => (this.stderr += piece.toString()));
    this.ended = new Promise((resolve) => void this.child.once('close', resolve));
  }

  /** The address it prints. */
  async address(): Promise<string> {
    for (;;) {
      const found = ADDRESS.exec(this.stdout)?.[0];
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`the server ended: ${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Both ends of a pipe that is full and that nobody reads: whoever writes to it waits. */
function fullPipe(path: string): { readonly read: number; readonly written: number } {
  execFileSync('mkfifo', [path]);
  const read = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const piece = Buffer.alloc(4_096, '\n');
  try {
    for (;;) writeSync(read, piece);
  } catch {
    // It is full.
  }
  return { read, written: openSync(path, constants.O_WRONLY) };
}

describe('the server process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it is and what comes next, and ends on %s',
    async (signal) => {
      const served = new Served();
      const address = await served.address();
      expect((await fetch(`${address}health`)).status).toBe(200);
      expect(served.stdout).toContain('npx fonds account create --first');
      expect(served.stdout).toContain('npx fonds demo');
      served.child.kill(signal);
      expect(await served.ended).toBe(0);
      await expect(fetch(`${address}health`)).rejects.toThrow();
    },
    60_000,
  );

  it('whose log nobody reads answers, and ends on SIGTERM', async () => {
    const pipe = fullPipe(join(folder, 'log'));
    const served = new Served({}, pipe.written);
    try {
      const address = await served.address();
      expect((await fetch(`${address}health`)).status).toBe(200);
      served.child.kill('SIGTERM');
      expect(await served.ended).toBe(0);
    } finally {
      served.child.kill('SIGKILL');
      for (const end of [pipe.written, pipe.read]) closeSync(end);
    }
  }, 60_000);

  it('whose port is taken says so, names the cure and ends', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = other.address() as AddressInfo;
      const served = new Served({ PORT: String(port) });
      expect(await served.ended).toBe(1);
      expect(served.stderr).toContain(`Port ${port}`);
      expect(served.stderr).toContain('占用');
      expect(served.stderr).not.toContain('    at ');
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  }, 60_000);

  it('with a wrong configuration lists all of it and starts nothing', async () => {
    const served = new Served({ PORT: 'eighty', LOG_LEVEL: 'loud' });
    expect(await served.ended).toBe(1);
    expect(served.stderr).toMatch(/PORT=[\s\S]*LOG_LEVEL=/);
    expect(served.stdout).toBe('');
  }, 60_000);
});
