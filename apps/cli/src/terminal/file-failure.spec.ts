import { fondsProgram } from '../program';
import { failureOf } from './failure-text';
import { refuseUnwritable } from './file-failure';

const MISSING = `${__dirname}/no/such/folder/u.zip`;

describe('a file that cannot be written', () => {
  it('is refused before the export is recorded', async () => {
    const call = ['bundle', 'unit', 'U', '-o', MISSING];
    await expect(fondsProgram('zh').parseAsync(call, { from: 'user' })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(refuseUnwritable(__dirname)).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(refuseUnwritable(`${__dirname}/new.zip`)).resolves.toBeUndefined();
  });

  it('is told in words, with what to do, in the language of the call', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(failureOf(full, 'zh')).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('磁盘已满'), expect.stringContaining('办法：')],
    });
    expect(failureOf(full, 'en').lines.join()).not.toMatch(/[\u4e00-\u9fff]/);
    const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: MISSING });
    expect(failureOf(missing, 'en').lines[0]).toContain(`there is no such file or folder: ${MISSING}`);
  });
});
