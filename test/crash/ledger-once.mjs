import { createRequire } from 'node:module';
import { endWithParent } from './end-with-parent.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { events, uuid } from './small-events.mjs';

/**
 * One process that records and signs without rest, until it is killed. Says "ready" when it has found the log to
 * continue everything that was signed, and "signed" after each pass; a log that does not ends it with code 9.
 */
const { Ledger, LedgerHalted } = createRequire(import.meta.url)(
  '../../dist/libs/ledger/integrator/src/index.js',
);
const { url, dataDir } = JSON.parse(process.argv[2]);
const pool = database.openPool(url, 'app', { max: 6 });
const store = new eventStore.PostgresEventStore(pool, kernel.systemClock);

async function record() {
  for (;;) {
    const requests = Array.from({ length: 1 + Math.floor(Math.random() * 40) }, () => ({
      stream: `unit-${uuid()}`,
      expected: eventStore.NO_STREAM,
      events: events(1),
    }));
    await store.append(requests);
  }
}

async function sign() {
  const ledger = await Ledger.open({ pool, store, dataDir, clock: kernel.systemClock });
  await ledger.check();
  process.send('ready');
  for (;;) {
    await ledger.catchUp();
    process.send('signed');
  }
}

endWithParent();
Promise.all([record(), sign()]).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(error instanceof LedgerHalted ? 9 : 1);
});
