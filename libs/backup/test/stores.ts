import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Migration } from '@fonds/database';
import { EVENT_STORE_MIGRATIONS, NO_STREAM, PostgresEventStore, type EventMeta } from '@fonds/event-store';
import { FileEvidenceStore } from '@fonds/evidence';
import {
  createTestDatabase,
  namedEvent,
  testClock,
  testId,
  testMeta,
  type TestDatabase,
} from '@fonds/testing';

/** Tables as other libraries make them: keys to each other against the order of names, numbers, bytes, a computed column. */
const SECRETS: Migration = {
  id: 'secrets-001',
  sql: `
CREATE TABLE fonds.zone (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE NOT NULL);
CREATE TABLE fonds.credential (
  account uuid PRIMARY KEY, zone int NOT NULL REFERENCES fonds.zone, hash text NOT NULL, key bytea,
  changed_at timestamptz, "Odd Name" double precision, size int GENERATED ALWAYS AS (length(hash)) STORED);
CREATE TABLE fonds.seed (single boolean PRIMARY KEY DEFAULT true, secret text NOT NULL);
INSERT INTO fonds.seed (secret) VALUES (gen_random_uuid()::text);
GRANT SELECT, INSERT ON fonds.zone TO fonds_app;`,
};

export const MIGRATIONS: readonly Migration[] = [...EVENT_STORE_MIGRATIONS, SECRETS];

export interface Installation {
  readonly test: TestDatabase;
  readonly store: PostgresEventStore;
  readonly evidence: FileEvidenceStore;
  readonly dataDir: string;
  close(): Promise<void>;
}

export async function installation(migrations: readonly Migration[] = MIGRATIONS): Promise<Installation> {
  const test = await createTestDatabase(migrations);
  const dataDir = mkdtempSync(join(tmpdir(), 'fonds-installation-'));
  const store = new PostgresEventStore(test.database.app, testClock);
  return {
    test,
    store,
    evidence: await FileEvidenceStore.open({ dataDir }),
    dataDir,
    close: async () => {
      await store.close();
      await test.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A database in which nothing was ever set up. */
export async function bareDatabase(): Promise<TestDatabase> {
  const test = await createTestDatabase();
  await test.database.owner.query('DROP SCHEMA fonds CASCADE; DROP SCHEMA read CASCADE');
  return test;
}

const TRICKY = [
  '目录',
  'tab\t, line\n, return\r',
  'back\\slash \\N \\. \\x00',
  '𠮷野家 \u2028 "quoted"',
  '\\',
];

/** Writes events with texts that a copy could mangle, some citing a supporting file each, and the secret tables. */
export async function fill({ test, store, evidence }: Installation): Promise<string[]> {
  const cited: string[] = [];
  for (const [i, text] of TRICKY.entries()) {
    const { sha256 } = await evidence.put(Buffer.from(`${text} ${i}`.repeat(i * 5_000)));
    cited.push(sha256);
    await append(store, text, { evidence: [{ sha256, kind: 'scan' }] });
  }
  for (let n = 0; n < 20; n++) await append(store, `全宗 ${n}`);
  await evidence.put(Buffer.from('not cited yet'));
  await test.database.owner.query(
    `INSERT INTO fonds.zone (name) VALUES ('东'), ('a\tb'), (E'\\\\N');
     INSERT INTO fonds.credential (account, zone, hash, key, changed_at, "Odd Name")
     SELECT gen_random_uuid(), n, 'argon2id$' || n, decode('00ff0a5c', 'hex'), now() - n * interval '1 microsecond', 0.1 + 0.2 * n FROM generate_series(1, 3) n`,
  );
  return cited;
}

export async function append(
  store: PostgresEventStore,
  name: string,
  meta: Partial<EventMeta> = {},
): Promise<void> {
  const event = { ...namedEvent(name), meta: testMeta(meta) };
  const [result] = await store.append([
    { stream: `fonds-${testId()}`, expected: NO_STREAM, events: [event] },
  ]);
  if (!result?.ok) throw new Error(JSON.stringify(result));
}

/** Every row of every table of schema fonds as text, but when the migrations ran. */
export async function everything({ database }: TestDatabase): Promise<Record<string, string[]>> {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'fonds'::regnamespace AND relkind = 'r' AND relname <> 'migration'`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await database.owner.query<{ row: string }>(
      `SELECT t::text AS row FROM fonds.${name} t ORDER BY t::text COLLATE "C"`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'fonds-backup-copy-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
