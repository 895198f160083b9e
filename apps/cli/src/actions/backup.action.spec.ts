import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Invocation } from '../session/invocation';
import { Output } from '../terminal/output';
import { restore } from './backup.action';

it('a restore that brought nothing back says nothing of what is to be done after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-restore-'));
  const said: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const before = { ...process.env };
  Object.assign(process.env, { FONDS_DATA: folder, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  try {
    const invocation = { words: [join(folder, 'none')], options: {}, out: new Output('zh', false) };
    await expect(restore(invocation as unknown as Invocation<object>)).rejects.toThrow();
  } finally {
    process.env = before;
    write.mockRestore();
    rmSync(folder, { recursive: true });
  }
  expect(said.join('')).toBe('');
});
