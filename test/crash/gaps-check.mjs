import { createReadStream, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';

const { from: copyFrom } = createRequire(import.meta.url)('pg-copy-streams');

/**
 * Compares the store with what writers were told (files of "stream, tab, event id" in `folder`) and what readers saw.
 *
 * @returns counts; all of skipped, lost, doubled, gaps and disordered are 0 in a sound store
 */
export async function check(owner, folder, readers) {
  const client = await owner.connect();
  try {
    await client.query('CREATE TEMPORARY TABLE acknowledged (stream_id text COLLATE "C", event_id uuid)');
    for (const name of readdirSync(folder))
      await pipeline(
        createReadStream(join(folder, name)),
        wholeLines(),
        client.query(copyFrom('COPY acknowledged (stream_id, event_id) FROM STDIN')),
      );
    const one = async (sql) => Number((await client.query(sql)).rows[0].n);
    const stored = await one('SELECT count(*) AS n FROM fonds.event');
    const last = await one('SELECT coalesce(max(position), 0) AS n FROM fonds.event');
    const acknowledged = await one('SELECT count(*) AS n FROM acknowledged');
    const lost = await one(
      `SELECT count(*) AS n FROM acknowledged a
       WHERE NOT EXISTS (SELECT FROM fonds.event e WHERE e.stream_id = a.stream_id AND e.event_id = a.event_id)`,
    );
    const doubled = await one('SELECT count(*) - count(DISTINCT event_id) AS n FROM fonds.event');
    return {
      stored,
      acknowledged,
      skipped: readers.reduce((sum, reader) => sum + Math.max(0, stored - reader.seen), 0),
      lost,
      doubled: doubled + readers.reduce((sum, reader) => sum + Math.max(0, reader.seen - stored), 0),
      gaps: last - stored + readers.reduce((sum, reader) => sum + reader.gaps, 0),
      disordered: readers.reduce((sum, reader) => sum + reader.disordered, 0),
    };
  } finally {
    // A connection with a temporary table is not given back.
    client.release(true);
  }
}

/** A writer killed in the middle of a line had not finished saying so: that line is no acknowledgement. */
function wholeLines() {
  let rest = '';
  return new Transform({
    transform(chunk, _, done) {
      const text = rest + chunk.toString('latin1');
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      done(null, text.slice(0, end));
    },
  });
}
