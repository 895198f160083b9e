import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';
import { setup } from './setup.mjs';

/** A stage that hangs is ended and has failed; all stages together stay below ten minutes. */
const STAGE_LIMIT_MS = 8 * 60_000;

const bin = (name, ...path) => join(root, 'node_modules', name, ...path);
const node = process.execPath;
const jest = (project, workers) => ({
  name: project,
  jest: project,
  args: [bin('jest', 'bin', 'jest.js'), '--selectProjects', project, `--maxWorkers=${workers}`],
});

/** Two at a time, the longest first; those with a database have the machine to themselves. */
const STATIC = [
  jest('unit', 1),
  { name: 'lint', args: [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'] },
  {
    name: 'types',
    args: [
      bin('typescript', 'bin', 'tsc'),
      '--noEmit',
      '--tsBuildInfoFile',
      bin('.cache', 'fonds-types.tsbuildinfo'),
    ],
  },
  { name: 'format', args: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'] },
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
  { name: 'build', args: [join(root, 'scripts', 'build.mjs')] },
  { name: 'openapi', args: [join(root, 'scripts', 'openapi.mjs'), '--check'] },
];
const DATABASE = [jest('database', 2), jest('http', 2)];

await setup();
process.chdir(root);
const results = [...(await runTwoAtATime(STATIC)), ...(await runInTurn(DATABASE))];
report(results);

async function runTwoAtATime(stages) {
  const waiting = [...stages];
  const lane = async () => {
    const done = [];
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) done.push(await runStage(stage));
    return done;
  };
  return (await Promise.all([lane(), lane()])).flat();
}

async function runInTurn(stages) {
  const done = [];
  for (const stage of stages) done.push(await runStage(stage));
  return done;
}

async function runStage(stage) {
  const begin = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'fonds-stage-'));
  const outputFile = join(folder, 'result.json');
  const args = stage.jest ? [...stage.args, '--json', `--outputFile=${outputFile}`] : stage.args;
  const { code, output } = await runProgram(args, stage.jest !== undefined);
  const counts = stage.jest
    ? countTests(outputFile, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  const seconds = (performance.now() - begin) / 1000;
  console.log(`${counts.failed ? '✗' : '✓'} ${stage.name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s`);
  if (counts.failed) console.log(output.trimEnd());
  return { name: stage.name, seconds, ...counts };
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

/** A suite that could not run, and a Jest that fails without a failed test (none found, a broken setup), count as one failure each. */
function countTests(outputFile, code) {
  if (!existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(outputFile, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function report(stages) {
  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
  console.log('\nstage      seconds  passed  failed');
  for (const { name, seconds, passed, failed } of stages)
    console.log(
      `${name.padEnd(9)} ${seconds.toFixed(1).padStart(8)} ${String(passed).padStart(7)} ${String(failed).padStart(7)}`,
    );
  const skipped = sum('skipped');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = sum('failed') ? 1 : 0;
}
