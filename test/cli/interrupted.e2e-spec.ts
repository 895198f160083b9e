import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase, type Database } from '@fonds/database';
import { describeInDatabase, type TestDatabase } from '@fonds/testing';
import type { ClientBase } from 'pg';
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
  let ofKilled: Database;
  let ofMoved: Database | undefined;
  let ofWhole: TestDatabase;
  beforeAll(async () => {
    ofKilled = await openDatabase({ dataDir: killed.data, role: 'cli' });
    ofWhole = await whole.onTestDatabase();
  }, 60_000);
  afterAll(async () => {
    await ofKilled.close();
    await ofMoved?.close();
    [killed, whole, moved].forEach((fonds) => fonds.remove());
    await ofWhole.drop();
  });

  let other = '';
  let digest = '';

  it('an import killed on its way goes on with the same command, and ends as one that was never interrupted', async () => {
    const [token, another] = await Promise.all([killed.withArchivist('call'), whole.withArchivist('call')]);
    other = another;
    const ead = join(killed.folder, 'generated.xml');
    writeFileSync(ead, generatedEad(FILES));
    const words = ['import', 'ead', ead, '--archives', 'C01', '--held-since', '1999-01-01', '--json'];

    await killedOnItsWay(ofKilled, () => killed.start(words, { FONDS_TOKEN: token }));
    const partly = await holdings(killed, token);
    expect(partly.total.units).toBeGreaterThan(0);
    expect(partly.total.units).toBeLessThan(FILES);

    const [resumed, uninterrupted] = await Promise.all([
      killed.call(words, { FONDS_TOKEN: token }),
      whole.call(words, { FONDS_TOKEN: other }),
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
      // Refused before anything is written: the same folder takes the backup then.
      expect((await whole.call(['backup', folder], { FONDS_BACKUP_PASSPHRASE: 'short' })).code).toBe(1);
      expect((await whole.call(['backup', folder, '--json'], passphrase)).code).toBe(0);
      const keys = join(moved.data, 'ledger', 'keys.json');
      // Keys that are there already are met before anything is written: the same restore does its work after.
      mkdirSync(dirname(keys), { recursive: true });
      writeFileSync(keys, '{}');
      expect(await moved.call(['restore', folder], passphrase)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(keys) as string,
      });
      rmSync(keys);
      const restored = await moved.call(['restore', folder, '--json']);
      expect(restored).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('ledger key restore') as string,
      });
      expect(line<object>(restored)).toMatchObject({ keys: false });
      // Its server runs on, as beside a running `fonds serve`: else each call below would start and end it.
      ofMoved = await openDatabase({ dataDir: moved.data, role: 'cli' });
      // The log that it holds was signed by a key that was not restored: nothing starts, and no other key is made.
      const keyless = await moved.call(['ledger', 'status'], { FONDS_TOKEN: other });
      expect(keyless).toMatchObject({ code: 1, stderr: expect.stringContaining(keys) as string });
      expect(keyless.stderr).toContain('fonds ledger key restore');
      expect(existsSync(keys)).toBe(false);
      const wrong = { FONDS_BACKUP_PASSPHRASE: 'another passphrase' };
      expect((await moved.call(['ledger', 'key', 'restore', folder], wrong)).code).toBe(1);
      expect((await moved.call(['ledger', 'key', 'restore', folder])).code).toBe(2);
      expect((await moved.call(['ledger', 'key', 'restore', folder], passphrase)).code).toBe(0);
      expect(readFileSync(keys)).toEqual(readFileSync(join(whole.data, 'ledger', 'keys.json')));
      expect((await moved.call(['ledger', 'key', 'restore', folder], passphrase)).code).toBe(1);
      expect((await holdings(moved, other)).digest).toBe(digest);
      expect((await moved.call(['restore', folder])).code).toBe(1);
    }, 300_000);
  });
});

/** The head moves no further than past this position while the import is watched: what it has recorded by then is never all. */
const SOMEWHERE = 500;

/** Starts an import and kills it when it has recorded something and waits, made to by the database, to record more. */
async function killedOnItsWay({ owner }: Database, start: () => ChildProcess): Promise<void> {
  const gate = await owner.connect();
  try {
    await gate.query(`SELECT pg_advisory_lock(${SOMEWHERE});
      CREATE FUNCTION public.wait_here() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(${SOMEWHERE}); RETURN NEW; END $$;
      CREATE TRIGGER wait_here BEFORE UPDATE ON fonds.head FOR EACH ROW
        WHEN (OLD.position > ${SOMEWHERE}) EXECUTE FUNCTION public.wait_here()`);
    const child = start();
    const ended = new Promise((resolve) => child.once('close', resolve));
    const over = ended.then(() => Promise.reject(new Error('the import ended before it was killed')));
    await Promise.race([waiting(gate), over]);
    child.kill('SIGKILL');
    await ended;
    over.catch(() => undefined);
    await gate.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted;
      DROP FUNCTION public.wait_here() CASCADE`);
  } finally {
    gate.release(true);
  }
}

/** Settles when a connection waits at the gate. */
async function waiting(gate: ClientBase): Promise<void> {
  for (;;) {
    const { rowCount } = await gate.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = ${SOMEWHERE}`,
    );
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
