import { randomUUID } from 'node:crypto';
import { database, eventStore, kernel } from '../product.mjs';
import { contestantsOf } from './fonds.mjs';

/** The product's store on the event server of EVENTSTORE_URL, its places in a database beside; streams of this run alone. */
export async function openFondsOnServer(url) {
  const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'cli' });
  await database.migrate(opened.owner, eventStore.EVENT_STORE_MIGRATIONS);
  const prefix = `bench${randomUUID().replaceAll('-', '').slice(0, 20)}.`;
  const server = await eventStore.openEventServer({ url: process.env.EVENTSTORE_URL, prefix });
  const places = new eventStore.PlaceTable(opened.app);
  const store = await eventStore.NumberedEventStore.open(server, places, kernel.systemClock);
  const { append, load, written } = contestantsOf('esdb', store, 3_000);
  return {
    contestants: [
      append('esdb ×1, 1 caller', 1, 1, 300),
      append('esdb ×1, 32 callers', 32, 1, 2_000),
      append('esdb ×1, 128 callers', 128, 1, 3_000),
      append('esdb ×100, 8 callers', 8, 100, 8_000),
      load,
    ],
    check: async () => {
      const head = Number(await store.head());
      if (head !== written()) throw new Error(`${written()} events were acknowledged, the log has ${head}`);
      return head;
    },
    close: async () => {
      await store.close();
      await opened.close();
    },
  };
}
