import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newFile } from './new-file';

const folder = mkdtempSync(join(tmpdir(), 'fonds-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a new file', () => {
  it('is whole when its promise resolves, and for its owner alone', async () => {
    const path = join(folder, 'whole');
    const count = await newFile(path, async (file) => {
      file.write('甲');
      return Promise.resolve(1);
    });
    expect([count, readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual([1, '甲', 0o600]);
  });

  it('may be ended by whoever writes it', async () => {
    const path = join(folder, 'ended');
    await newFile(path, (file) => Promise.resolve(file.end('乙')));
    expect(readFileSync(path, 'utf8')).toBe('乙');
  });

  it('is closed when its writing failed, however early', async () => {
    const path = join(folder, 'failed');
    let written: Writable | undefined;
    const failing = newFile(path, (file) => {
      written = file;
      return Promise.reject(new Error('the rows failed'));
    });
    await expect(failing).rejects.toThrow('the rows failed');
    expect([existsSync(path), written?.closed]).toEqual([true, true]);
  });

  it('that the disk does not take fails with what the disk said', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder');
    await expect(newFile(nowhere, async (file) => Promise.resolve(file.write('丙')))).rejects.toThrow(
      'ENOENT',
    );
  });
});
