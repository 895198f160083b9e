import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ownFolder, removeLeftovers } from './own-folder';

let parent: string;
beforeEach(() => void (parent = mkdtempSync(join(tmpdir(), 'fonds-folders-'))));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('the folders of uploads, exports and imports under way', () => {
  it('bear the number of their process', async () => {
    expect(basename(await ownFolder(join(parent, 'uploads'), 'upload'))).toMatch(
      new RegExp(`^upload-${process.pid}-`),
    );
  });

  it('of processes that are gone, or that had this number before, are removed; those of others stay', async () => {
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    for (const name of [`import-${gone}-a`, `import-${process.pid}-b`, `import-${process.ppid}-c`, 'kept'])
      mkdirSync(join(parent, name));
    await removeLeftovers([join(parent, 'not-there'), parent]);
    expect(readdirSync(parent).sort()).toEqual([`import-${process.ppid}-c`, 'kept']);
  });
});
