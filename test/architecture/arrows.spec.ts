import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GROUND, PLANTED } from './planted-violations';

const ROOT = join(__dirname, '..', '..');
jest.setTimeout(60_000);

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Runs the checkout's own rules over a tree of planted files. */
function cruise(files: Readonly<Record<string, string>>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'fonds-arrows-'));
  try {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.build.json', 'package.json'])
      copyFileSync(join(ROOT, file), join(tree, file));
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), code);
    }
    const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'];
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (!stdout) throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

describe('the arrows that must never be', () => {
  let found: string[];
  beforeAll(() => {
    found = cruise(
      Object.assign({}, GROUND, ...PLANTED.map(({ from, code, beside }) => ({ [from]: code, ...beside }))),
    );
  });

  it.each(PLANTED.map(({ rule, from }) => `${rule}: ${from}`))(
    'are seen where one was planted: %s',
    (violation) => {
      expect(found).toContain(violation);
    },
  );

  it('are each broken by some planted file', async () => {
    const { default: config } = (await import(join(ROOT, '.dependency-cruiser.cjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    expect(config.forbidden.map(({ name }) => name).sort()).toEqual(
      [...new Set(PLANTED.map(({ rule }) => rule))].sort(),
    );
  });

  it('leave alone what is allowed', () => {
    expect(cruise(GROUND)).toEqual([]);
  });
});
