import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { BootError } from './boot-error';
import { clientConfig } from './connection';
import { migrate, type Migration } from './migrate';
import { Client } from 'pg';

const ROLE_OF_SESSION = 'SELECT current_user::text AS role';
const one: Migration = {
  id: 'test/001',
  sql: 'CREATE TABLE fonds.one (n int); GRANT SELECT ON fonds.one TO fonds_app',
};
const two: Migration = { id: 'test/002', sql: 'ALTER TABLE fonds.one ADD COLUMN m int' };

describe('migrations', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  it('run once, in the order given', async () => {
    expect(await migrate(test.database.owner, [one])).toEqual(['test/001']);
    expect(await migrate(test.database.owner, [one, two])).toEqual(['test/002']);
    expect(await migrate(test.database.owner, [one, two])).toEqual([]);
  });

  it('refuse a step that has changed since it was applied, before anything runs', async () => {
    await migrate(test.database.owner, [one]);
    const changed = { ...one, sql: `${one.sql} -- other` };
    await expect(migrate(test.database.owner, [two, changed])).rejects.toThrow(BootError);
    expect(await migrate(test.database.owner, [one, two])).toEqual(['test/002']);
  });

  it('refuse two steps of one name', async () => {
    await expect(migrate(test.database.owner, [one, { ...two, id: one.id }])).rejects.toThrow(
      /Two migrations are named test\/001/,
    );
  });

  it('leave nothing of a step that fails, and name it', async () => {
    const broken = { id: 'test/003', sql: 'CREATE TABLE fonds.half (n int); SELECT 1/0' };
    await expect(migrate(test.database.owner, [one, broken])).rejects.toThrow(
      /migration test\/003: division by zero/,
    );
    const { rows } = await test.database.owner.query(
      "SELECT to_regclass('fonds.one')::text AS one, to_regclass('fonds.half') AS half",
    );
    expect(rows).toEqual([{ one: 'fonds.one', half: null }]);
  });

  it('of two processes wait for one another: each step runs once', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(test.database.owner, [one, two])));
    expect(results.flat().sort()).toEqual(['test/001', 'test/002']);
  });

  it('give the app the schema read to rebuild in, and no right to make anything in fonds', async () => {
    await migrate(test.database.owner, [one]);
    await test.database.app.query('CREATE TABLE read.holding (n int)');
    await expect(test.database.app.query('CREATE TABLE fonds.mine (n int)')).rejects.toThrow(
      /permission denied for schema fonds/,
    );
    await expect(test.database.app.query('INSERT INTO fonds.one VALUES (1)')).rejects.toThrow(
      /permission denied for table one/,
    );
  });
});

describe('connections', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('of the app pool run as fonds_app, also a dedicated one', async () => {
    expect((await test.database.app.query(ROLE_OF_SESSION)).rows).toEqual([{ role: 'fonds_app' }]);
    const client = new Client(test.database.appConfig);
    await client.connect();
    expect((await client.query(ROLE_OF_SESSION)).rows).toEqual([{ role: 'fonds_app' }]);
    await client.end();
  });

  it('read dates, instants and int8 as text in UTC, alone and in arrays', async () => {
    const { rows } = await test.database.app.query(
      `SELECT '2020-02-29'::date AS d, '2020-01-01 08:00+08'::timestamptz AS t, 9007199254740993::int8 AS i,
              ARRAY['2020-02-29'::date] AS ds, ARRAY[9007199254740993::int8] AS "is"`,
    );
    expect(rows).toEqual([
      {
        d: '2020-02-29',
        t: '2020-01-01 00:00:00+00',
        i: '9007199254740993',
        ds: ['2020-02-29'],
        is: ['9007199254740993'],
      },
    ]);
  });

  it('keep the options that the address itself gives', async () => {
    const url = new URL(test.url);
    url.searchParams.set('options', '-c work_mem=8MB');
    const client = new Client(clientConfig(url.href, 'app'));
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('work_mem') AS memory, current_user::text AS role",
    );
    await client.end();
    expect(rows).toEqual([{ memory: '8MB', role: 'fonds_app' }]);
  });

  it('give up waiting for a lock, and do not hold one idle for ever', async () => {
    const { rows } = await test.database.app.query(
      "SELECT current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle",
    );
    expect(rows).toEqual([{ lock: '10s', idle: '1min' }]);
  });
});
