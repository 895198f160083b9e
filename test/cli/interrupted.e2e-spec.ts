import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase } from '@fonds/database';
import { describeInDatabase } from '@fonds/testing';
import { FondsProcess, line } from './fonds-process';
import { componentsOf, generatedEad } from './generated-ead';

const FILES = 2_000;

interface Imported {
  readonly registered: number;
  readonly components: number;
}

const holdings = async (
  fonds: FondsProcess,
  token: string,
): Promise<{ digest: string; total: { units: number } }> =>
  line(
    await fonds.call(['holdings', '--archives', 'C01', '--as-of', '2099-12-31', '--limit', '1', '--json'], {
      FONDS_TOKEN: token,
    }),
  );

describe('an installation that was killed, and one that was moved', () => {
  const killed = new FondsProcess();
  const whole = new FondsProcess();
  const moved = new FondsProcess();
  afterAll(() => [killed, whole, moved].forEach((fonds) => fonds.remove()));

  let other = '';
  let digest = '';

  it('an import killed on its way goes on with the same command, and ends as one that was never interrupted', async () => {
    const [token, another] = await Promise.all([killed.withArchivist('call'), whole.withArchivist('call')]);
    other = another;
    const ead = join(killed.folder, 'generated.xml');
    writeFileSync(ead, generatedEad(FILES));
    const words = ['import', 'ead', ead, '--archives', 'C01', '--held-since', '1999-01-01', '--json'];

    const child = killed.start(words, { FONDS_TOKEN: token });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await someEvents(killed);
    child.kill('SIGKILL');
    await ended;
    const partly = await holdings(killed, token);
    expect(partly.total.units).toBeGreaterThan(0);
    expect(partly.total.units).toBeLessThan(FILES);

    const [resumed, uninterrupted] = await Promise.all([
      killed.run(words, { FONDS_TOKEN: token }),
      whole.run(words, { FONDS_TOKEN: other }),
    ]);
    expect(line<Imported>(resumed)).toMatchObject({
      registered: componentsOf(FILES),
      components: componentsOf(FILES),
    });
    expect(line<Imported>(uninterrupted).registered).toBe(componentsOf(FILES));
    const [one, two] = await Promise.all([holdings(killed, token), holdings(whole, other)]);
    expect(one).toMatchObject({ digest: two.digest, total: { units: FILES } });
    digest = two.digest;
  }, 300_000);

  describeInDatabase('a backup of it', () => {
    it('restored elsewhere holds the same', async () => {
      const folder = join(whole.folder, 'backup');
      const passphrase = { FONDS_BACKUP_PASSPHRASE: 'a passphrase of some length' };
      expect((await whole.run(['backup', folder, '--json'], passphrase)).code).toBe(0);
      const keys = join(moved.data, 'ledger', 'keys.json');
      // Keys that are there already are met before anything is written: the same restore does its work after.
      mkdirSync(dirname(keys), { recursive: true });
      writeFileSync(keys, '{}');
      expect(await moved.run(['restore', folder], passphrase)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(keys) as string,
      });
      rmSync(keys);
      const restored = await moved.run(['restore', folder, '--json']);
      expect(restored).toMatchObject({ code: 0 });
      // The log that it holds was signed by a key that was not restored: nothing starts, and no other key is made.
      const keyless = await moved.run(['ledger', 'status'], { FONDS_TOKEN: other });
      expect(keyless).toMatchObject({ code: 1, stderr: expect.stringContaining(keys) as string });
      expect(keyless.stderr).toContain('fonds ledger key restore');
      expect(existsSync(keys)).toBe(false);
      const wrong = { FONDS_BACKUP_PASSPHRASE: 'another passphrase' };
      expect((await moved.run(['ledger', 'key', 'restore', folder], wrong)).code).toBe(1);
      expect((await moved.run(['ledger', 'key', 'restore', folder])).code).toBe(2);
      expect((await moved.run(['ledger', 'key', 'restore', folder], passphrase)).code).toBe(0);
      expect(readFileSync(keys)).toEqual(readFileSync(join(whole.data, 'ledger', 'keys.json')));
      expect((await moved.run(['ledger', 'key', 'restore', folder], passphrase)).code).toBe(1);
      expect((await holdings(moved, other)).digest).toBe(digest);
      expect((await moved.run(['restore', folder])).code).toBe(1);
    }, 300_000);
  });
});

/** Waits until the import beside has recorded something, but far from everything. */
async function someEvents(fonds: FondsProcess): Promise<void> {
  const database = await openDatabase({ dataDir: fonds.data, role: 'cli' });
  try {
    for (let i = 0; i < 3_000; i++) {
      const { rows } = await database.app.query<{ position: string }>('SELECT position FROM fonds.head');
      if (Number(rows[0]?.position) > 500) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } finally {
    await database.close();
  }
  throw new Error('the import recorded nothing');
}
