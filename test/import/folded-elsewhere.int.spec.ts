import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MIGRATIONS } from '@fonds/instance';
import { createTestDatabase, testId, type TestDatabase } from '@fonds/testing';
import { ARCHIVES } from './import.fixture';

const DRIVER = join(__dirname, 'import-folding.mjs');
const COMPONENTS = 12_000;
/** Series of 500. */
const UNITS = 11_976;

let test: TestDatabase;
let folder: string;
beforeEach(async () => {
  test = await createTestDatabase(MIGRATIONS);
  folder = mkdtempSync(join(tmpdir(), 'fonds-folding-'));
});
afterEach(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(kill?: number): Promise<{ readonly told: unknown; readonly stderr: string }> {
  const ids = { account: testId<'account'>(), command: testId<'command'>() };
  const order = { url: test.url, folder, components: COMPONENTS, kill, archives: ARCHIVES, ...ids };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [DRIVER, JSON.stringify(order)]);
  return { told: JSON.parse(stdout.trim().split('\n').at(-1) ?? ''), stderr };
}

const whole = {
  registered: COMPONENTS,
  nodes: COMPONENTS,
  units: UNITS,
  threads: 1,
  behind: [],
  differing: [],
};

describe('a large import, whose read models are folded in a thread of their own', () => {
  it('ends when they have come as far, and its process ends by itself', async () => {
    expect(await imported()).toEqual({ told: whole, stderr: '' });
  }, 300_000);

  it('does so, too, when that thread is killed on the way; and says it', async () => {
    const { told, stderr } = await imported(4_000);
    expect(told).toEqual(whole);
    expect(stderr.match(/Read models are folded where the import runs/g)).toHaveLength(1);
    expect(stderr).toContain('the thread that folds read models has ended');
  }, 300_000);
});
