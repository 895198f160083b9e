import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.mjs';
import { oneAtATime } from '../scripts/one-at-a-time.mjs';
import { setup } from '../scripts/setup.mjs';

/** `node bench/run.mjs [append …] [--quick] [--json] [--store esdb]`: builds the product, installs the peers once, runs what is named or all. */
const BENCHES = ['append', 'projections', 'import', 'search', 'acts', 'ledger', 'due', 'restructuring'];
const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const store = given.indexOf('--store');
if (store >= 0) given.splice(store, 2, `--store=${given[store + 1] ?? ''}`);
const names = given.filter((argument) => !argument.startsWith('-'));
const options = given.filter((argument) => argument.startsWith('-'));

const unknown = names.filter((name) => !BENCHES.includes(name));
if (unknown.length) {
  console.error(`There is no bench ${unknown.join(', ')}; there are: ${BENCHES.join(', ')}.`);
  process.exit(2);
}
await setup();
await build();
await oneAtATime(installPeers);
let worst = 0;
for (const name of names.length ? names : BENCHES)
  worst = Math.max(
    worst,
    await run(process.execPath, ['--expose-gc', join(here, `${name}.mjs`), ...options]),
  );
process.exitCode = worst;

/** Peers are installed here and nowhere else: the product never sees them. */
async function installPeers() {
  const installed = join(here, 'node_modules', '.package-lock.json');
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs
  )
    return;
  console.error('Installing the peers to compare with (once) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', here];
  if ((await run('npm', args)) === 0) return;
  console.error('The peers could not be installed; the lines above say why. Run the same command again.');
  process.exit(1);
}

function run(program, args) {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', fail);
    child.once('close', (code) => settle(code ?? 1));
  });
}
