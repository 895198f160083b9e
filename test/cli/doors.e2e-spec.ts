import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '@fonds/database';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(120_000);

describe('a deed at the command line', () => {
  const fonds = new FondsProcess();
  let beside: Database | undefined;
  const archivist = { FONDS_TOKEN: '' };

  beforeAll(async () => {
    // The database stays open beside, as a running server would hold it.
    beside = await openDatabase({ dataDir: fonds.data, role: 'cli' });
    archivist.FONDS_TOKEN = await fonds.withArchivist('call');
  });
  afterAll(async () => {
    await beside?.close();
    fonds.remove();
  });

  const register = (...more: string[]) =>
    fonds.call(['fonds', 'register', '--archives', 'C01', '--name', '河务局', '--json', ...more], archivist);

  it('rests on a supporting file that is stored', async () => {
    const paper = join(fonds.folder, 'letter.txt');
    writeFileSync(paper, 'a letter');
    const { sha256 } = line<{ sha256: string }>(
      await fonds.call(['evidence', 'add', paper, '--json'], archivist),
    );
    const { id } = line<{ id: string }>(await register('--evidence', `${sha256}:letter`, sha256));
    const [event] = lines<{ meta: { evidence: object[] } }>(
      await fonds.call(['trail', id, '--json'], archivist),
    );
    expect(event?.meta.evidence).toEqual([
      { sha256, kind: 'letter' },
      { sha256, kind: 'paper' },
    ]);
  });

  it('is refused when nothing of that digest is stored', async () => {
    const answer = await register('--evidence', '0'.repeat(64));
    expect(answer.code).toBe(3);
    expect(answer.stderr).toContain('[evidence-not-stored]');
  });

  it('is refused under a blank name, and for an instant that is none', async () => {
    expect(await register('--name', '  ')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--name'),
    });
    const answer = await register('--occurred-at', 'yesterday');
    expect(answer.code).toBe(3);
    expect(answer.stderr).toContain('[occurred-at-malformed]');
  });

  it('is refused to an account whose last day is past', async () => {
    const term = (until: string) =>
      fonds.call(['account', 'term', '王接收', '--until', until, '--letter', '函1号']);
    expect((await term('2020-01-01')).code).toBe(0);
    const answer = await fonds.call(['fonds', 'list'], archivist);
    expect([answer.code, answer.stderr]).toEqual([3, expect.stringContaining('[account-expired]')]);
    expect((await term('2999-12-31')).code).toBe(0);
    expect((await fonds.call(['fonds', 'list'], archivist)).code).toBe(0);
  });

  it('a page of a list says that there is more, also with --json', async () => {
    const add = (code: string) =>
      fonds.call(['org', 'add', '--code', code, '--name', code, '--kind', '机关', '--json']);
    await add('O1');
    const page = await fonds.call(['org', 'list', '--limit', '1', '--json'], archivist);
    expect(lines(page)).toHaveLength(1);
    const [, cursor] = /--cursor (\S+)/.exec(page.stderr) ?? [];
    const rest = await fonds.call(['org', 'list', '--cursor', cursor ?? '', '--json'], archivist);
    expect(lines<{ code: string }>(rest).map(({ code }) => code)).toEqual(['O1']);
    expect(rest.stderr).toBe('');
  });
});
