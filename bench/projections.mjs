import { createRequire } from 'node:module';
import { median } from './measure.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { openServer } from './server.mjs';

/**
 * A read model kept up with the log: one upsert for each event, as it is done naively; the product's projection host;
 * and the product's rebuild. `node bench/run.mjs projections [--quick] [--json] [--events=N] [--rounds=N]`
 */
const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const { ProjectionHost, PROJECTION_MIGRATIONS } = require('../dist/libs/projections/src/index.js');

const flag = (name) => process.argv.includes(`--${name}`);
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const events = number('events', flag('quick') ? 50_000 : 300_000);
const rounds = number('rounds', 3);
/** Naive folding is slow and even: a part of the log tells its rate. */
const naiveEvents = Math.min(events, flag('quick') ? 2_000 : 10_000);
const EVENTS_PER_ROW = 10;
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');

const COLUMNS = {
  fonds: 'uuid',
  name: 'text',
  changes: 'int',
  changed: 'date',
  first_position: 'bigint',
  last_position: 'bigint',
};
/** The newest name of each fonds and how often it changed; two indexes beside the key. */
const projection = (name) => ({
  name,
  version: 1,
  tables: [{ name, columns: COLUMNS, key: ['fonds'], group: 'fonds', indexes: ['name', 'changed, fonds'] }],
  types: ['FondsConfirmed'],
  touches: ({ stored }) => (stored.revision === 0 ? [] : [{ table: name, group: fondsOf(stored) }]),
  fold({ event, stored }, rows) {
    const fonds = fondsOf(stored);
    const before = stored.revision === 0 ? undefined : rows.get(name, { fonds });
    rows.put(name, {
      fonds,
      name: event.data.name,
      changes: Number(before?.changes ?? 0) + 1,
      changed: stored.meta.businessDate,
      first_position: before?.first_position ?? stored.position.toString(),
      last_position: stored.position.toString(),
    });
  },
});
const fondsOf = ({ stream }) => stream.slice('fonds-'.length);

const id = (...parts) => kernel.derivedId('bench/1', ...parts.map(String));

/** Ten events for each fonds, spread over the log: every page finds new fonds and known ones. */
async function writeLog(store) {
  const rows = Math.ceil(events / EVENTS_PER_ROW);
  const meta = {
    actor: { account: id('account'), role: 'AccessionArchivist' },
    ...{ correlation: id('correlation'), command: id('command'), causation: null },
    ...{ businessDate: '2026-11-22', occurredAt: null, regime: '2026', rules: [], basis: 'internal' },
    ...{ evidence: [], reason: null, onBehalfOf: null, client: null },
  };
  for (let revision = 0; revision < EVENTS_PER_ROW; revision++) {
    const requests = Array.from({ length: rows }, (_, row) => ({
      stream: `fonds-${id('fonds', row)}`,
      expected: revision - 1,
      events: [
        {
          id: id('event', row, revision),
          type: 'FondsConfirmed',
          data: { name: `某市人民政府办公室第${row}全宗（第${revision}次）` },
          meta: kernel.stripUndefined?.(meta) ?? meta,
        },
      ],
    }));
    const answers = await store.load(requests);
    const refused = answers.find((answer) => !answer.ok);
    if (refused) throw new Error(`the log was not written: ${JSON.stringify(refused)}`);
  }
}
