import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  renameSync,
  linkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BootError } from '../boot-error';
import { hasCode } from '../error-code';
import type { Binaries } from './binaries';
import { isAlive } from './cluster';
import { keepOwner, type Place } from './place';

/** Readiness is a line in a file; looking costs microseconds, and a warm start takes tens of milliseconds. */
export const LOOK_EVERY_MS = 10;
const LOG_KEPT_BYTES = 10 * 1024 * 1024;

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping';
}

/** Sized for a server and its database on one small machine. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'off',
  synchronous_commit: 'on',
  fsync: 'on',
  full_page_writes: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  // Nobody replicates from here; one process less to start.
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Row values never reach the log: they may be closed content (architecture.md §9).
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For throw-away test databases only: after a power cut nothing of such a cluster can be trusted. */
const THROW_AWAY_SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * The server that runs on the cluster, read from its own lock file. Undefined when there is none: no file, or a
 * file left by a killed server. A left file whose pid now belongs to a stranger is taken away, because PostgreSQL
 * would believe it.
 */
export function findPostmaster(place: Place): Postmaster | undefined {
  const file = join(place.cluster, 'postmaster.pid');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!isAlive(pid)) return undefined;
  if (!isServerOf(pid, place.cluster)) {
    removeLeftover(file, text);
    return undefined;
  }
  const word = lines[7]?.trim() ?? '';
  const status = word === 'ready' ? 'ready' : word === 'stopping' ? 'stopping' : 'starting';
  return { pid, port: Number(lines[3]), status };
}

function isServerOf(pid: number, cluster: string): boolean {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-p', String(pid), '-o', 'command=']).includes(cluster);
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)) return true;
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    // Its details are hidden from us, or it has just ended: PostgreSQL's own check decides.
    return false;
  }
}

/** Moved aside first, so that a file written by a new server in this moment is seen and put back. */
function removeLeftover(file: string, expected: string): void {
  const aside = `${file}.left-${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EEXIST')) throw error;
  }
}

/**
 * Starts the server in a session of its own (Ctrl-C here does not reach it) and waits until it answers.
 * PostgreSQL's lock file lets only one win; whoever loses returns quietly and joins the winner.
 *
 * @returns true when our server is ready; false when another one stands in the way, or the port was taken: look again
 * @throws BootError with the end of the log when the server cannot start
 */
export async function startPostmaster(
  place: Place,
  binaries: Binaries,
  options: { preferredPort?: number; portPatienceMs?: number; throwAway?: boolean },
): Promise<boolean> {
  const port = await freePort(options.preferredPort, options.portPatienceMs);
  const settings = { ...SETTINGS, ...(options.throwAway ? THROW_AWAY_SETTINGS : {}) };
  turnLog(place.logFile);
  const log = openSync(place.logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  keepOwner(place.logFile, place);
  const { uid, gid, isOther } = place.user;
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      place.cluster,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...(isOther ? { uid, gid } : {}),
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  child.unref();
  const end = endOf(child);
  for (;;) {
    const ended = await Promise.race([end, sleep(LOOK_EVERY_MS)]);
    if (ended !== undefined) return explainEnd(place, ended, logStart);
    const seen = findPostmaster(place);
    if (seen?.pid === child.pid && seen?.status === 'ready') return true;
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => settle(`it ended with ${signal ?? code}`));
  });
}

/** A server that was in the way is no error: an own child of a killed server may need a moment to end, too. */
const IN_THE_WAY =
  /lock file "postmaster\.pid" (?:already exists|is empty)|pre-existing shared memory block|could not create any TCP\/IP sockets/;

function explainEnd(place: Place, ended: string, logStart: number): false {
  const log = readFrom(place.logFile, logStart).trim();
  if (IN_THE_WAY.test(log)) return false;
  throw new BootError({
    en: `The embedded PostgreSQL did not start (${ended}). Its log, ${place.logFile}, ends:\n${log.slice(-2000)}`,
    zh: `内嵌 PostgreSQL 未能启动（${ended}），日志 ${place.logFile} 的末尾见上。`,
  });
}

function readFrom(path: string, start: number): string {
  const file = openSync(path, 'r');
  try {
    const length = Math.max(0, Math.min(fstatSync(file).size - start, 65_536));
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, start);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function turnLog(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && stat.size > LOG_KEPT_BYTES) renameSync(path, `${path}.1`);
}

/**
 * The former port when it is free (then pools of a process that outlived a crash find the server again), else any.
 *
 * @param patienceMs for a port that something else has for a moment, as a connection on its way out may
 */
export async function freePort(preferred: number | undefined, patienceMs = 0): Promise<number> {
  const tryPort = (port: number): Promise<number | undefined> =>
    new Promise((settle, fail) => {
      const server = createServer();
      server.once('error', (error) => (port === 0 ? fail(error) : settle(undefined)));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => settle(typeof address === 'object' ? address?.port : undefined));
      });
    });
  let former = preferred && (await tryPort(preferred));
  for (let waited = 0; preferred && !former && waited < patienceMs; waited += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    former = await tryPort(preferred);
  }
  const port = former ?? (await tryPort(0));
  if (port === undefined)
    throw new BootError({
      en: 'No free TCP port on 127.0.0.1 for the embedded PostgreSQL.',
      zh: '127.0.0.1 上没有可供内嵌 PostgreSQL 使用的空闲 TCP 端口。请关闭占用端口的程序后重试。',
    });
  return port;
}

/** Fast shutdown: open transactions roll back, the rest is checkpointed. Returns when the server has let go of the cluster. */
export async function stopPostmaster(place: Place, pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
  while (findPostmaster(place)?.pid === pid) await sleep(LOOK_EVERY_MS);
}
