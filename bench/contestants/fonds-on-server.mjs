import { randomUUID } from 'node:crypto';
import { database, eventStore, kernel } from '../product.mjs';
import { contestantsOf } from './fonds.mjs';

/** The product's store on the event server of EVENTSTORE_URL: each append has a call of its own. */
export const openFondsOnServer = (url) =>
  openOn(url, 'esdb', ({ append, load }) => [
    append('esdb ×1, 1 caller', 1, 1, 300),
    append('esdb ×1, 32 callers', 32, 1, 2_000),
    append('esdb ×1, 64 callers', 64, 1, 2_500),
    append('esdb ×1, 128 callers', 128, 1, 3_000),
    append('esdb ×100, 8 callers', 8, 100, 8_000),
    load,
  ]);

/** The same with the client's own way: all appends share one call. */
export const openFondsOnSharedCall = (url) =>
  openOn(
    url,
    'esdb shared',
    ({ append }) => [
      append('esdb shared ×1, 1 caller', 1, 1, 300),
      append('esdb shared ×1, 64 callers', 64, 1, 2_500),
    ],
    ({ client }) => (client.supports = async () => true),
  );

/** Its places in a database beside; streams of this run alone. */
async function openOn(url, engine, choose, prepare) {
  const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'cli' });
  await database.migrate(opened.owner, eventStore.EVENT_STORE_MIGRATIONS);
  const prefix = `bench${randomUUID().replaceAll('-', '').slice(0, 20)}.`;
  const server = await eventStore.openEventServer({ url: process.env.EVENTSTORE_URL, prefix });
  prepare?.(server);
  const places = new eventStore.PlaceTable(opened.app);
  const store = await eventStore.NumberedEventStore.open(server, places, kernel.systemClock);
  const of = contestantsOf(engine, store, 3_000);
  return {
    contestants: choose(of),
    check: async () => {
      const [head, written] = [Number(await store.head()), of.written()];
      if (head !== written) throw new Error(`${written} events were acknowledged, the log has ${head}`);
      return head;
    },
    close: async () => {
      await store.close();
      await opened.close();
    },
  };
}
