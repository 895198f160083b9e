import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSealed, sealKeys, unsealKeys } from './sealed-keys';

describe('the keys of the log in a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-sealed-'));
  const file = join(folder, 'keys.json');
  writeFileSync(file, '{"secret":"a secret of the log"}');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are not sealed under a short passphrase', async () => {
    await expect(sealKeys(folder, file, 'short')).rejects.toThrow('12');
    expect(await readSealed(folder)).toBeUndefined();
  });

  it('open under their passphrase alone, unchanged, and are not read from the file', async () => {
    await sealKeys(folder, file, 'a passphrase for a test');
    const sealed = (await readSealed(folder)) ?? '';
    expect(sealed).not.toContain('secret of the log');
    expect(unsealKeys(sealed, 'a passphrase for a test')).toEqual(readFileSync(file));
    expect(() => unsealKeys(sealed, 'a passphrase for a tesT')).toThrow('do not open');
    const { data } = JSON.parse(sealed) as { data: string };
    const changed = sealed.replace(data, `${data.startsWith('A') ? 'B' : 'A'}${data.slice(1)}`);
    expect(() => unsealKeys(changed, 'a passphrase for a test')).toThrow('do not open');
  });
});
