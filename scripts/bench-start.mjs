// How long the embedded database takes to start (T17), beside the bare programs on the same machine at the same time:
// first = new folder (bare: initdb, then postgres until it is ready), warm = folder that is there (bare: postgres),
// server = `npm start` without npm on a warm folder, until it prints its address.
// npm run bench:start [-- RUNS]
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { root } from './root.mjs';
import { setup } from './setup.mjs';

const RUNS = Number(process.argv[2] ?? 10);
const LIMIT = { first: 2, warm: 0.2 };
const LOOK_EVERY_MS = 2;

await setup();
await build();
const load = createRequire(join(root, 'dist', 'libs', 'database', 'src', 'embedded', 'here.js'));
const { openEmbedded } = load('./open-embedded.js');
const { findBinaries } = load('./binaries.js');
const { runningUser } = load('./running-user.js');
const user = runningUser(undefined);
const binaries = findBinaries(user);
const as = { ...(user.isOther ? { uid: user.uid, gid: user.gid } : {}), cwd: '/', stdio: 'ignore' };

const seconds = { first: [], bareFirst: [], warm: [], bareWarm: [], server: [] };
const folder = mkdtempSync(join(tmpdir(), 'fonds-bench-start-'));
chmodSync(folder, 0o777);
console.log(`load ${loadavg()[0].toFixed(1)}; ${RUNS} runs`);
try {
  for (let run = 0; run < RUNS; run++) {
    const [ours, bare] = [join(folder, `ours-${run}`), join(folder, `bare-${run}`)];
    seconds.first.push(await timeOurs(ours));
    const made = await time(() =>
      finished(binaries.initdb, [
        '-D',
        bare,
        '-U',
        'postgres',
        '-A',
        'trust',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
      ]),
    );
    const started = await timeBare(bare);
    seconds.bareFirst.push(made + started);
    seconds.warm.push(await timeOurs(ours));
    seconds.bareWarm.push(await timeBare(bare));
    seconds.server.push(await timeServer(ours));
    rmSync(bare, { recursive: true });
    rmSync(ours, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

line('first', seconds.first, seconds.bareFirst, LIMIT.first);
line('warm', seconds.warm, seconds.bareWarm, LIMIT.warm);
console.log(`server  ${median(seconds.server).toFixed(3)} s to its address, Node and all modules included`);

function line(name, ours, bare, limit) {
  const [own, beside] = [median(ours), median(bare)];
  const verdict = own <= limit ? 'within' : 'ABOVE';
  console.log(
    `${name.padEnd(7)} ${own.toFixed(3)} s (${verdict} ${limit} s); bare ${beside.toFixed(3)} s; ratio ${(own / beside).toFixed(2)}`,
  );
  if (own > limit) process.exitCode = 1;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function time(work) {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** Until the database `fonds` can be used. */
async function timeOurs(dataDir) {
  let embedded;
  const taken = await time(async () => (embedded = await openEmbedded({ dataDir })));
  await embedded.close();
  return taken;
}

/** Until the server says in its lock file that it is ready: no client, no database, no lock. */
async function timeBare(cluster) {
  const port = await freePort();
  let ended;
  const taken = await time(async () => {
    const child = spawn(
      binaries.postgres,
      [
        '-D',
        cluster,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'shared_buffers=256MB',
      ],
      as,
    );
    ended = { child, end: new Promise((settle) => child.once('close', settle)) };
    while (!isReady(join(cluster, 'postmaster.pid'))) await sleep(LOOK_EVERY_MS);
  });
  ended.child.kill('SIGINT');
  await ended.end;
  return taken;
}

function isReady(file) {
  try {
    return readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

async function timeServer(dataDir) {
  let server;
  const taken = await time(
    () =>
      new Promise((settle, fail) => {
        server = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
          env: { ...process.env, FONDS_DATA: dataDir, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'error' },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let text = '';
        server.stdout.setEncoding('utf8').on('data', (part) => {
          text += part;
          if (text.includes('http://')) settle();
        });
        server.once('close', (code) => fail(new Error(`the server ended with ${code} before it was up`)));
      }),
  );
  const end = new Promise((settle) => server.once('close', settle));
  server.kill('SIGINT');
  await end;
  return taken;
}

function finished(program, args) {
  return new Promise((settle, fail) =>
    spawn(program, args, as).once('close', (code) =>
      code === 0 ? settle() : fail(new Error(`${program}: ${code}`)),
    ),
  );
}

function freePort() {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}
