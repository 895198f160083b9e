import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildVerifier } from './build-verifier.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { setup } from './setup.mjs';

const require = createRequire(import.meta.url);
const DIST = join(root, 'dist');
const STAMP = join(DIST, '.sources.json');
const FOLDERS = ['apps', 'libs', 'event-schemas'];
const FILES = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];

/** Compiles into dist/ when a source has changed since the last build. Nothing to do costs a walk over the folders. */
export async function build() {
  if (isCurrent(readStamp(), sources())) return;
  await oneAtATime(async () => {
    const [before, now] = [readStamp(), sources()];
    if (isCurrent(before, now)) return;
    // What was compiled from a source that is gone would still be loaded.
    if (!before || Object.keys(before).some((path) => !(path in now)))
      rmSync(DIST, { recursive: true, force: true });
    console.error('Building … 正在构建');
    // Gone until the build has succeeded: half a build is never taken for a whole one.
    rmSync(STAMP, { force: true });
    const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    const code = await run(process.execPath, [nest, 'build']);
    if (code !== 0) {
      console.error('The build failed; the lines above say where. 构建失败，原因见上。');
      process.exit(1);
    }
    mkdirSync(DIST, { recursive: true });
    checkLawData();
    await buildVerifier();
    writeFileSync(STAMP, JSON.stringify(now));
  });
}

/** Rule data that lead nowhere are not built: a citation of nothing, a day that is none. */
function checkLawData() {
  const { lawDataVersions } = require(join(DIST, 'libs', 'law', 'src', 'index.js'));
  const { lawDataProblems } = require(join(DIST, 'libs', 'law', 'src', 'law-data.check.js'));
  const problems = lawDataVersions().flatMap((data) =>
    lawDataProblems(JSON.parse(JSON.stringify(data))).map((problem) => `${data.version} ${problem}`),
  );
  if (!problems.length) return;
  console.error(`The rule data are wrong. 国家规则数据有误：\n${problems.join('\n')}`);
  process.exit(1);
}

const isCurrent = (before, now) => before !== undefined && JSON.stringify(before) === JSON.stringify(now);

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Size and time of every file that a build reads, in a fixed order. */
function sources() {
  const found = {};
  for (const file of FILES) look(file, found);
  for (const folder of FOLDERS) walk(folder, found);
  return found;
}

function walk(folder, found) {
  if (!existsSync(join(root, folder))) return;
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path, found);
    else if (!/\.(e2e-)?spec\.ts$/.test(entry.name)) look(path, found);
  }
}

function look(path, found) {
  const { size, mtimeMs } = statSync(join(root, path));
  found[path] = `${size}:${mtimeMs}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setup();
  await build();
}
