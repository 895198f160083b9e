import pg from 'pg';

/** Idle connections leave soon: the server has a hundred, and the contestants take turns. */
export const openPool = (connectionString, max, options) =>
  new pg.Pool({ connectionString, max, idleTimeoutMillis: 100, ...(options ? { options } : {}) });

/** All connections are there before the clock starts. */
export async function connectAll(pool, count) {
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  for (const client of clients) client.release();
}
