import { createServer, type AddressInfo } from 'node:net';
import { Client, Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { isBusy } from './error-code';

const SHORT_WAIT = 50;
const refused = (pool: Pool): Promise<unknown> => pool.query('SELECT 1').catch((error: unknown) => error);

describe('a database is busy, and not broken', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('when every connection of the pool is in use', async () => {
    const pool = new Pool({ ...test.database.appConfig, max: 1 });
    const held = await pool.connect();
    pool.options.connectionTimeoutMillis = SHORT_WAIT;
    const error = await refused(pool);
    const defect = await held.query('SELECT nothing').catch((mistake: unknown) => mistake);
    held.release();
    expect(isBusy(error)).toBe(true);
    expect(isBusy(defect)).toBe(false);
    await pool.end();
  });

  it('when the server lets no new connection in', async () => {
    const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    const wanted = { host: '127.0.0.1', port, connectionTimeoutMillis: SHORT_WAIT };
    const pool = new Pool(wanted);
    expect(isBusy(await refused(pool))).toBe(true);
    await pool.end();
    const client = new Client(wanted);
    expect(isBusy(await client.connect().catch((error: unknown) => error))).toBe(true);
    await new Promise((resolve) => silent.close(resolve));
  });
});
