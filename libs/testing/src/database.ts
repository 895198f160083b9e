import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { hasCode, migrate, openDatabase, type Database, type Migration } from '@fonds/database';

export interface TestDatabase {
  readonly database: Database;
  /** Address of this database as its owner, for what opens its own connections (another process). */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A fresh database of its own for one test file, with both roles and the given migrations, on the server that
 * test/database.setup.ts started. Drop it in `afterAll`.
 *
 * @example
 * let test: TestDatabase;
 * beforeAll(async () => void (test = await createTestDatabase(eventStoreMigrations)));
 * afterAll(() => test.drop());
 */
export async function createTestDatabase(migrations: readonly Migration[] = []): Promise<TestDatabase> {
  const serverUrl = process.env['FONDS_TEST_DATABASE_URL'];
  if (!serverUrl)
    throw new Error('no test server: this spec belongs to the jest projects "database" or "http"');
  const name = `fonds_test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = (): Promise<void> => dropDatabase(serverUrl, name);
  try {
    const database = await openDatabase({ databaseUrl: url.href, dataDir: '', role: 'test' });
    await migrate(database.owner, migrations);
    return {
      database,
      url: url.href,
      drop: async () => {
        await database.close();
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** PostgreSQL's own vacuum may be at work there; an owner may not end it by FORCE, while a plain drop asks it to stop. */
async function dropDatabase(url: string, name: string): Promise<void> {
  try {
    await onServer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    await onServer(url, `DROP DATABASE IF EXISTS ${name}`);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
