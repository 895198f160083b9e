import type { Pool, PoolClient } from 'pg';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { CopiedQuery, NewRoom } from './copied-query';
import { copiedTuples, FIELD_HEAD } from './copy-format';
import { lendingPool } from './lending-socket';

let test: TestDatabase;
let lending: Pool;
let clients: Record<Connection, PoolClient>;
beforeAll(async () => {
  test = await createTestDatabase();
  const { owner } = test.database;
  lending = lendingPool(owner, 1);
  clients = { "the driver's own": await owner.connect(), 'one that lends': await lending.connect() };
  for (const client of Object.values(clients)) await client.query('SET client_min_messages = notice');
  await owner.query(`CREATE FUNCTION told(n int, every int) RETURNS int LANGUAGE plpgsql AS
    $$ BEGIN IF n % every = 0 THEN RAISE NOTICE 'row %', n; END IF; RETURN n; END $$`);
});
afterAll(async () => {
  for (const client of Object.values(clients)) client.release();
  await lending.end();
  await test.drop();
});

const LARGEST_CHUNK = 131_072;
const CONNECTIONS = ["the driver's own", 'one that lends'] as const;
type Connection = (typeof CONNECTIONS)[number];

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe.each(CONNECTIONS)('through %s', (connection) => {
  const client = (): PoolClient => clients[connection];

  interface Copied {
    readonly numbers: number[];
    readonly bytes: number;
    readonly full: boolean;
    /** Bytes that the room has at the end. */
    readonly taken: number;
  }

  /** @param most bytes behind which no row is kept */
  async function copied(query: string, most?: number): Promise<Copied> {
    const into = new NewRoom(16);
    const room = { bytesFor: (length: number) => into.bytesFor(length), ...(most !== undefined && { most }) };
    const copy = new CopiedQuery(`COPY (${query}) TO STDOUT (FORMAT binary)`, room);
    const end = await client().query(copy).answer;
    const bytes = Buffer.from(into.bytesFor(0).buffer);
    const numbers = [...copiedTuples(bytes, end)].map((at) => bytes.readInt32BE(at + FIELD_HEAD));
    return { numbers, bytes: end, full: copy.full, taken: bytes.length };
  }

  /** The numbers of the first column. */
  const numbersOf = async (query: string): Promise<number[]> => (await copied(query)).numbers;

  /** Rows in many pieces, most of which end within one. */
  async function rowsByDriver(): Promise<void> {
    const { rows } = await client().query<{ n: number; text: string }>(
      `SELECT n, repeat(chr(97 + n % 26), n) AS text FROM generate_series(1, 3000) n`,
    );
    const wrong = rows.filter(({ n, text }) => text !== String.fromCharCode(97 + (n % 26)).repeat(n));
    expect([rows.map(({ n }) => n), wrong]).toEqual([upTo(3000), []]);
  }

  it('an answer of many pieces has all its rows in their order, and the connection goes on', async () => {
    const wide = `SELECT n, repeat('x', n % 3000) FROM generate_series(1, 5000) n`;
    await rowsByDriver();
    expect(await numbersOf(wide)).toEqual(upTo(5000));
    expect(await numbersOf('SELECT 1 WHERE false')).toEqual([]);
    await rowsByDriver();
  });

  it('rows behind a message that is not of the copy come through the driver', async () => {
    const notices: string[] = [];
    const listen = ({ message }: { message?: string }): void => void notices.push(message ?? '');
    client().on('notice', listen);
    expect(await numbersOf('SELECT told(n, 700) FROM generate_series(1, 2000) n')).toEqual(upTo(2000));
    client().off('notice', listen);
    expect(notices).toEqual(['row 700', 'row 1400']);
  });

  it.each([3, 70, 977, 150_000, 700_000])(
    'of rows of %i bytes no more are kept than there is room for, and the connection goes on',
    async (width) => {
      const most = 2_000_000;
      const wide = `SELECT n, repeat('x', ${width}) FROM generate_series(1, ${Math.ceil((3 * most) / width)}) n`;
      const { numbers, bytes, full, taken } = await copied(wide, most);
      const [formats, head, row] = [5 + 3 + 2 * 2, 19, 5 + 2 + 4 + 4 + 4 + width];
      const before = formats + head;
      expect([numbers, full]).toEqual([upTo(Math.ceil((most - before) / row)), true]);
      expect(bytes).toBe(before + numbers.length * row);
      expect(taken).toBeLessThanOrEqual(2 * (most + row + LARGEST_CHUNK));
      await rowsByDriver();
      expect(await copied('SELECT 1', most)).toMatchObject({ numbers: [1], full: false });
    },
  );

  it('nor are those that come through the driver', async () => {
    const { numbers, full } = await copied('SELECT told(n, 700) FROM generate_series(1, 2000) n', 15_000);
    const [before, row] = [5 + 3 + 2 + 19, 5 + 2 + 4 + 4];
    expect([numbers, full]).toEqual([upTo(Math.ceil((15_000 - before) / row)), true]);
  });

  it('an error in the middle is the query’s, and the connection goes on', async () => {
    await expect(numbersOf('SELECT 1000 / (900 - n) FROM generate_series(1, 2000) n')).rejects.toThrow(
      'division by zero',
    );
    await rowsByDriver();
    expect(await numbersOf('SELECT n FROM generate_series(1, 3) n')).toEqual(upTo(3));
  });

  it('a connection that is lost is told', async () => {
    const { pid } = (await client().query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0] ?? {};
    const lost = numbersOf(
      `SELECT n, CASE n WHEN 2000 THEN pg_terminate_backend(${pid}) END FROM generate_series(1, 9999999) n`,
    );
    await expect(lost).rejects.toThrow(/terminat/);
  });
});
