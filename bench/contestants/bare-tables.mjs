import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { requests, rows } from '../custody-events.mjs';
import { drive } from '../measure.mjs';
import { connectAll, openPool } from '../pools.mjs';

const { from: copyFrom } = createRequire(import.meta.url)('../../node_modules/pg-copy-streams');

const COLUMNS = 'position, recorded_at, event_id, revision, stream_id, type, data, meta, salt';
const bare = (name) =>
  `CREATE TABLE ${name} (position bigint NOT NULL, recorded_at timestamptz NOT NULL, event_id uuid NOT NULL, revision int NOT NULL,
     stream_id text COLLATE "C" NOT NULL, type text COLLATE "C" NOT NULL, data text NOT NULL, meta text NOT NULL, salt bytea NOT NULL)`;
const CEILING_ROWS = 128;

/**
 * What PostgreSQL and its client can do at all with the same finished rows and no check: no index for the ceiling and
 * the single INSERT, the product's two indexes for COPY (bulk load has to keep them as well).
 */
export async function openBareTables(url) {
  const pool = openPool(url, 32);
  await pool.query(bare('ceiling'));
  await pool.query(bare('single'));
  await pool.query(bare('copied'));
  await pool.query('ALTER TABLE copied ADD PRIMARY KEY (position), ADD UNIQUE (stream_id, revision)');
  let position = 0;

  const finished = (run, events) => rows(requests({ run, count: Math.ceil(events), batch: 1 }));
  const ceiling = {
    name: 'ceiling',
    guess: 15_000,
    prepare: (run, events) => {
      const all = finished(run, Math.ceil(events / CEILING_ROWS) * CEILING_ROWS);
      const jobs = [];
      for (let at = 0; at < all.length; at += CEILING_ROWS)
        jobs.push(unnestValues(all.slice(at, at + CEILING_ROWS)));
      return { jobs, events: all.length };
    },
    run: (jobs) =>
      onOneConnection((client) =>
        drive(1, jobs, 1, (values) => client.query({ name: 'ceiling', text: UNNEST, values })),
      ),
  };
  const unnestValues = (chunk) => [
    chunk.map(() => ++position),
    chunk.map((r) => r.recordedAt),
    chunk.map((r) => r.id),
    chunk.map((r) => r.revision),
    chunk.map((r) => r.stream),
    chunk.map((r) => r.type),
    chunk.map((r) => r.data),
    chunk.map((r) => r.meta),
    chunk.map((r) => Buffer.from(r.salt, 'hex')),
  ];
  const UNNEST = `INSERT INTO ceiling (${COLUMNS}) SELECT * FROM unnest($1::bigint[],$2::timestamptz[],$3::uuid[],$4::int[],$5::text[],$6::text[],$7::text[],$8::text[],$9::bytea[])`;

  const single = (name, connections, guess) => ({
    name,
    guess,
    prepare: (run, events) => {
      const jobs = finished(run, events).map((r) => [
        ++position,
        r.recordedAt,
        r.id,
        r.revision,
        r.stream,
        r.type,
        r.data,
        r.meta,
        Buffer.from(r.salt, 'hex'),
      ]);
      return { jobs, events: jobs.length };
    },
    run: async (jobs) => {
      if (connections === 1)
        return onOneConnection((client) =>
          drive(1, jobs, 1, (values) => client.query({ name: 'single', text: SINGLE, values })),
        );
      await connectAll(pool, connections);
      return drive(connections, jobs, 1, (values) => pool.query({ name: 'single', text: SINGLE, values }));
    },
  });
  const SINGLE = `INSERT INTO single (${COLUMNS}) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`;

  const copy = {
    name: 'raw COPY',
    guess: 50_000,
    prepare: (run, events) => {
      const lines = finished(run, events).map(
        (r) =>
          `${++position}\t${r.recordedAt}\t${r.id}\t${r.revision}\t${r.stream}\t${r.type}\t${r.data}\t${r.meta}\t\\\\x${r.salt}\n`,
      );
      return { jobs: lines, events: lines.length };
    },
    run: (lines) =>
      onOneConnection(async (client) => {
        const begin = performance.now();
        for (let at = 0; at < lines.length; at += 5_000)
          await pipeline(
            Readable.from([Buffer.from(lines.slice(at, at + 5_000).join(''))]),
            client.query(copyFrom(`COPY copied (${COLUMNS}) FROM STDIN`)),
          );
        return { seconds: (performance.now() - begin) / 1000 };
      }),
  };

  const onOneConnection = async (work) => {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  };
  return {
    contestants: [
      ceiling,
      single('raw INSERT, 1 caller', 1, 1_500),
      single('raw INSERT, 32 connections', 32, 4_000),
      copy,
    ],
    close: () => pool.end(),
  };
}
