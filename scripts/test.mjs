import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';
import { setup } from './setup.mjs';

/** A stage that hangs is ended and has failed. On an event server every append costs several times as much. */
const STAGE_LIMIT_MS = (process.env.EVENT_STORE ? 60 : 20) * 60_000;
/** Most of what a program makes that goes through files dies at once: a larger young heap (MiB), and it is never copied. */
const YOUNG_HEAP = '--max-semi-space-size=64';
/** One more than there are cores: while one waits for a disk or for a process that it started, another works. */
const WORKERS = availableParallelism() + 1;

const bin = (name, ...path) => join(root, 'node_modules', name, ...path);
const node = process.execPath;
/** Two at a time, the longest first; the build stands before what reads it. */
const STATIC = [
  {
    name: 'format',
    // The same formatter behind its newer command line, which takes a quarter less time.
    args: [
      bin('prettier', 'bin', 'prettier.cjs'),
      ...['--experimental-cli', '--no-cache', '--no-parallel'],
      ...['--check', '--log-level=warn', '.'],
    ],
  },
  { name: 'build', args: [join(root, 'scripts', 'build.mjs')] },
  { name: 'lint', args: [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'] },
  {
    name: 'types',
    args: [bin('typescript-native', 'bin', 'tsc'), '--noEmit', '--incremental', 'false', '--checkers', '2'],
  },
  { name: 'openapi', args: [join(root, 'scripts', 'openapi.mjs'), '--check'] },
  {
    name: 'arrows',
    args: [
      bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
    ],
  },
  { name: 'schemas', args: [join(root, 'scripts', 'check-schemas.mjs')] },
];
/** The projects of jest.config.cjs, by the names of their files. */
const PROJECTS = {
  unit: (file) => !PROJECTS.database(file) && !PROJECTS.http(file) && !PROJECTS.eventstore(file),
  database: (file) => file.endsWith('.int.spec.ts'),
  http: (file) => file.endsWith('.e2e-spec.ts'),
  /** Skipped without a server: npm run test:eventstore. */
  eventstore: (file) => file.endsWith('.eventstore-spec.ts'),
};

const SKIPPED = ['pending', 'skipped', 'todo', 'disabled'];

await setup();
process.chdir(root);
report([...(await runTwoAtATime(STATIC)), ...(await runTests())]);

async function runTwoAtATime(stages) {
  const waiting = [...stages];
  const lane = async () => {
    const done = [];
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) done.push(await runStage(stage));
    return done;
  };
  return (await Promise.all([lane(), lane()])).flat();
}

async function runStage({ name, args }) {
  const begin = performance.now();
  const { code, output } = await runProgram([YOUNG_HEAP, ...args], false);
  const seconds = (performance.now() - begin) / 1000;
  const stage = { name, seconds, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  tell(stage);
  if (stage.failed) console.log(output.trimEnd());
  return stage;
}

/** All projects in one Jest, so that no core waits for the last file of a project while another has files left. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-tests-'));
  const outputFile = join(folder, 'result.json');
  const args = [
    YOUNG_HEAP,
    bin('jest', 'bin', 'jest.js'),
    `--maxWorkers=${WORKERS}`,
    '--json',
    `--outputFile=${outputFile}`,
  ];
  const { code, output } = await runProgram(args, true);
  const suites = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')).testResults : [];
  rmSync(folder, { recursive: true, force: true });
  const stages = Object.entries(PROJECTS).map(([name, isOfIt]) =>
    countTests(
      name,
      suites.filter((suite) => isOfIt(suite.name)),
    ),
  );
  // A Jest that fails without a failed test: a broken setup, or one that was ended.
  if (code !== 0 && !stages.some(({ failed }) => failed))
    stages.push({ name: 'jest', seconds: 0, passed: 0, failed: 1, skipped: 0 });
  stages.forEach(tell);
  if (code !== 0) console.log(output.trimEnd());
  return stages;
}

/** Seconds are of its files one after another. A suite that could not run is one failure, and so is a project without tests. */
function countTests(name, suites) {
  const tests = suites.flatMap((suite) => suite.assertionResults);
  const among = (...states) => tests.filter(({ status }) => states.includes(status));
  const count = (...states) => among(...states).length;
  const broken = suites.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    name,
    seconds: suites.reduce((total, { startTime, endTime }) => total + endTime - startTime, 0) / 1000,
    passed: count('passed'),
    failed: count('failed') + broken.length || (tests.length === 0 ? 1 : 0),
    skipped: count(...SKIPPED),
    notRun: [...new Set(among(...SKIPPED).map(notRunName))],
  };
}

/** What does not run says why in the name of its group. */
function notRunName({ ancestorTitles, fullName }) {
  return ancestorTitles.findLast((title) => title.includes('not run')) ?? fullName;
}

function tell({ name, seconds, failed }) {
  console.log(`${failed ? '✗' : '✓'} ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s`);
}

/** Jest's own JSON on stdout is left out: it stands in the result file. */
function runProgram(args, stderrOnly) {
  return new Promise((settle) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', stderrOnly ? 'ignore' : 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    const keep = (text) => (output += text);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const limit = setTimeout(() => {
      keep(`\nended after ${STAGE_LIMIT_MS / 60_000} minutes: something is left open\n`);
      child.kill('SIGKILL');
    }, STAGE_LIMIT_MS);
    child.once('error', (error) => keep(error.message));
    child.once('close', (code) => {
      clearTimeout(limit);
      settle({ code: code ?? 1, output });
    });
  });
}

function report(stages) {
  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
  console.log('\nstage      seconds  passed  failed');
  for (const { name, seconds, passed, failed } of stages)
    console.log(
      `${name.padEnd(9)} ${seconds.toFixed(1).padStart(8)} ${String(passed).padStart(7)} ${String(failed).padStart(7)}`,
    );
  for (const name of stages.flatMap(({ notRun }) => notRun ?? [])) console.log(`skipped: ${name}`);
  const skipped = sum('skipped');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = sum('failed') ? 1 : 0;
}
