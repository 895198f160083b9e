import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode } from './node-version.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const LOCK = join(root, 'package-lock.json');
const STAMP = join(root, 'node_modules', '.fonds-lock');
const NPMS_RECORD = join(root, 'node_modules', '.package-lock.json');

/** Installs what package-lock.json names, when it is not there yet. Nothing to do costs two file reads. */
export async function setup() {
  requireNode();
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isStamped(wanted)) return;
  await oneAtATime(async () => {
    if (isStamped(wanted)) return;
    if (!isInstalledByHand()) await install();
    linkCommand();
    writeFileSync(STAMP, wanted);
  });
}

const isStamped = (wanted) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;

/** Somebody ran `npm ci` or `npm install`: npm's own record, written last, names what was wanted. */
function isInstalledByHand() {
  if (!existsSync(NPMS_RECORD)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const found = JSON.parse(readFileSync(NPMS_RECORD, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return found[path] === undefined ? optional === true : found[path].version === version;
  });
}

async function install() {
  console.error('Installing dependencies (once) … 正在安装依赖（仅一次）');
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code =
    npm?.endsWith('.js') && /npm-cli\.js$/.test(npm)
      ? await run(process.execPath, [npm, ...args])
      : await run('npm', args);
  if (code === 0) return;
  console.error(
    'The dependencies could not be installed. Look at the lines above: most often the package registry cannot be reached ' +
      '(npm config get registry, proxy). Then run the same command again.\n' +
      '未能安装依赖，原因见上，多半是连不上软件包仓库（npm config get registry、代理）。请排除后重新执行同一命令。',
  );
  process.exit(1);
}

/** npm links the commands of dependencies, never the project's own; with this link `npx fonds` finds it at once. */
function linkCommand() {
  const folder = join(root, 'node_modules', '.bin');
  mkdirSync(folder, { recursive: true });
  for (const name of ['fonds', 'fonds-verify'])
    try {
      symlinkSync(join('..', '..', 'bin', `${name}.mjs`), join(folder, name));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await setup();
