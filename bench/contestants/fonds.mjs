import { requests } from '../custody-events.mjs';
import { drive } from '../measure.mjs';
import { database, eventStore, kernel } from '../product.mjs';

const REQUESTS_PER_STREAM = 4;

/** Appends and loads of one store, every answer looked at. */
export function contestantsOf(engine, store, guess) {
  let written = 0;

  const send = async (request) => accept([request], await store.append([request]));
  const accept = (asked, answers) => {
    const refused = answers.find((answer) => !answer.ok || answer.repeated);
    if (refused)
      throw new Error(
        `an append was not taken: ${JSON.stringify(refused, (_, v) => (typeof v === 'bigint' ? String(v) : v))}`,
      );
    for (const { events } of asked) written += events.length;
  };
  const append = (name, callers, batch, guess) => ({
    name,
    guess,
    prepare: (run, events) => {
      const jobs = requests({
        run,
        count: Math.max(callers, Math.ceil(events / batch)),
        batch,
        perStream: REQUESTS_PER_STREAM,
      });
      return { jobs, events: jobs.length * batch };
    },
    run: (jobs) => drive(callers, jobs, REQUESTS_PER_STREAM, send),
  });
  const load = {
    name: `${engine} load`,
    guess,
    prepare: (run, events) => ({ jobs: requests({ run, count: events, batch: 1 }), events }),
    run: async (jobs) => {
      const begin = performance.now();
      accept(jobs, await store.load(jobs));
      return { seconds: (performance.now() - begin) / 1000 };
    },
  };
  return { append, load, written: () => written };
}

/** The product's own event store with everything on: schema checks, canonical bytes, salts, role, trigger. */
export async function openFonds(url) {
  const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'cli' });
  await database.migrate(opened.owner, eventStore.EVENT_STORE_MIGRATIONS);
  const store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
  const { append, load, written } = contestantsOf('fonds', store, 40_000);
  return {
    contestants: [
      append('fonds ×1, 1 caller', 1, 1, 1_500),
      append('fonds ×1, 8 callers', 8, 1, 5_000),
      append('fonds ×1, 32 callers', 32, 1, 10_000),
      append('fonds ×1, 128 callers', 128, 1, 15_000),
      append('fonds ×100, 8 callers', 8, 100, 20_000),
      load,
    ],
    /** What was acknowledged is there, without a gap: a figure for a store that loses events is none. */
    check: async () => {
      const { rows } = await opened.app.query(
        'SELECT count(*) AS n, min(position) AS first, max(position) AS last FROM fonds.event',
      );
      const [{ n, first, last }] = rows;
      if (Number(n) !== written() || Number(first) !== 1 || Number(last) !== written())
        throw new Error(
          `${written()} events were acknowledged, ${n} are stored at positions ${first}…${last}`,
        );
      return written();
    },
    close: async () => {
      await store.close();
      await opened.close();
    },
  };
}
