import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { BootError } from '../boot-error';
import { openEmbedded, type Embedded } from './open-embedded';
import { findPostmaster } from './postmaster';
import { openPlace, readInstanceFile } from './place';

/** Real servers on real disks, fsync on; each test its own folder. */
jest.setTimeout(60_000);

let folder: string;
let open: Embedded[];
const start = async (dataDir = folder): Promise<Embedded> => {
  const embedded = await openEmbedded({ dataDir });
  open.push(embedded);
  return embedded;
};
const running = (dataDir = folder) => findPostmaster(openPlace(dataDir));
const query = async (embedded: Embedded, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: embedded.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** A cluster made once; most tests begin with a copy of it, because making one costs a second of processor time. */
let made: string;
const hasCluster = async (): Promise<Embedded> => {
  execFileSync('cp', ['-a', made, folder]);
  return start();
};

beforeAll(async () => {
  made = join(mkdtempSync(join(tmpdir(), 'fonds-embedded-')), 'made');
  chmodSync(join(made, '..'), 0o755);
  const embedded = await openEmbedded({ dataDir: made });
  await embedded.close();
});
afterAll(() => rmSync(join(made, '..'), { recursive: true, force: true }));

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'fonds-embedded-')), 'data');
  chmodSync(join(folder, '..'), 0o755);
  open = [];
});
afterEach(async () => {
  for (const embedded of open) await embedded.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('keeps what was written from one start to the next, durably', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept (n int)');
    expect(
      await query(
        first,
        "SELECT current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding",
      ),
    ).toEqual([{ fsync: 'on', encoding: 'UTF8' }]);
    await first.close();
    expect(running()).toBeUndefined();
    expect(await query(await start(), 'SELECT * FROM kept')).toEqual([]);
    expect(statSync(join(folder, 'postgres-18', 'PG_VERSION')).isFile()).toBe(true);
  });

  it('sorts by code point and folds case for any script', async () => {
    const rows = await query(
      await hasCluster(),
      "SELECT lower('ÀБ') AS lower, 'Z' < 'a' AND 'z' < '档' AS by_code_point",
    );
    expect(rows).toEqual([{ lower: 'àб', by_code_point: true }]);
  });

  it('tells pid, port and secret to its own user alone', async () => {
    const embedded = await hasCluster();
    const file = join(folder, 'instance.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const instance: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(instance).toEqual({
      pid: embedded.pid,
      port: embedded.port,
      secret: expect.stringMatching(/^[\w-]{32}$/),
    });
    const url = new URL(embedded.ownerUrl);
    url.password = 'another';
    const stranger = new Client({ connectionString: url.href });
    await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('answers on loopback only', async () => {
    expect(await query(await hasCluster(), "SELECT current_setting('listen_addresses') AS a")).toEqual([
      { a: '127.0.0.1' },
    ]);
  });

  it('runs in a session of its own, so that Ctrl-C does not reach it', async () => {
    const { pid } = await hasCluster();
    // /proc/<pid>/stat after the name in brackets: state, parent, process group, session.
    const session =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]
        : String(pid);
    expect(Number(session)).toBe(pid);
  });

  it('is joined by a second user of the folder, and stops with the last one', async () => {
    const [first, second] = [await hasCluster(), await start()];
    expect(second.pid).toBe(first.pid);
    await first.close();
    expect(running()?.pid).toBe(second.pid);
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.close();
    expect(running()).toBeUndefined();
  });

  it('first starts of several at once end in one server', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
    for (const each of all) expect(await query(each, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is there for whoever comes while the last one leaves', async () => {
    await hasCluster();
    for (let round = 0; round < 3; round++) {
      const leaving = open.pop();
      const [, next] = await Promise.all([leaving?.close(), start()]);
      expect(await query(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    }
  });

  it('starts again after its server was killed and left its lock file', async () => {
    const first = await hasCluster();
    await query(first, 'CREATE TABLE kept AS SELECT 1 AS n');
    const { pid } = first;
    open = [];
    process.kill(pid, 'SIGKILL');
    const second = await start();
    expect(second.pid).not.toBe(pid);
    expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await first.close();
    expect(running()?.pid).toBe(second.pid);
  });

  it('waits for whoever is just writing the lock file', async () => {
    await (await hasCluster()).close();
    const lock = join(folder, 'postgres-18', 'postmaster.pid');
    writeFileSync(lock, '');
    const starting = start();
    setTimeout(() => rmSync(lock, { force: true }), 500);
    expect(await query(await starting, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('does not believe a lock file whose pid now belongs to another program', async () => {
    await (await hasCluster()).close();
    writeFileSync(
      join(folder, 'postgres-18', 'postmaster.pid'),
      `${process.pid}\n${folder}/postgres-18\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`,
    );
    expect((await start()).pid).not.toBe(process.pid);
  });

  it('comes back under a process that lives on when its server was killed, on the same port', async () => {
    const embedded = await hasCluster();
    process.kill(embedded.pid, 'SIGKILL');
    while (running()?.status !== 'ready' || running()?.pid === embedded.pid) await sleep(20);
    expect(await query(embedded, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await embedded.close();
    expect(running()).toBeUndefined();
  });

  it('is stopped by a process that leaves while it is still finding its killed server again', async () => {
    const embedded = await hasCluster();
    process.kill(embedded.pid, 'SIGKILL');
    while (running()?.pid === embedded.pid) await sleep(1);
    await embedded.close();
    expect(running()).toBeUndefined();
  });

  it('throws away half a cluster of a killed first start', async () => {
    const left = `${join(openPlace(folder).cluster)}.new-4194999-aaaa`;
    mkdirSync(join(left, 'cluster'), { recursive: true });
    await start();
    expect(statSync(left, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('writes its address anew when instance.json was lost', async () => {
    const first = await hasCluster();
    rmSync(join(folder, 'instance.json'));
    await start();
    expect(readInstanceFile(openPlace(folder))).toMatchObject({ pid: first.pid, port: first.port });
  });
});

describe('serving', () => {
  it('is for one process at a time; a second is refused, and may once the first has gone', async () => {
    const [first, second] = [await hasCluster(), await start()];
    await first.takeServeLock();
    await expect(second.takeServeLock()).rejects.toThrow(BootError);
    await first.close();
    await second.takeServeLock();
  });
});

describe('another process', () => {
  /** A process that opens the folder with the code under test and waits to be killed. */
  const startProcess = async (): Promise<ChildProcess> => {
    const root = join(__dirname, '..', '..', '..', '..');
    const code = `
      const { transformSync } = require('@swc/core');
      require.extensions['.ts'] = (module, file) => module._compile(transformSync(require('node:fs').readFileSync(file, 'utf8'), { filename: file, sourceMaps: false }).code, file);
      require(${JSON.stringify(join(__dirname, 'open-embedded.ts'))}).openEmbedded({ dataDir: ${JSON.stringify(folder)} }).then(() => console.log('open'));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', code], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((settle, fail) => {
      child.stdout?.once('data', () => settle());
      child.once('exit', (status) => fail(new Error(`the process ended with ${status}`)));
    });
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const end = new Promise((settle) => child.once('close', settle));
    child.kill('SIGKILL');
    await end;
  };

  it('that started the server and was killed leaves it to the others; the last of them stops it', async () => {
    execFileSync('cp', ['-a', made, folder]);
    const child = await startProcess();
    const mine = await start();
    expect(mine.pid).toBe(running()?.pid);
    await kill(child);
    expect(await query(mine, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await mine.close();
    expect(running()).toBeUndefined();
  });

  it('that still uses the server keeps it alive when this one leaves', async () => {
    const mine = await hasCluster();
    const child = await startProcess();
    await mine.close();
    expect(running()?.pid).toBe(mine.pid);
    await kill(child);
    await (await start()).close();
    expect(running()).toBeUndefined();
  });
});

/** What only root can meet is tried where root runs the tests. */
const asRoot = (name: string, tests: () => void): void =>
  process.getuid?.() === 0 ? describe(name, tests) : undefined;
asRoot('as root', () => {
  it('PostgreSQL runs as an unprivileged user', async () => {
    await hasCluster();
    expect(statSync(join(folder, 'postgres-18')).uid).not.toBe(0);
  });

  it('in a folder that PostgreSQL’s user cannot enter, the database is put where it can, and found again', async () => {
    const ground = mkdtempSync(join(tmpdir(), 'fonds-ground-'));
    chmodSync(ground, 0o711);
    chmodSync(join(folder, '..'), 0o700);
    try {
      const first = await openEmbedded({ dataDir: folder, ground });
      expect(first.notice).toContain(ground);
      await query(first, 'CREATE TABLE kept (n int)');
      await first.close();
      const second = await openEmbedded({ dataDir: folder, ground });
      open.push(second);
      expect(second.notice).toBeUndefined();
      expect(await query(second, 'SELECT * FROM kept')).toEqual([]);
      await second.close();
    } finally {
      rmSync(ground, { recursive: true, force: true });
    }
  });
});
