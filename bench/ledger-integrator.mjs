import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requests } from './custody-events.mjs';
import { drive, median } from './measure.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { openServer } from './server.mjs';

const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const { Ledger, LEDGER_MIGRATIONS } = require('../dist/libs/ledger/integrator/src/index.js');

const ROUNDS = 5;
const CALLERS = 128;
const REQUESTS_PER_STREAM = 4;

/**
 * The integrator against appends of 128 callers (T9), turn by turn on one store: each round appends, then puts what was
 * appended into the tree, from the stored rows up to the signed checkpoint.
 */
export async function measureIntegrator({ integratorEvents: count, progress }) {
  const server = await openServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'fonds-bench-integrator-'));
  let opened;
  let store;
  try {
    const databaseUrl = await server.createDatabase('bench_integrator');
    opened = await database.openDatabase({ databaseUrl, dataDir, role: 'test' });
    await database.migrate(opened.owner, [...eventStore.EVENT_STORE_MIGRATIONS, ...LEDGER_MIGRATIONS]);
    store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
    const ledger = await Ledger.open({ pool: opened.app, store, dataDir, clock: kernel.systemClock });
    const appends = [];
    const leaves = [];
    // The first round warms compiler, caches and plans.
    for (let round = -1; round < ROUNDS; round++) {
      const events = round < 0 ? Math.ceil(count / 4) : count;
      await server.checkpoint();
      progress(`round ${round + 1} of ${ROUNDS}: append`);
      const seconds = await appended(store, `integrator-${round}`, events);
      globalThis.gc?.();
      progress(`round ${round + 1} of ${ROUNDS}: integrate`);
      const begin = performance.now();
      await ledger.catchUp();
      const integrated = (performance.now() - begin) / 1000;
      if (round < 0) continue;
      appends.push(events / seconds);
      leaves.push(events / integrated);
    }
    const { recorded, published } = await ledger.standing();
    if (published !== recorded) throw new Error(`${recorded} events, ${published} under the signed root`);
    return verdicts(count, appends, leaves);
  } finally {
    await store?.close();
    await opened?.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What was appended is held by nobody afterwards: the integrator's runtime would look through the bench's requests, too. */
async function appended(store, run, count) {
  const jobs = requests({ run, count, batch: 1, perStream: REQUESTS_PER_STREAM });
  globalThis.gc?.();
  const { seconds } = await drive(CALLERS, jobs, REQUESTS_PER_STREAM, async (request) => {
    const [answer] = await store.append([request]);
    if (!answer.ok || answer.repeated) throw new Error('an append was not taken');
  });
  return seconds;
}

function verdicts(count, appends, leaves) {
  const perSecond = (values) =>
    `${Math.round(median(values)).toLocaleString('en-US')}/s (${values.map((value) => Math.round(value)).join(', ')})`;
  const value = median(leaves.map((rate, round) => rate / appends[round]));
  return {
    figures: {
      'events of one round': count.toLocaleString('en-US'),
      'append ×1, 128 callers, median': perSecond(appends),
      'integrated and signed, leaves computed from rows, median': perSecond(leaves),
    },
    verdicts: [
      {
        target: 'T9',
        what: 'integrator leaves/s / append events/s (128 callers)',
        value,
        unit: '×',
        relation: '≥',
        bound: 4,
        met: value >= 4,
      },
    ],
  };
}
