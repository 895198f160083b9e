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
import { join, resolve } from 'node:path';
import { BootError } from '../boot-error';
import { hasCode, messageOf } from '../error-code';
import { firstClosedFolder, runningUser, type RunningUser } from './running-user';

/** PostgreSQL cannot open another major version's folder, so the version stands in its name. */
const MAJOR = '18';

/** Where an embedded database lives, and who runs it. All paths absolute, links resolved. */
export interface Place {
  readonly dataDir: string;
  /** PGDATA: `<dataDir>/postgres-18`. */
  readonly cluster: string;
  readonly logFile: string;
  readonly instanceFile: string;
  readonly user: RunningUser;
}

/** What `instance.json` tells whoever may read it (mode 0600): how to reach the running server. */
export interface InstanceFile {
  readonly pid: number;
  readonly port: number;
  readonly secret: string;
}

/**
 * @throws BootError when the folder cannot be made, or the user PostgreSQL runs as cannot reach it
 */
export function openPlace(dataDir: string): Place {
  const wanted = resolve(dataDir);
  const isNew = !existsSync(wanted);
  try {
    mkdirSync(wanted, { recursive: true });
  } catch (error) {
    throw new BootError(
      `The data folder ${wanted} cannot be made (${messageOf(error)}). Set FONDS_DATA to a folder you may write.`,
    );
  }
  const real = realpathSync(wanted);
  const cluster = join(real, `postgres-${MAJOR}`);
  const found = statSync(cluster, { throwIfNoEntry: false });
  const user = runningUser(found && { uid: found.uid, gid: found.gid, path: cluster });
  if (isNew) chmodSync(real, user.isOther ? 0o711 : 0o700);
  if (user.isOther) {
    const closed = firstClosedFolder(real, user);
    if (closed !== undefined)
      throw new BootError(
        `The data folder ${real} cannot be reached by user ${user.uid}, as whom PostgreSQL must run (it refuses root): ` +
          `${closed} is closed to other users. Set FONDS_DATA to a folder that every user may enter, ` +
          'for example FONDS_DATA=/var/lib/fondsledger, or run fonds as a normal user.',
      );
  }
  return {
    dataDir: real,
    cluster,
    logFile: join(real, `postgres-${MAJOR}.log`),
    instanceFile: join(real, 'instance.json'),
    user,
  };
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
