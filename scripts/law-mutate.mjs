import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';
import { setup } from './setup.mjs';
import { build } from './build.mjs';

/** Refusals on an article of their own under a rule of many: each is switched off alone, too, by its code. */
const GUARDS = ['period-below-the-least', 'shorter-than-the-least-period'];

/**
 * `node scripts/law-mutate.mjs [INV-… | CODE …]`: switches each rule off, one at a time, and expects a test that names it to
 * fail. Its pure tests come first; those with a database and over HTTP only where no pure one caught it.
 */
const { switchOff } = createRequire(import.meta.url)('../test/mutation/switch-off.cjs');
const wanted = process.argv.slice(2);

await setup();
await build();
process.chdir(root);
const typescript = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
const all = [...typescript('libs'), ...typescript('test')];
const isTest = ({ path }) =>
  path.endsWith('spec.ts') && !/^(test\/(docs|mutation|architecture)|libs\/law)\//.test(path);
const product = all.filter(({ path }) => path.startsWith('libs/') && !/\.(spec|fixture)\.ts$/.test(path));
const applying = product.filter(({ path }) => !path.startsWith('libs/law/src/data/'));
const rules = [...new Set(applying.flatMap(({ text }) => text.match(/'INV-[0-9]{2}b?'/g) ?? []))]
  .map((quoted) => quoted.slice(1, -1))
  .concat(GUARDS)
  .filter((rule) => wanted.length === 0 || wanted.includes(rule))
  .sort();
const unknown = wanted.filter((rule) => !rules.includes(rule));
if (unknown.length) {
  console.error(`No such rule: ${unknown.join(', ')}`);
  process.exit(2);
}

/** A refusal whose rule comes out of data. */
const BY_DATA = /\bruleRefusal\(\s*[^,()]+,\s*[a-zA-Z.]+\s*[,)]/;
/** Named as a ground that is applied, advised or told, and never as one on which something is refused. */
const refusesNothing = (rule) =>
  !applying.some(
    ({ text }) => switchOff(text, rule).sites > 0 || (text.includes(`'${rule}'`) && BY_DATA.test(text)),
  );

/** What goes on until it is refused would go on for ever without the rule. */
const LIMIT_MS = 180_000;

const survivors = [];
let mutants = 0;
for (const rule of rules) {
  // A guard that is nowhere any more has lost its test, too.
  if (!GUARDS.includes(rule) && refusesNothing(rule)) {
    console.log(`– ${rule.padEnd(8)} refuses nothing: there is nothing to switch off`);
    continue;
  }
  const sites = product.reduce((sum, { text }) => sum + switchOff(text, rule).sites, 0);
  mutants++;
  const caught = await findTest(rule);
  console.log(
    `${caught ? '✓' : '✗'} ${rule.padEnd(8)} ${sites ? `${String(sites).padStart(3)} places` : '   by data'}  ${caught ?? 'NO TEST FAILED'}`,
  );
  if (!caught) survivors.push(rule);
}
console.log(
  `\n${mutants} rules and guards switched off, ${mutants - survivors.length} caught by a test that names them`,
);
process.exitCode = survivors.length || mutants === 0 ? 1 : 0;

/** @returns the name of a test that failed without the rule, if any */
async function findTest(rule) {
  const named = all
    .filter((file) => isTest(file) && new RegExp(`\\b${rule}(?![\\w])`).test(file.text))
    .map(({ path }) => path);
  const levels = [
    named.filter((path) => !/\.(int\.|e2e-)spec\.ts$/.test(path)),
    named.filter((path) => path.endsWith('.int.spec.ts')),
    named.filter((path) => path.endsWith('.e2e-spec.ts')),
  ];
  for (const files of levels) {
    const failed = files.length ? await failing(rule, files) : undefined;
    if (failed) return failed;
  }
  return undefined;
}

async function failing(rule, files) {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-mutant-'));
  const outputFile = join(folder, 'result.json');
  const args = [
    '--bail=1',
    '--maxWorkers=2',
    '--json',
    `--outputFile=${outputFile}`,
    '--runTestsByPath',
    ...files,
  ];
  const ended = await new Promise((settle) => {
    const jest = spawn(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), ...args], {
      stdio: 'ignore',
      // A group of its own, so that its workers end with it.
      detached: true,
      env: { ...process.env, FONDS_LAW_MUTANT: rule },
    });
    const limit = setTimeout(() => {
      process.kill(-jest.pid, 'SIGKILL');
      settle(false);
    }, LIMIT_MS);
    jest.once('close', () => {
      clearTimeout(limit);
      settle(true);
    });
  });
  const suites = ended ? JSON.parse(readFileSync(outputFile, 'utf8')).testResults : [];
  rmSync(folder, { recursive: true, force: true });
  if (!ended) return 'its tests did not end: something goes on until it is refused';
  // A suite that could not be loaded has caught nothing.
  return suites.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')
    ?.fullName;
}
