import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { requests } from '../custody-events.mjs';
import { drive } from '../measure.mjs';
import { connectAll, openPool } from '../pools.mjs';

const REQUESTS_PER_STREAM = 4;
const CATEGORIES = 64;
const CALLERS = 32;

/** Its install.sh without psql; pgcrypto is left out (gen_random_uuid is PostgreSQL's own by now). */
const PARTS = [
  'schema/message-store',
  'tables/messages',
  'types/message',
  ...[
    'message-store-version',
    'hash-64',
    'acquire-lock',
    'category',
    'is-category',
    'id',
    'cardinal-id',
    'stream-version',
    'write-message',
  ].map((f) => `functions/${f}`),
  ...['messages-id', 'messages-stream', 'messages-category'].map((f) => `indexes/${f}`),
];

/** @eventide/message-db: 64 categories, because it takes one lock per category. */
export async function openMessageDb(url) {
  const home = dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json'));
  const pool = openPool(url, CALLERS, '-c search_path=message_store,public');
  for (const part of PARTS) await pool.query(readFileSync(join(home, 'database', `${part}.sql`), 'utf8'));
  const contestant = {
    name: 'message-db ×1, 32 callers',
    guess: 2_000,
    prepare: (run, events) => {
      const jobs = requests({
        run,
        count: Math.ceil(events),
        batch: 1,
        perStream: REQUESTS_PER_STREAM,
        categories: CATEGORIES,
      });
      return { jobs, events: jobs.length };
    },
    run: async (jobs) => {
      await connectAll(pool, CALLERS);
      return drive(
        CALLERS,
        jobs,
        REQUESTS_PER_STREAM,
        ({ stream, expected, events: [{ id, type, data, meta }] }) =>
          pool.query({
            name: 'write',
            text: 'SELECT write_message($1::varchar, $2::varchar, $3::varchar, $4::jsonb, $5::jsonb, $6::bigint)',
            values: [
              id,
              stream,
              type,
              JSON.stringify(data),
              JSON.stringify({ ...meta, v: 1, schemaVersion: 1 }),
              expected,
            ],
          }),
      );
    },
  };
  return { contestants: [contestant], close: () => pool.end() };
}
