import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
jest.setTimeout(60_000);

/** Three files in one process, in this order; what is in them would notice if more than machine code were shared. */
const PLANTED: Readonly<Record<string, string>> = {
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
  'order.cjs': `
    const { default: Sequencer } = require('@jest/test-sequencer');
    module.exports = class extends Sequencer {
      sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); }
    };`,
};

it('modules of one test file are not those of the next, though they were compiled once', () => {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'fonds-scripts-')));
  try {
    for (const [name, code] of Object.entries(PLANTED)) writeFileSync(join(tree, name), code);
    const config = {
      rootDir: tree,
      testEnvironment: join(ROOT, 'node_modules', 'jest-environment-node'),
      runtime: join(ROOT, 'test', 'shared-scripts.runtime.cjs'),
      testSequencer: join(tree, 'order.cjs'),
      transform: {},
    };
    const program = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    const args = [program, '--config', JSON.stringify(config), '--runInBand', '--json'];
    const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules'), FORCE_COLOR: '0' };
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', env });
    if (!stdout) throw new Error(stderr);
    const { testResults } = JSON.parse(stdout) as {
      testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
    };
    const told = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, status }) => `${status}: ${title}`);
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
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
});
