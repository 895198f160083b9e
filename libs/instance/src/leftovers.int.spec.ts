import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstance } from './instance';

const dataDir = mkdtempSync(join(tmpdir(), 'fonds-leftovers-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it('what a killed import left is removed by the next command, server or not', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const work = join(dataDir, 'work');
  for (const name of [`import-${gone}-a`, `import-${process.ppid}-b`]) {
    mkdirSync(join(work, name), { recursive: true });
    writeFileSync(join(work, name, 'records.ndjson'), '{}');
  }
  const instance = await openInstance({ dataDir, role: 'cli' });
  try {
    expect(readdirSync(work)).toEqual([`import-${process.ppid}-b`]);
  } finally {
    await instance.close();
  }
}, 120_000);
