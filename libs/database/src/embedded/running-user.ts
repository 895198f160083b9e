import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BootError } from '../boot-error';

/** Whom PostgreSQL runs as. `undefined` members: as ourselves. */
export interface RunningUser {
  readonly uid: number;
  readonly gid: number;
  /** True when this process must hand over to another user, because PostgreSQL refuses to run as root. */
  readonly isOther: boolean;
}

/**
 * PostgreSQL refuses to run as root. As root, an existing cluster keeps its owner; else the system's `postgres`
 * user is taken, else a system user `fonds` (made when missing).
 *
 * @param clusterOwner uid and gid of an existing cluster folder
 * @throws BootError when the cluster belongs to somebody else, or when no user can be found or made
 */
export function runningUser(
  clusterOwner: { uid: number; gid: number; path: string } | undefined,
): RunningUser {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined)
    throw new BootError({
      en: 'The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      zh: '内嵌 PostgreSQL 可在 Linux 和 macOS 上运行。Windows 请使用 WSL，或将 DATABASE_URL 设为 PostgreSQL 15 或更新版本。',
    });
  if (uid !== 0) {
    if (clusterOwner && clusterOwner.uid !== uid)
      throw new BootError({
        en:
          `The database in ${clusterOwner.path} belongs to user ${clusterOwner.uid}, and this is user ${uid}. ` +
          'Run fonds as the user who made it, or set FONDS_DATA to a folder of your own.',
        zh: `${clusterOwner.path} 中的数据库属于用户 ${clusterOwner.uid}，当前用户是 ${uid}。请用建立它的用户运行 fonds，或将 FONDS_DATA 设为自己的目录。`,
      });
    return { uid, gid, isOther: false };
  }
  if (clusterOwner && clusterOwner.uid !== 0)
    return { uid: clusterOwner.uid, gid: clusterOwner.gid, isOther: true };
  const found = systemUser('postgres') ?? systemUser('fonds') ?? createSystemUser();
  return { ...found, isOther: true };
}

function systemUser(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createSystemUser(): { uid: number; gid: number } {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'fonds'],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    // Another process may have made it in the same moment; the look-up below decides.
  }
  const made = systemUser('fonds');
  if (!made)
    throw new BootError({
      en:
        'PostgreSQL refuses to run as root, and no unprivileged system user could be made. ' +
        'Run fonds as a normal user, or make a user first: useradd --system --user-group fonds',
      zh: 'PostgreSQL 不能以 root 运行，又未能建立非特权系统用户。请以普通用户运行 fonds，或先建立用户：useradd --system --user-group fonds',
    });
  return made;
}

/** The first folder on the way to `path` that `user` may not enter, or undefined when all is open. Looks at mode bits only. */
export function firstClosedFolder(path: string, user: Pick<RunningUser, 'uid' | 'gid'>): string | undefined {
  const way: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    way.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  return way.find((folder) => {
    const { uid, gid, mode } = statSync(folder);
    if (user.uid === uid) return (mode & 0o100) === 0;
    if (user.gid === gid) return (mode & 0o010) === 0;
    return (mode & 0o001) === 0;
  });
}
