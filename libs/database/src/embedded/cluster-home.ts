import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { BootError } from '../boot-error';
import { hasCode } from '../error-code';
import { firstClosedFolder, type RunningUser } from './running-user';

/** Where the clusters lie that root makes for data folders which PostgreSQL's own user cannot enter. */
export const COMMON_GROUND = '/var/lib/fondsledger';

/** In the data folder: the path of the folder with its cluster, when that is not the data folder itself. */
const POINTER = 'database-folder';
/** In that folder: the path of the data folder it belongs to. */
const BACK_POINTER = 'data-folder';

export interface ClusterHome {
  readonly folder: string;
  /** To be shown once: the cluster was given a place outside the data folder just now. */
  readonly notice?: string;
}

/**
 * The place outside that this data folder names, if it names one.
 *
 * @param dataDir absolute, links resolved
 * @throws BootError when that place is gone, or belongs to another data folder (this one is a copy)
 */
export function namedHome(dataDir: string): ClusterHome | undefined {
  const folder = readLine(join(dataDir, POINTER));
  if (folder === undefined) return undefined;
  if (!existsSync(folder))
    throw new BootError({
      en:
        `The database of ${dataDir} lies in ${folder} (named in its file ${POINTER}), and that folder is gone. ` +
        'Put it back, or restore a backup into another FONDS_DATA.',
      zh: `${dataDir} 的数据库在 ${folder}（见其中的文件 ${POINTER}），而该目录已不存在。请将其放回，或将备份恢复到另一个 FONDS_DATA。`,
    });
  const owner = readLine(join(folder, BACK_POINTER));
  if (owner !== dataDir) {
    if (owner !== undefined && namesHome(owner, folder))
      throw new BootError({
        en:
          `${dataDir} is a copy of ${owner}: both name the database in ${folder}, and two installations cannot share one. ` +
          'Work in the first, or make a backup of it and restore that into a new FONDS_DATA.',
        zh: `${dataDir} 是 ${owner} 的副本：两者都指向 ${folder} 中的数据库，两个系统不能共用一个数据库。请使用原目录，或对其备份后恢复到新的 FONDS_DATA。`,
      });
    // The data folder was moved and took its pointer with it.
    writeWhole(join(folder, BACK_POINTER), dataDir);
  }
  return { folder };
}

/**
 * Makes a place that `user` can enter for the cluster of a data folder that it cannot enter, and remembers it in the
 * data folder. The name holds a random part: a data folder that was deleted and made again begins empty, and never
 * takes up the database of the old one.
 *
 * @returns undefined when `ground` cannot be made or entered either
 */
export function makeHome(dataDir: string, user: RunningUser, ground: string): ClusterHome | undefined {
  const folder = makeFolder(dataDir, user, ground);
  if (folder === undefined) return undefined;
  writeWhole(join(folder, BACK_POINTER), dataDir);
  if (!claim(join(dataDir, POINTER), folder)) {
    // Another process was first.
    rmSync(folder, { recursive: true, force: true });
    return namedHome(dataDir);
  }
  return {
    folder,
    notice:
      `PostgreSQL may not run as root, and its user cannot enter ${dataDir}. So the database lies in ${folder}; everything else stays in ${dataDir}. ` +
      `数据库以非 root 用户运行，无法进入 ${dataDir}，故存放于 ${folder}，其余仍在原文件夹。`,
  };
}

function makeFolder(dataDir: string, user: RunningUser, ground: string): string | undefined {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  try {
    if (mkdirSync(ground, { recursive: true }) !== undefined) chmodSync(ground, 0o711);
    const real = realpathSync(ground);
    if (firstClosedFolder(real, user) !== undefined) return undefined;
    const folder = mkdtempSync(join(real, `${name}-`));
    chmodSync(folder, 0o711);
    return folder;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST')) return undefined;
    throw error;
  }
}

function namesHome(dataDir: string, folder: string): boolean {
  return readLine(join(dataDir, POINTER)) === folder;
}

function readLine(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

function writeWhole(file: string, line: string): void {
  const beside = writeBeside(file, line);
  renameSync(beside, file);
}

/** Whole or not at all, and only one process succeeds. */
function claim(file: string, line: string): boolean {
  const beside = writeBeside(file, line);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function writeBeside(file: string, line: string): string {
  const beside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(beside, `${line}\n`, { mode: 0o644, flush: true });
  return beside;
}
