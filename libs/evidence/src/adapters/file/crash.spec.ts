import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { FileEvidenceStore } from './file-evidence-store';

const LIBS = join(__dirname, '../../../..');
const CHILD = join(LIBS, 'evidence/test/put-in-child.cjs');
const NEVER = -1;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonds-evidence-'));
  for (const lib of ['kernel/src', 'evidence/src']) compile(lib);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiled once for all children. */
function compile(lib: string): void {
  for (const name of readdirSync(join(LIBS, lib), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
    const path = join(folder, 'compiled', lib, name.replace(/ts$/, 'js'));
    mkdirSync(dirname(path), { recursive: true });
    const filename = join(LIBS, lib, name);
    writeFileSync(
      path,
      transformSync(readFileSync(filename, 'utf8'), { filename, cwd: dirname(LIBS), swcrc: true }).code,
    );
  }
}

const content = randomBytes(5_000);
const sha256 = createHash('sha256').update(content).digest('hex');

function putInChild(dataDir: string, killBefore: number): { steps: string[]; killed: boolean } {
  const source = join(folder, 'source');
  writeFileSync(source, content);
  const child = spawnSync(
    process.execPath,
    [CHILD, join(folder, 'compiled'), dataDir, source, String(killBefore)],
    { encoding: 'utf8' },
  );
  expect(child.stderr).toBe('');
  return { steps: child.stdout.trim().split('\n'), killed: child.signal === 'SIGKILL' };
}

describe('a put', () => {
  it('flushes the file before its name appears, and the folders after', () => {
    const { steps, killed } = putInChild(join(folder, 'data'), NEVER);
    expect(killed).toBe(false);
    const afterOpening = steps.slice(steps.indexOf('open f'));
    expect(afterOpening.filter((step) => step !== 'write f')).toEqual([
      'open f',
      'sync f',
      'mkdir',
      'sync d',
      'sync d',
      'rename',
      'sync d',
    ]);
    expect(afterOpening.lastIndexOf('write f')).toBeLessThan(afterOpening.indexOf('sync f'));
  });

  it('that is killed before any of its steps leaves no file or the whole one, and goes through when repeated', async () => {
    const total = putInChild(join(folder, 'whole'), NEVER).steps.length;
    let leftNothing = 0;
    for (let step = 0; step < total; step++) {
      const dataDir = join(folder, `killed-${step}`);
      expect(putInChild(dataDir, step).killed).toBe(true);
      const path = join(dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
      if (existsSync(path)) expect(readFileSync(path).equals(content)).toBe(true);
      else leftNothing++;

      const store = await FileEvidenceStore.open({ dataDir });
      expect(await store.put(content)).toMatchObject({
        sha256,
        existed: existsSync(path) && step === total - 1,
      });
      expect((await store.read(sha256, content.length)).equals(content)).toBe(true);
    }
    expect(leftNothing).toBe(total - 1);
  }, 60_000);
});
