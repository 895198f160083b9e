import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
jest.setTimeout(60_000);

type Planted = Readonly<Record<string, string>>;

const IN_ORDER: Planted = {
  'order.cjs': `
    const { default: Sequencer } = require('@jest/test-sequencer');
    module.exports = class extends Sequencer {
      sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); }
    };`,
};

/** Runs the test files among what is planted in one process, by their names. @returns what came of each test, and what was told */
function run(planted: Planted, environment: string): { readonly told: string[]; readonly stderr: string } {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'fonds-scripts-')));
  try {
    for (const [name, code] of Object.entries({ ...IN_ORDER, ...planted })) {
      mkdirSync(dirname(join(tree, name)), { recursive: true });
      writeFileSync(join(tree, name), code);
    }
    const config = {
      rootDir: tree,
      testEnvironment: join(ROOT, environment),
      runtime: join(ROOT, 'test', 'shared-scripts.runtime.cjs'),
      testSequencer: join(tree, 'order.cjs'),
      transform: {},
    };
    const program = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    const args = [program, '--config', JSON.stringify(config), '--runInBand', '--json'];
    const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules'), FORCE_COLOR: '0' };
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: tree,
      encoding: 'utf8',
      env,
      timeout: 45_000,
    });
    if (!stdout) throw new Error(stderr);
    const { testResults } = JSON.parse(stdout) as {
      testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
    };
    const told = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, status }) => `${status}: ${title}`);
    return { told, stderr };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

it('modules of one test file are not those of the next, though they were compiled once', () => {
  const { told, stderr } = run(
    {
      'counter.js': 'exports.count = 0; exports.list = [];',
      'later.js': 'module.exports = 1;',
      'a.spec.js': `
        const counter = require('./counter');
        it('counts', () => expect(++counter.count).toBe(1));
        it('loads, and then changes, a module', () => {
          expect(require('./later')).toBe(1);
          require('fs').writeFileSync(require.resolve('./later'), 'module.exports = 2;');
        });`,
      'b.spec.js': `
        const counter = require('./counter');
        it('counts from the beginning', () => expect(++counter.count).toBe(1));
        it('loads the module as it is now', () => expect(require('./later')).toBe(2));
        it('has objects of its own context', () => expect(counter.list instanceof Array).toBe(true));`,
      'c.spec.js': "it('fails', () => {\n  expect(1).toBe(2);\n});",
    },
    'node_modules/jest-environment-node',
  );
  expect(told).toEqual([
    'passed: counts',
    'passed: loads, and then changes, a module',
    'passed: counts from the beginning',
    'passed: loads the module as it is now',
    'passed: has objects of its own context',
    'failed: fails',
  ]);
  // Lines are those of the file, in the first line too.
  expect(stderr).toContain('c.spec.js:2:13');
});

it('in the context that test files share, the product is evaluated once, and what a file sets is taken back', () => {
  const { told, stderr } = run(
    {
      'libs/any/src/counter.ts': `
        exports.count = 0;
        exports.next = () => ++exports.count;
        exports.later = () => require('./later');`,
      'libs/any/src/later.ts': "module.exports = 'later';",
      'libs/any/src/count.fixture.ts': 'exports.count = 0;',
      'a.spec.js': `
        jest.setTimeout(1);
        const counter = require('./libs/any/src/counter.ts');
        const fixture = require('./libs/any/src/count.fixture.ts');
        it('counts', () => expect([++counter.count, ++fixture.count]).toEqual([1, 1]));
        it('sets what it likes', () => {
          jest.spyOn(counter, 'next').mockReturnValue(-1);
          jest.useFakeTimers();
          Object.assign(process.env, { NAMED: 'a', HOME: '/elsewhere' });
          expect.extend({ toBeNamed: () => ({ pass: true }) });
          expect.addEqualityTesters([() => true]);
          expect(counter.next()).toBe(-1);
        });`,
      'b.spec.js': `
        const counter = require('./libs/any/src/counter.ts');
        const fixture = require('./libs/any/src/count.fixture.ts');
        it('counts on in the product, and from the beginning in a fixture', () =>
          expect([counter.next(), ++fixture.count]).toEqual([2, 1]));
        it('loads what the product names only now', () => expect(counter.later()).toBe('later'));
        it('has its own time and variables', async () => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          expect([process.env.NAMED, process.env.HOME === '/elsewhere']).toEqual([undefined, false]);
        });
        it('has its own matchers', () => {
          expect(Object.keys(expect(1))).not.toContain('toBeNamed');
          expect({ a: 1 }).not.toEqual({ a: 2 });
        });`,
      'c.spec.js': `
        it.each([
          ['by another', () => jest.doMock('./libs/any/src/later.ts', () => 'other')],
          ['by a mock of it', () => jest.doMock('./libs/any/src/later.ts')],
          ['by mocks of all', () => jest.enableAutomock()],
          ['by itself anew', () => jest.resetModules()],
        ])('replaces no module %s', (_by, replaces) => expect(replaces).toThrow('@jest-environment node'));
        it('fails', () => expect(1).toBe(2));`,
      'd.spec.js': `/** @jest-environment node */
        jest.doMock('./libs/any/src/later.ts', () => 'other');
        const counter = require('./libs/any/src/counter.ts');
        it('replaces modules in a context of its own', () => expect([++counter.count, counter.later()]).toEqual([1, 'other']));`,
      'e.spec.js': `
        const counter = require('./libs/any/src/counter.ts');
        it('goes on in the context of all', () => expect([counter.next(), counter.later()]).toEqual([3, 'later']));`,
      'f.spec.js': `
        const Environment = require(${JSON.stringify(join(ROOT, 'test', 'shared-context.environment.cjs'))});
        const projectConfig = { testEnvironmentOptions: {}, fakeTimers: {} };
        const isShared = (globalConfig) =>
          new Environment({ globalConfig, projectConfig }, {}) === new Environment({ globalConfig, projectConfig }, {});
        it('has a context of its own while files are watched, which change', () =>
          expect([{}, { watch: true }, { watchAll: true }].map(isShared)).toEqual([true, false, false]));`,
    },
    'test/shared-context.environment.cjs',
  );
  expect(told).toEqual([
    'passed: counts',
    'passed: sets what it likes',
    'passed: counts on in the product, and from the beginning in a fixture',
    'passed: loads what the product names only now',
    'passed: has its own time and variables',
    'passed: has its own matchers',
    'passed: replaces no module by another',
    'passed: replaces no module by a mock of it',
    'passed: replaces no module by mocks of all',
    'passed: replaces no module by itself anew',
    'failed: fails',
    'passed: replaces modules in a context of its own',
    'passed: goes on in the context of all',
    'passed: has a context of its own while files are watched, which change',
  ]);
  expect(stderr).toContain('c.spec.js:8:');
});
