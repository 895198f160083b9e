import { createRequire } from 'node:module';
import { median } from './measure.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { openServer } from './server.mjs';

/**
 * A read model kept up with the log: one upsert for each event, as it is done naively; the product's projection host
 * behind a log that grows (incremental) and far behind the log (catch-up); and the product's rebuild (docs/adr/0027).
 * `node bench/run.mjs projections [--quick] [--json] [--events=N] [--rounds=N] [--renamed=N]`
 */
const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const {
  dataMember,
  ProjectionHost,
  PROJECTION_MIGRATIONS,
} = require('../dist/libs/projections/src/index.js');

const flag = (name) => process.argv.includes(`--${name}`);
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const events = number('events', flag('quick') ? 50_000 : 300_000);
const rounds = number('rounds', 3);
/** Naive folding is slow and even: a part of the log tells its rate. */
const naiveEvents = Math.min(events, flag('quick') ? 2_000 : 10_000);
const EVENTS_PER_ROW = 10;
/** Every which event of a fonds changes columns that are indexed: as often as the product's own read models see it (docs/adr/0027). 1: each. */
const RENAMED = number('renamed', 4);
/** How far a log grows before the host sees it again: what came is then committed before more is asked for. */
const GROWTH = 5_000;
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');

const COLUMNS = {
  fonds: 'uuid',
  name: 'text',
  changes: 'int',
  changed: 'date',
  first_position: 'bigint',
  last_position: 'bigint',
};
/** The newest name of each fonds, since when, and how often it was confirmed; two indexes beside the key. */
const projection = (name) => ({
  name,
  version: 1,
  tables: [{ name, columns: COLUMNS, key: ['fonds'], group: 'fonds', indexes: ['name', 'changed, fonds'] }],
  types: ['FondsConfirmed'],
  touches: ({ stored }) => (stored.revision === 0 ? [] : [{ table: name, group: fondsOf(stored) }]),
  fold(logged, rows) {
    const { stored } = logged;
    const fonds = fondsOf(stored);
    const before = stored.revision === 0 ? undefined : rows.get(name, { fonds });
    const told = dataMember(logged, 'name');
    rows.put(name, {
      fonds,
      name: told,
      changes: Number(before?.changes ?? 0) + 1,
      changed: before?.name === told ? before.changed : stored.metaMember('businessDate'),
      first_position: before?.first_position ?? stored.position.toString(),
      last_position: stored.position.toString(),
    });
  },
});
const fondsOf = ({ stream }) => stream.slice('fonds-'.length);

const id = (...parts) => kernel.derivedId('bench/1', ...parts.map(String));
const ACTOR = { account: id('account'), role: 'AccessionArchivist' };
const META = {
  ...{ businessDate: '2026-11-22', actor: ACTOR, regime: 'R3', rules: [], basis: 'internal', evidence: [] },
  ...{ correlation: id('import'), causation: id('import'), command: id('import') },
};

/** Ten events for each fonds on average, in no order: a page hardly ever meets a fonds twice. */
async function writeLog(store) {
  const revisions = new Int32Array(Math.ceil(events / EVENTS_PER_ROW));
  const streams = Array.from(revisions, (_, row) => `fonds-${id('fonds', row)}`);
  let random = 7;
  const next = () => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (random >> 8) % revisions.length;
  };
  for (let written = 0; written < events;) {
    const requests = [];
    for (; requests.length < 20_000 && written < events; written++) {
      // Every fonds begins once before chance decides.
      const row = written < revisions.length ? written : next();
      const revision = revisions[row]++;
      const name = Math.floor(revision / RENAMED);
      const data = { name: `某市人民政府办公室第${row}全宗（第${name}次修订）` };
      const meta = { ...META, businessDate: `2026-${String(1 + (name % 12)).padStart(2, '0')}-22` };
      const event = { id: id('event', row, revision), type: 'FondsConfirmed', data, meta };
      requests.push({ stream: streams[row], expected: revision - 1, events: [event] });
    }
    const refused = (await store.load(requests)).find((answer) => !answer.ok);
    if (refused) throw new Error(`the log was not written: ${JSON.stringify(refused)}`);
    progress(`log: ${written} of ${events} events`);
  }
}

/** Events of the middle of the log, where most fonds are known: one statement and one commit each. */
async function naive(pool, store, table) {
  await pool.query(
    `CREATE TABLE read.${table} (fonds uuid PRIMARY KEY, name text COLLATE "C", changes int, changed date, first_position bigint, last_position bigint);
     CREATE INDEX ON read.${table} (name); CREATE INDEX ON read.${table} (changed, fonds);
     INSERT INTO read.${table} SELECT fonds, name, 1, changed, first_position, 0 FROM read.bench_first`,
  );
  const client = await pool.connect();
  try {
    const begin = performance.now();
    let at = BigInt(Math.floor(events / 2));
    const end = at + BigInt(naiveEvents);
    while (at < end) {
      const page = await store.readPage(at, Math.min(4_000, Number(end - at)));
      for (const stored of page.events)
        await client.query({
          name: `naive-${table}`,
          text: `INSERT INTO read.${table} AS t VALUES ($1, $2, 1, $3, $4, $4) ON CONFLICT (fonds) DO UPDATE
            SET name = excluded.name, changes = t.changes + 1, last_position = excluded.last_position,
              changed = CASE WHEN t.name = excluded.name THEN t.changed ELSE excluded.changed END
            WHERE t.last_position < excluded.last_position`,
          values: [fondsOf(stored), stored.data.name, stored.meta.businessDate, stored.position.toString()],
        });
      at = page.through;
    }
    return naiveEvents / seconds(begin);
  } finally {
    client.release();
    await pool.query(`DROP TABLE read.${table}`);
  }
}

