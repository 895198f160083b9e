import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requests } from './custody-events.mjs';
import { median } from './measure.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { openServer } from './server.mjs';

const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const { Ledger, LEDGER_MIGRATIONS } = require('../dist/libs/ledger/integrator/src/index.js');
const { auditLedger, readAuditKeys } = require('../dist/libs/ledger/audit/src/index.js');

const ROUNDS = 9;
const PAGE = 4_096;
/** Events of one request to the bulk load. */
const BATCH = 5;

/**
 * A whole audit of events, leaves, tiles, signed roots, revisions and copied columns, against reading the same events
 * and doing nothing with them (T10), on one store. Each round runs both, one right behind the other and every other
 * round the other way round, and gives one ratio; their median is judged. An audit keeps two processors busy and a scan
 * hardly more than one: where two do no more than one for a while, a ratio of other minutes would say that alone.
 */
export async function measureAudit({ auditEvents: count, progress }) {
  const server = await openServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'fonds-bench-audit-'));
  let opened;
  let store;
  try {
    const databaseUrl = await server.createDatabase('bench_audit');
    opened = await database.openDatabase({ databaseUrl, dataDir, role: 'test' });
    await database.migrate(opened.owner, [...eventStore.EVENT_STORE_MIGRATIONS, ...LEDGER_MIGRATIONS]);
    store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
    const ledger = await Ledger.open({ pool: opened.app, store, dataDir, clock: kernel.systemClock });
    progress(`writing ${count} events`);
    const written = await store.load(
      requests({ run: 'audit', count: Math.ceil(count / BATCH), batch: BATCH }),
    );
    if (!written.every(({ ok }) => ok)) throw new Error('an event was refused');
    await ledger.catchUp();
    await opened.owner.query('VACUUM ANALYZE fonds.event');
    await server.checkpoint();
    const keys = await readAuditKeys(dataDir);
    const works = {
      scan: () => scan(store),
      audit: () => audit({ pool: opened.app, dataDir, keys }),
    };
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const rates = {};
      for (const name of round % 2 === 0 ? ['scan', 'audit'] : ['audit', 'scan']) {
        progress(`round ${round + 1} of ${ROUNDS}: ${name}`);
        rates[name] = await rate(count, works[name]);
      }
      rounds.push(rates);
    }
    return verdicts(count, rounds);
  } finally {
    await store?.close();
    await opened?.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function rate(count, work) {
  globalThis.gc?.();
  const begin = performance.now();
  await work();
  return count / ((performance.now() - begin) / 1000);
}

async function scan(store) {
  for (let after = 0n; ;) {
    const { events, through } = await store.readPage(after, PAGE);
    if (events.length === 0) return;
    after = through;
  }
}

async function audit(parts) {
  const { finished, findings } = await auditLedger(parts);
  if (!finished || findings > 0) throw new Error(`${findings} findings in a log that nobody touched`);
}

function verdicts(count, rounds) {
  const perSecond = (name) =>
    `${Math.round(median(rounds.map((rates) => rates[name]))).toLocaleString('en-US')} events/s`;
  const ratios = rounds.map(({ audit, scan }) => audit / scan);
  const value = median(ratios);
  return {
    figures: {
      'events audited': count.toLocaleString('en-US'),
      'read-only scan, median': perSecond('scan'),
      'whole audit without papers and read models, median': perSecond('audit'),
      [`audit / scan, least and greatest of ${rounds.length} rounds`]: `${Math.min(...ratios).toFixed(3)} – ${Math.max(...ratios).toFixed(3)}`,
    },
    verdicts: [
      {
        target: 'T10',
        what: `whole audit / read-only scan, median of ${rounds.length} rounds`,
        value,
        unit: '×',
        relation: '≥',
        bound: 0.45,
        met: value >= 0.45,
      },
    ],
  };
}
