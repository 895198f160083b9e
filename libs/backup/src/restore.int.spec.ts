import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { migrate, type Migration } from '@fonds/database';
import { EVENT_STORE_MIGRATIONS, PostgresEventStore } from '@fonds/event-store';
import { FileEvidenceStore } from '@fonds/evidence';
import { createTestDatabase, testClock, type TestDatabase } from '@fonds/testing';
import {
  append,
  bareDatabase,
  copyOf,
  everything,
  filesOf,
  fill,
  installation,
  MIGRATIONS,
  type Installation,
} from '../test/stores';
import { backup } from './backup';
import { BackupRefused, type BackupProgress } from './backup-format';
import { restore } from './restore';

let source: Installation;
let folder: string;
let work: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  source = await installation();
  await fill(source);
  work = mkdtempSync(join(tmpdir(), 'fonds-restore-'));
  folder = join(work, 'backup');
  await backup({ database: source.test.database, evidence: source.evidence, pageEvents: 7 }, folder);
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await source.close();
  rmSync(work, { recursive: true, force: true });
});

async function kept(database: Promise<TestDatabase>): Promise<TestDatabase> {
  const made = await database;
  databases.push(made);
  return made;
}

const emptyFiles = (): Promise<FileEvidenceStore> =>
  FileEvidenceStore.open({ dataDir: mkdtempSync(join(work, 'data-')) });

async function targetOn(test: TestDatabase, migrations: readonly Migration[] = MIGRATIONS) {
  return { database: test.database, migrations, evidence: await emptyFiles() };
}

describe('a restored store', () => {
  it.each([
    ['a database that was set up', () => createTestDatabase(MIGRATIONS)],
    ['a database in which nothing was ever started', bareDatabase],
  ])('has every row of the other, byte for byte, in %s', async (_, make) => {
    const test = await kept(make());
    const target = await targetOn(test);
    const rebuilt: bigint[] = [];
    const steps: BackupProgress[] = [];
    const result = await restore(
      folder,
      { ...target, afterRestore: (position) => Promise.resolve(void rebuilt.push(position)) },
      (step) => steps.push(step),
    );
    expect(await everything(test)).toEqual(await everything(source.test));
    expect(result).toMatchObject({ position: 25n, evidence: { files: 6 } });
    expect(rebuilt).toEqual([25n]);
    for (const phase of ['checking', 'events', 'tables', 'evidence'])
      expect(steps.filter((step) => step.phase === phase).pop()).toMatchObject({
        done: steps.find((s) => s.phase === phase)?.total,
      });
    for await (const { sha256, bytes } of source.evidence.list())
      expect((await target.evidence.read(sha256, bytes)).length).toBe(bytes);
  });

  it('goes on where the other stopped: the next position, the next number', async () => {
    const test = await kept(createTestDatabase(MIGRATIONS));
    await restore(folder, await targetOn(test));
    const store = new PostgresEventStore(test.database.app, testClock);
    await append(store, '之后');
    expect(await store.head()).toBe(26n);
    await store.close();
    const { rows } = await test.database.owner.query(
      `INSERT INTO fonds.zone (name) VALUES ('next') RETURNING id`,
    );
    expect(rows).toEqual([{ id: 4 }]);
  });

  it('brings along a table of a later library, and runs the steps that came after the backup over its rows', async () => {
    const later = {
      id: 'later-001',
      sql: `ALTER TABLE fonds.zone ADD COLUMN upper text; UPDATE fonds.zone SET upper = upper(name)`,
    };
    const test = await kept(bareDatabase());
    await restore(folder, await targetOn(test, [...MIGRATIONS, later]));
    const { rows } = await test.database.owner.query(
      'SELECT upper FROM fonds.zone ORDER BY id LIMIT 1 OFFSET 1',
    );
    expect(rows).toEqual([{ upper: 'A\tB' }]);
  });
});

