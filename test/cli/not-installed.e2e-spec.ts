import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { FondsProcess } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(120_000);

describe('a command where nothing was ever installed', () => {
  const fonds = new FondsProcess({ DATABASE_URL: '' });
  afterAll(() => fonds.remove());

  it.each([
    ['without a log-in', ['holdings', '--archives', 'C01'], {}],
    ['with a token', ['holdings', '--archives', 'C01'], { FONDS_TOKEN: 'fl_x' }],
    ['that logs in', ['login', 'wang', '--with-token'], {}],
  ])('%s says so, and leaves no installation behind', async (_, words, env) => {
    const answer = await fonds.run(words, env, 'fl_x\n');
    expect(answer).toMatchObject({ code: 3, stderr: expect.stringContaining('[installation-missing]') });
    expect(existsSync(fonds.data)).toBe(false);
  });

  it('leaves a folder that was made for it as empty as it was', async () => {
    mkdirSync(fonds.data);
    expect((await fonds.run(['verify'])).stderr).toContain('account create --first');
    expect(readdirSync(fonds.data)).toEqual([]);
  });
});
