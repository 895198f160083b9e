import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '@fonds/testing';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(240_000);

const fonds = new FondsProcess();
let test: TestDatabase;
const archivist = { FONDS_TOKEN: '' };
const director = { FONDS_TOKEN: '' };
let paper = '';

const file = (name: string, body: object): string => {
  const path = join(fonds.folder, name);
  writeFileSync(path, JSON.stringify(body));
  return path;
};

beforeAll(async () => {
  test = await fonds.onTestDatabase();
  archivist.FONDS_TOKEN = await fonds.withArchivist('call');
  const made = await fonds.call([
    'account',
    'create',
    '馆长',
    '--org',
    'C01',
    '--role',
    'Director',
    '--json',
  ]);
  director.FONDS_TOKEN = line<{ token: string }>(made).token;
  const scan = file('scan.txt', { a: 'scan' });
  const { sha256 } = line<{ sha256: string }>(
    await fonds.call(['evidence', 'add', scan, '--json'], director),
  );
  paper = `${sha256}:print`;
}, 240_000);
afterAll(async () => {
  fonds.remove();
  await test.drop();
});

/** No standard says this. */
const words = (instrument: string, article: string, text = '试例。') => ({
  ...{ instrument, article, text, source: '某单行本', edition: '2015年第1版', comparedBy: '某人' },
});
const load = (name: string, texts: readonly object[], ...more: string[]) =>
  fonds.call(['law', 'text', 'load', file(name, { texts }), '--evidence', paper, ...more], director);

describe('words of articles at the command line', () => {
  it('are refused as a file, each place with its cure, and nothing is loaded', async () => {
    const { code, stderr } = await load('wrong.json', [
      words('D22', '5.4.1'),
      words('D22', '9.9'),
      words('AL', '15'),
    ]);
    expect(code).toBe(3);
    expect(stderr).toContain('[article-texts-refused]');
    expect(stderr).toMatch(/^texts\.1: Nothing cites D22 9\.9\. Load what is cited/m);
    expect(stderr).toMatch(/^texts\.2: The build has AL 15 whole, in other words/m);
    const unfit = await load('unfit.json', [{ ...words('D22', '5.4.1'), edition: undefined }]);
    expect([unfit.code, unfit.stderr]).toEqual([2, expect.stringContaining('texts.0.edition')]);
    const { stdout } = await fonds.call(['law', 'explain', 'INV-44', '--json']);
    expect(stdout).not.toContain('试例');
  });

  it('are loaded, and shown by an explanation and by a refusal, with their mark', async () => {
    expect(await load('right.json', [words('D22', '5.4.1')])).toMatchObject({ code: 0 });
    const { stdout } = await fonds.call(['law', 'explain', 'INV-44', '--lang', 'zh']);
    expect(stdout).toContain('（本系统录入的原文）\n试例。\n');
    expect(stdout).toContain('录自某单行本（2015年第1版），某人与原件核对');
    const register = () =>
      fonds.call(
        ['fonds', 'register', '--archives', 'C01', '--number', 'J001', '--name', '河务局'],
        archivist,
      );
    expect((await register()).code).toBe(0);
    expect((await register()).stderr).toContain('(its words, loaded here: 试例。 [loaded here on ');
  });

  it('that are missing are listed in pages', async () => {
    const missing = async (...more: string[]) => {
      const told = await fonds.call(['law', 'text', 'list', '--missing', '--json', ...more], archivist);
      expect(told.code).toBe(0);
      const rows = lines<{ instrument: string; article: string }>(told);
      const next = /--cursor (\S+)/.exec(told.stderr)?.[1];
      return { rows: rows.map(({ instrument, article }) => `${instrument} ${article}`), next };
    };
    const { rows: all } = await missing('--limit', '500');
    expect(all.length).toBeGreaterThan(30);
    expect(all).not.toContain('D22 5.4.1');
    const first = await missing('--limit', '20');
    const second = await missing('--limit', '20', '--cursor', first.next ?? '');
    expect([...first.rows, ...second.rows]).toEqual(all.slice(0, 40));
    expect((await missing('--instrument', 'O9')).rows).toEqual(['O9 3']);
  });
});

describe('a file of rules at the command line', () => {
  it.each([
    ['activate', 'not JSON, of 张三', 'is no JSON'],
    ['text load', '{"a":1,\n "b":张三}', 'is no JSON'],
  ])('that law %s cannot read is refused, and nothing of it is repeated', async (words, text, said) => {
    const path = join(fonds.folder, 'rules.json');
    writeFileSync(path, text);
    const { code, stdout, stderr } = await fonds.call(
      ['law', ...words.split(' '), path, '--evidence', paper],
      director,
    );
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)]);
    expect(stderr).not.toContain('张三');
  });

  it('that is not there is told in words, with what to do', async () => {
    const { code, stderr } = await fonds.call(['law', 'activate', 'nowhere.json'], director);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no such file or folder. Check the path')]);
  });
});

describe('the lists of the law at the command line', () => {
  it('of rules and of national versions are those of the build, whole', async () => {
    const list = await fonds.call(['law', 'list', '--json', '--at', '2010-06-01']);
    const ids = lines<{ id: string; regime: string }>(list);
    expect(new Set(ids.map(({ regime }) => regime))).toEqual(new Set(['R1']));
    expect(ids.map(({ id }) => id)).toEqual(expect.arrayContaining(['INV-01', 'CLK-08']));
    const versions = lines<{ version: string; inEffect: boolean }>(
      await fonds.call(['law', 'versions', '--json'], director),
    );
    expect(versions.filter(({ inEffect }) => inEffect)).toHaveLength(1);
    expect(versions.map(({ version }) => version)).toContain('2026-11-22');
    for (const option of [
      ['--data', '1999-01-01'],
      ['--at', '2010-02-30'],
    ])
      expect((await fonds.call(['law', 'list', ...option])).code).not.toBe(0);
  });

  it('of local rules come in pages, of one place, or of what holds now', async () => {
    const rule = (years: number) => ({
      ...{ clock: 'CLK-05', years, from: '2019-01-01', mark: 'D', approvedBy: '馆长' },
      basis: [{ instrument: '某馆办法', article: '3' }],
    });
    const versions = ['v1', 'v2', 'v3', 'v4', 'v5'];
    for (const [n, version] of versions.entries()) {
      const rules = file(`${version}.json`, { archives: 'C01', version, rules: [rule(n + 1)] });
      const done = await fonds.call(['law', 'activate', rules, '--evidence', paper], director);
      expect(done).toMatchObject({ code: 0 });
    }
    const local = (...more: string[]) => fonds.call(['law', 'local', '--json', ...more], director);
    const names = (told: Awaited<ReturnType<typeof local>>) =>
      lines<{ version: string }>(told).map(({ version }) => version);
    expect(names(await local())).toEqual([...versions].reverse());
    const first = await local('--limit', '3');
    const next = /--cursor (\S+)/.exec(first.stderr)?.[1] ?? '';
    expect([...names(first), ...names(await local('--limit', '3', '--cursor', next))]).toEqual(
      [...versions].reverse(),
    );
    expect(names(await local('--current', '--archives', 'C01'))).toEqual(['v5']);
    expect((await local('--archives', 'C99')).stderr).toContain('[organisation-not-found]');
    expect((await local('--limit', '0')).code).toBe(2);
  });
});
