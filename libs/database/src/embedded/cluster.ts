import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BootError } from '../boot-error';
import { hasCode } from '../error-code';
import type { Binaries } from './binaries';
import { handOver, type Place } from './place';

/** Lies inside the cluster folder, so that folder and password come into being in one rename. */
const SECRET_FILE = 'fonds.secret';

export const SUPERUSER = 'postgres';

/** The cluster's password. @throws BootError when the folder was not made by fonds */
export function readSecret(place: Place): string {
  try {
    return readFileSync(join(place.cluster, SECRET_FILE), 'utf8').trim();
  } catch {
    throw new BootError({
      en:
        `${join(place.cluster, SECRET_FILE)} is missing: the password of the database in ${place.dataDir}. ` +
        'Put it back from instance.json or from a copy of the folder, or restore a backup into another FONDS_DATA.',
      zh: `缺少 ${join(place.cluster, SECRET_FILE)}，即 ${place.dataDir} 中数据库的口令。请从 instance.json 或该目录的副本中找回，或将备份恢复到另一个 FONDS_DATA。`,
    });
  }
}

/**
 * Makes the cluster when there is none: beside, then renamed into place, so that a killed or a second process never
 * leaves half a cluster. Of two that race, one rename wins and the other's work is thrown away.
 */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return;
  removeAbandoned(place);
  const workshop = `${place.cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const cluster = join(workshop, 'cluster');
  const secretFile = join(workshop, SECRET_FILE);
  mkdirSync(workshop, { mode: 0o700 });
  try {
    writeFileSync(secretFile, randomBytes(24).toString('base64url') + '\n', { mode: 0o600 });
    handOver(secretFile, place.user);
    handOver(workshop, place.user);
    await initdb(place, binaries.initdb, cluster, secretFile);
    renameSync(secretFile, join(cluster, SECRET_FILE));
    syncFolder(cluster);
    renameSync(cluster, place.cluster);
    syncFolder(dirname(place.cluster));
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

async function initdb(place: Place, program: string, cluster: string, secretFile: string): Promise<void> {
  const options = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${secretFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    // Sorted and folded by PostgreSQL itself: an update of the system's C library never re-orders an index.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const { uid, gid, isOther } = place.user;
  const child = spawn(program, options, {
    ...(isOther ? { uid, gid } : {}),
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((settle, fail) =>
    child.once('error', fail).once('close', settle),
  );
  if (code !== 0)
    throw new BootError({
      en: `The database in ${place.dataDir} could not be made (initdb ended with ${code}):\n${complaint.trim()}`,
      zh: `${place.dataDir} 中的数据库未能建立（initdb 以 ${code} 结束），原因见上。`,
    });
}

/** Half-made clusters of processes that no longer live. */
function removeAbandoned(place: Place): void {
  const prefix = `${basename(place.cluster)}.new-`;
  const home = dirname(place.cluster);
  for (const name of readdirSync(home)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(join(home, name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
