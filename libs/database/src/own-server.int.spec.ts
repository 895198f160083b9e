import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { BootError } from './boot-error';
import { openDatabase, type Database } from './database';
import { migrate } from './migrate';

/** DATABASE_URL as an institution has it: a server of its own, and a login that an administrator made. */
describe('a PostgreSQL of the user’s own', () => {
  let test: TestDatabase;
  let login: string;
  let loginUrl: string;
  const asLogin = (): Promise<Database> =>
    openDatabase({ databaseUrl: loginUrl, dataDir: '', role: 'serve' });

  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());
  beforeEach(async () => {
    login = `fonds_login_${randomBytes(4).toString('hex')}`;
    await test.database.owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'p'`);
    const url = new URL(test.url);
    url.username = login;
    url.password = 'p';
    loginUrl = url.href;
  });
  afterEach(async () => {
    await test.database.owner.query(`DROP OWNED BY ${login}`).catch(() => undefined);
    await test.database.owner.query(`DROP ROLE ${login}`);
  });

  it('whose login may not become fonds_app is refused with the SQL that an administrator runs', async () => {
    const refused = asLogin();
    await expect(refused).rejects.toThrow(BootError);
    await expect(refused).rejects.toThrow(`GRANT fonds_app TO "${login}";`);
  });

  it('whose administrator ran it opens, as fonds_app', async () => {
    await test.database.owner.query(`GRANT fonds_app TO ${login}`);
    const database = await asLogin();
    try {
      expect((await database.app.query('SELECT current_user::text AS role')).rows).toEqual([
        { role: 'fonds_app' },
      ]);
      expect(database.embedded).toBe(false);
      await expect(migrate(database.owner, [])).rejects.toThrow(/belong to another login/);
    } finally {
      await database.close();
    }
  });

  it('serves any number of processes', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => openDatabase({ databaseUrl: test.url, dataDir: '', role: 'serve' })),
    );
    await Promise.all([one?.close(), other?.close()]);
  });

  it('that does not know the login is refused without showing the one that was given', async () => {
    const url = new URL(test.url);
    // A server that trusts its own computer looks at no password, but it knows its logins.
    url.username = 'fonds_nobody';
    url.password = 'geheim';
    const refused = openDatabase({ databaseUrl: url.href, dataDir: '', role: 'cli' });
    await expect(refused).rejects.toThrow(/does not accept the user or password/);
    await expect(refused).rejects.not.toThrow(/geheim/);
  });

  it('that does not answer is refused with its address', async () => {
    const refused = openDatabase({
      databaseUrl: 'postgres://u:geheim@127.0.0.1:1/fonds',
      dataDir: '',
      role: 'cli',
    });
    await expect(refused).rejects.toThrow(/No PostgreSQL answers at 127\.0\.0\.1:1\/fonds/);
  });

  it('without the database named is refused with the statement that makes it', async () => {
    const url = new URL(test.url);
    url.pathname = '/fonds_no_such_database';
    await expect(openDatabase({ databaseUrl: url.href, dataDir: '', role: 'cli' })).rejects.toThrow(
      /CREATE DATABASE/,
    );
  });

  it('whose login may not make schemas is told the missing right', async () => {
    const name = `fonds_empty_${randomBytes(4).toString('hex')}`;
    await test.database.owner.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
    await test.database.owner.query(`GRANT fonds_app TO ${login}`);
    const url = new URL(loginUrl);
    url.pathname = `/${name}`;
    const database = await openDatabase({ databaseUrl: url.href, dataDir: '', role: 'serve' });
    try {
      await expect(migrate(database.owner, [])).rejects.toThrow(/GRANT CREATE ON DATABASE/);
    } finally {
      await database.close();
      await test.database.owner.query(`DROP DATABASE ${name}`);
    }
  });

  it('in another encoding is refused', async () => {
    const name = `fonds_latin_${randomBytes(4).toString('hex')}`;
    await test.database.owner.query(
      `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
    );
    try {
      const url = new URL(test.url);
      url.pathname = `/${name}`;
      await expect(openDatabase({ databaseUrl: url.href, dataDir: '', role: 'cli' })).rejects.toThrow(
        /needs UTF8/,
      );
    } finally {
      await test.database.owner.query(`DROP DATABASE ${name}`);
    }
  });
});