describe('a restore is refused, with the cure,', () => {
  it('into a store that holds events', async () => {
    const before = await everything(source.test);
    const target = await targetOn(source.test);
    await expect(restore(folder, target)).rejects.toThrow(/already holds events.*new data folder/s);
    expect(await everything(source.test)).toEqual(before);
    for await (const { sha256 } of target.evidence.list()) throw new Error(`${sha256} was written`);
  });

  it('when somebody writes the first event meanwhile', async () => {
    const test = await kept(createTestDatabase(MIGRATIONS));
    const { evidence, ...target } = await targetOn(test);
    const store = new PostgresEventStore(test.database.app, testClock);
    const whileFilesCome = Object.assign(Object.create(evidence) as FileEvidenceStore, {
      put: async (file: Readable) => {
        if ((await store.head()) === 0n) await append(store, 'meanwhile');
        return evidence.put(file);
      },
    });
    await expect(restore(folder, { ...target, evidence: whileFilesCome })).rejects.toThrow(
      /already holds events/,
    );
    expect(await everything(test)).toMatchObject({ event: { length: 1 }, credential: [], head: ['(1)'] });
    await store.close();
  });

  it('by a build that does not know a step of the backup', async () => {
    const test = await kept(bareDatabase());
    await expect(restore(folder, await targetOn(test, EVENT_STORE_MIGRATIONS))).rejects.toThrow(
      /newer build[^]*secrets-001/,
    );
  });

  it('into a database that is ahead of the backup', async () => {
    const later = { id: 'later-001', sql: 'SELECT 1' };
    const test = await kept(createTestDatabase([...MIGRATIONS, later]));
    await expect(restore(folder, await targetOn(test, [...MIGRATIONS, later]))).rejects.toThrow(
      /nothing was ever started[^]*later-001/,
    );
  });

  it('by a build whose step has another text', async () => {
    const test = await kept(bareDatabase());
    const changed = MIGRATIONS.map((step) =>
      step.id === 'secrets-001' ? { ...step, sql: step.sql + '\n' } : step,
    );
    await expect(restore(folder, await targetOn(test, changed))).rejects.toThrow(
      /another text[^]*secrets-001/,
    );
  });

  it('when the rows read back are others than those of the backup, and keeps none', async () => {
    const test = await kept(createTestDatabase(MIGRATIONS));
    await test.database.owner.query(`
      CREATE FUNCTION fonds.meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.meta := NEW.meta || ' '; RETURN NEW; END $$;
      CREATE TRIGGER meddle BEFORE INSERT ON fonds.event FOR EACH ROW WHEN (NEW.position = 9) EXECUTE FUNCTION fonds.meddle()`);
    await expect(restore(folder, await targetOn(test))).rejects.toThrow(
      /event read back .* nothing was kept/s,
    );
    expect(await everything(test)).toMatchObject({ event: [], credential: [], head: ['(0)'] });
  });
});

describe('a damaged backup', () => {
  /** The time stamp: no row changes with it. */
  const IN_GZIP_HEADER = 4;
  let test: TestDatabase;
  beforeAll(async () => void (test = await kept(createTestDatabase(MIGRATIONS))));

  async function refusal(of: string): Promise<BackupRefused> {
    const target = await targetOn(test);
    const error: unknown = await restore(of, target).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(BackupRefused);
    expect(await everything(test)).toMatchObject({ event: [], zone: [], credential: [], head: ['(0)'] });
    for await (const file of target.evidence.list()) throw new Error(`${file.sha256} was written`);
    return error as BackupRefused;
  }
  /** A supporting file is named by its SHA-256, any other by its path. */
  const nameOf = (path: string, of: string): string =>
    relative(of, path)
      .split('/')
      .slice(-3)
      .join('/')
      .replace(/^([0-9a-f]{2}\/){2}/, '');

  it('is refused by the name of the file in which one bit is flipped, whichever it is, and nothing is written', async () => {
    const copy = copyOf(folder);
    for (const path of filesOf(copy)) {
      const whole = readFileSync(path);
      if (whole.length === 0) continue;
      for (const at of [
        0,
        Math.min(IN_GZIP_HEADER, whole.length - 1),
        Math.floor(whole.length / 2),
        whole.length - 1,
      ]) {
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        writeFileSync(path, flipped);
        expect((await refusal(copy)).message).toContain(nameOf(path, copy));
      }
      writeFileSync(path, whole);
    }
    rmSync(copy, { recursive: true });
  });

  it('is refused by the name of the file that is missing', async () => {
    const copy = copyOf(folder);
    for (const path of filesOf(copy)) {
      const whole = readFileSync(path);
      rmSync(path);
      expect((await refusal(copy)).message).toContain(nameOf(path, copy));
      writeFileSync(path, whole, { mode: 0o600 });
    }
    expect(filesOf(copy).every((path) => (statSync(path).mode & 0o077) === 0)).toBe(true);
    await expect(
      restore(copy, await targetOn(await kept(createTestDatabase(MIGRATIONS)))),
    ).resolves.toMatchObject({ position: 25n });
    rmSync(copy, { recursive: true });
  });
});

describe('a store without an event', () => {
  it('is backed up and restored too', async () => {
    const empty = await installation();
    const of = join(work, 'empty');
    await backup({ database: empty.test.database, evidence: empty.evidence }, of);
    const test = await kept(bareDatabase());
    await expect(restore(of, await targetOn(test))).resolves.toMatchObject({
      position: 0n,
      evidence: { files: 0 },
    });
    expect(await everything(test)).toEqual(await everything(empty.test));
    expect(await migrate(test.database.owner, MIGRATIONS)).toEqual([]);
    await empty.close();
  });
});
