import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { requests } from '../custody-events.mjs';
import { drive } from '../measure.mjs';
import { connectAll, openPool } from '../pools.mjs';

const REQUESTS_PER_STREAM = 4;

/** emmett-postgresql with as many connections as callers, the expected version given each time. */
export async function openEmmett(url) {
  const pool = openPool(url, 32);
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  const append = (name, callers, batch, guess) => ({
    name,
    guess,
    prepare: (run, events) => {
      const asked = requests({
        run,
        count: Math.max(callers, Math.ceil(events / batch)),
        batch,
        perStream: REQUESTS_PER_STREAM,
      });
      const jobs = asked.map(({ stream, expected, events: list }) => ({
        stream,
        expected: expected < 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(expected + 1),
        events: list.map(({ id, type, data, meta }) => ({
          type,
          data,
          metadata: { ...meta, v: 1, id, schemaVersion: 1 },
        })),
      }));
      return { jobs, events: jobs.length * batch };
    },
    run: async (jobs) => {
      await connectAll(pool, callers);
      return drive(callers, jobs, REQUESTS_PER_STREAM, ({ stream, expected, events }) =>
        store.appendToStream(stream, events, { expectedStreamVersion: expected }),
      );
    },
  });
  return {
    contestants: [
      append('emmett ×1, 32 callers', 32, 1, 1_000),
      append('emmett ×100, 8 callers', 8, 100, 8_000),
    ],
    close: async () => {
      await store.close();
      if (!pool.ended) await pool.end();
    },
  };
}
