import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BootError } from '../boot-error';
import { hasCode, messageOf } from '../error-code';
import { COMMON_GROUND, makeHome, namedHome } from './cluster-home';
import { firstClosedFolder, runningUser, type RunningUser } from './running-user';

/** PostgreSQL cannot open another major version's folder, so the version stands in its name. */
const CLUSTER = 'postgres-18';

/** Where an embedded database lives, and who runs it. All paths absolute, links resolved. */
export interface Place {
  readonly dataDir: string;
  /** PGDATA: `<dataDir>/postgres-18`, or in the folder that the data folder names (cluster-home.ts). */
  readonly cluster: string;
  readonly logFile: string;
  readonly instanceFile: string;
  readonly user: RunningUser;
  /** To be shown to whoever started the program. */
  readonly notice?: string;
}

/** What `instance.json` tells whoever may read it (mode 0600): how to reach the running server. */
export interface InstanceFile {
  readonly pid: number;
  readonly port: number;
  readonly secret: string;
}

/**
 * @param ground where a cluster is put whose data folder PostgreSQL's user cannot enter
 * @throws BootError when the folder cannot be made, or the user PostgreSQL runs as cannot reach its cluster
 */
export function openPlace(dataDir: string, ground = COMMON_GROUND): Place {
  const { real, isNew } = openFolder(resolve(dataDir));
  const named = namedHome(real);
  const wanted = join(named?.folder ?? real, CLUSTER);
  const found = statSync(wanted, { throwIfNoEntry: false });
  const user = runningUser(found && { uid: found.uid, gid: found.gid, path: wanted });
  const reachable = !user.isOther || firstClosedFolder(dirname(wanted), user) === undefined;
  const made = reachable || named || found ? undefined : makeHome(real, user, ground);
  if (!reachable && !made) throw unreachable(dirname(wanted), user);
  const home = made?.folder ?? dirname(wanted);
  // Closed to all others, as far as PostgreSQL's user need not pass through it.
  if (isNew) chmodSync(real, user.isOther && home === real ? 0o711 : 0o700);
  return {
    dataDir: real,
    cluster: join(home, CLUSTER),
    logFile: join(real, `${CLUSTER}.log`),
    instanceFile: join(real, 'instance.json'),
    user,
    ...(made?.notice ? { notice: made.notice } : {}),
  };
}

/** Whether a database was ever set up in the folder. Makes nothing. @throws BootError when the one it names is gone */
export function hasDatabase(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  const real = realpathSync(dataDir);
  return existsSync(join(real, CLUSTER)) || namedHome(real) !== undefined;
}

function openFolder(wanted: string): { real: string; isNew: boolean } {
  const isNew = !existsSync(wanted);
  try {
    mkdirSync(wanted, { recursive: true });
  } catch (error) {
    throw new BootError({
      en: `The data folder ${wanted} cannot be made (${messageOf(error)}). Set FONDS_DATA to a folder you may write.`,
      zh: `无法建立数据目录 ${wanted}（${messageOf(error)}）。请将 FONDS_DATA 设为可写的目录。`,
    });
  }
  const real = realpathSync(wanted);
  // Whatever the umask: the mode is set when it is known who must pass.
  if (isNew) chmodSync(real, 0o711);
  return { real, isNew };
}

function unreachable(home: string, user: RunningUser): BootError {
  return new BootError({
    en:
      `The folder ${home} cannot be reached by user ${user.uid}, as whom PostgreSQL must run (it refuses root): ` +
      `${firstClosedFolder(home, user) ?? home} is closed to other users. Open it (chmod o+x), set FONDS_DATA to a folder that every user may enter, ` +
      'for example FONDS_DATA=/var/lib/fondsledger, or run fonds as a normal user.',
    zh:
      `PostgreSQL 不能以 root 运行，须以用户 ${user.uid} 运行，而该用户进不了目录 ${home}：${firstClosedFolder(home, user) ?? home} 不对其他用户开放。` +
      '请开放它（chmod o+x），或将 FONDS_DATA 设为人人可进入的目录，例如 FONDS_DATA=/var/lib/fondsledger，或以普通用户运行 fonds。',
  });
}

/** Makes a folder or file belong to the user PostgreSQL runs as. */
export function handOver(path: string, user: RunningUser): void {
  if (user.isOther) chownSync(path, user.uid, user.gid);
}

export function readInstanceFile(place: Place): InstanceFile | undefined {
  try {
    return JSON.parse(readFileSync(place.instanceFile, 'utf8')) as InstanceFile;
  } catch (error) {
    // Absent, or cut off by a full disk: it is written anew from postmaster.pid.
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What root writes into another user's data folder stays that user's. */
export function keepOwner(path: string, place: Place): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(place.dataDir);
  chownSync(path, uid, gid);
}

/** Whole or not at all: written beside and renamed. */
export function writeInstanceFile(place: Place, instance: InstanceFile): void {
  const beside = `${place.instanceFile}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(instance) + '\n', { mode: 0o600 });
  keepOwner(beside, place);
  renameSync(beside, place.instanceFile);
}