/** The same log as it was when it had so many events: a read model begun before the first has everything to catch up with. */
const grown = (store, head) =>
  new Proxy(store, {
    get: (target, member) =>
      member === 'head' ? () => Promise.resolve(head()) : Reflect.get(target, member),
  });

async function begun(pool, store, name) {
  await new ProjectionHost(
    pool,
    grown(store, () => 0n),
    [projection(name)],
  ).prepare();
}

async function catchUp(pool, store, name) {
  await begun(pool, store, name);
  const host = new ProjectionHost(pool, store, [projection(name)]);
  await host.prepare();
  const begin = performance.now();
  await host.catchUp();
  const rate = events / seconds(begin);
  await verify(pool, name);
  return { rate, host };
}

async function incremental(pool, store, name) {
  await begun(pool, store, name);
  let head = 0;
  const host = new ProjectionHost(
    pool,
    grown(store, () => BigInt(head)),
    [projection(name)],
  );
  await host.prepare();
  const begin = performance.now();
  while (head < events) {
    head = Math.min(head + GROWTH, events);
    await host.catchUp();
  }
  const rate = events / seconds(begin);
  await verify(pool, name);
  return rate;
}

async function rebuild(pool, host, name) {
  const begin = performance.now();
  await host.rebuild(name);
  const rate = events / seconds(begin);
  await verify(pool, name);
  return rate;
}

/** What reading the log alone allows: no read model can be filled quicker than its events come. */
async function scan(store) {
  const begin = performance.now();
  for (let at = 0n; ;) {
    const page = await store.readPage(at, 1_000);
    if (page.events.length === 0) return events / seconds(begin);
    at = page.through;
  }
}

async function verify(pool, name) {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS rows, sum(changes)::int AS folded FROM read.${name}`,
  );
  if (rows[0].folded !== events || rows[0].rows !== Math.ceil(events / EVENTS_PER_ROW))
    throw new Error(`${name}: ${events} events, but ${JSON.stringify(rows[0])}`);
}

const seconds = (begin) => (performance.now() - begin) / 1000;

const server = await openServer();
try {
  const opened = await database.openDatabase({
    databaseUrl: await server.createDatabase('bench_projections'),
    dataDir: '',
    role: 'test',
  });
  try {
    await database.migrate(opened.owner, [...eventStore.EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
    const store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
    await writeLog(store);
    progress('warm');
    const first = await catchUp(opened.app, store, 'bench_first');
    const compared = await first.host.check('bench_first');
    if (!compared.tables.every(({ equal }) => equal)) throw new Error('the check found a difference');
    const results = { naive: [], incremental: [], 'catch-up': [], rebuild: [], scan: [] };
    for (let round = 0; round < rounds; round++) {
      progress(`round ${round + 1}/${rounds}`);
      await server.checkpoint();
      globalThis.gc?.();
      results.naive.push(await naive(opened.app, store, `naive_${round}`));
      await server.checkpoint();
      globalThis.gc?.();
      results.incremental.push(await incremental(opened.app, store, `incremental_${round}`));
      await server.checkpoint();
      globalThis.gc?.();
      const { rate, host } = await catchUp(opened.app, store, `bench_${round}`);
      results['catch-up'].push(rate);
      await server.checkpoint();
      globalThis.gc?.();
      results.rebuild.push(await rebuild(opened.app, host, `bench_${round}`));
      results.scan.push(await scan(store));
    }
    progress('');
    report(results);
    await store.close();
  } finally {
    await opened.close();
  }
} finally {
  await server.close();
}

function report(results) {
  const ratio = (a, b) => median(results[a].map((rate, round) => rate / results[b][round]));
  const verdicts = [
    { target: 'T12', what: 'incremental / naive', ratio: ratio('incremental', 'naive'), bound: 20 },
    { target: 'T12', what: 'rebuild / incremental', ratio: ratio('rebuild', 'incremental'), bound: 2.5 },
  ].map((verdict) => ({ ...verdict, met: verdict.ratio >= verdict.bound }));
  if (flag('json')) console.log(JSON.stringify({ events, rounds, results, verdicts }));
  else {
    console.log(
      `${events} events into ${Math.ceil(events / EVENTS_PER_ROW)} rows, two indexes beside the key, changed by every ${RENAMED === 1 ? '' : `${RENAMED}th `}event; ${rounds} interleaved rounds, medians\n`,
    );
    for (const [name, rates] of Object.entries(results))
      console.log(
        `${name.padEnd(12)}${Math.round(median(rates)).toLocaleString('en-US').padStart(9)} events/s`,
      );
    console.log('');
    console.log(
      `incremental: ${GROWTH.toLocaleString('en-US')} events at a time, each time committed with the checkpoint`,
    );
    console.log(
      `catch-up: rows that change again are written once: ${ratio('catch-up', 'naive').toFixed(1)} × naive, rebuild / catch-up ${ratio('rebuild', 'catch-up').toFixed(2)}`,
    );
    console.log(
      `scan: the log read and nothing done with it, at most ${ratio('scan', 'naive').toFixed(1)} × naive on this disk\n`,
    );
    for (const { target, what, ratio: found, bound, met } of verdicts)
      console.log(
        `${target}  ${what.padEnd(22)} ${found.toFixed(2)}  target ≥ ${bound}: ${met ? 'met' : 'MISSED'}`,
      );
  }
  if (verdicts.some(({ met }) => !met)) process.exitCode = 1;
}
