import type { PoolClient } from 'pg';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { CopiedQuery, copiedTuples, FIELD_HEAD, NewRoom } from './copied-query';

let test: TestDatabase;
let client: PoolClient;
beforeAll(async () => {
  test = await createTestDatabase();
  client = await test.database.owner.connect();
  await client.query('SET client_min_messages = notice');
  await client.query(`CREATE FUNCTION told(n int, every int) RETURNS int LANGUAGE plpgsql AS
    $$ BEGIN IF n % every = 0 THEN RAISE NOTICE 'row %', n; END IF; RETURN n; END $$`);
});
afterAll(async () => {
  client.release();
  await test.drop();
});

/** The numbers of the first column. @param room in bytes at first */
async function numbersOf(query: string, room = 16): Promise<number[]> {
  const into = new NewRoom(room);
  const end = await client.query(new CopiedQuery(`COPY (${query}) TO STDOUT (FORMAT binary)`, into)).answer;
  const bytes = Buffer.from(into.bytesFor(0).buffer);
  return [...copiedTuples(bytes, end)].map((at) => bytes.readInt32BE(at + FIELD_HEAD));
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

it('an answer of many pieces has all its rows in their order, and the connection goes on', async () => {
  const wide = `SELECT n, repeat('x', n % 3000) FROM generate_series(1, 5000) n`;
  expect(await numbersOf(wide)).toEqual(upTo(5000));
  expect(await numbersOf('SELECT 1 WHERE false')).toEqual([]);
  expect((await client.query<{ two: number }>('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
});

it('rows behind a message that is not of the copy come through the driver', async () => {
  const notices: string[] = [];
  const listen = ({ message }: { message?: string }): void => void notices.push(message ?? '');
  client.on('notice', listen);
  expect(await numbersOf('SELECT told(n, 700) FROM generate_series(1, 2000) n')).toEqual(upTo(2000));
  client.off('notice', listen);
  expect(notices).toEqual(['row 700', 'row 1400']);
});

it('an error in the middle is the query’s, and the connection goes on', async () => {
  await expect(numbersOf('SELECT 1000 / (900 - n) FROM generate_series(1, 2000) n')).rejects.toThrow(
    'division by zero',
  );
  expect(await numbersOf('SELECT n FROM generate_series(1, 3) n')).toEqual(upTo(3));
});
