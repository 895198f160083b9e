import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { copyRows, makeBareTables, takeRows } from './copied-rows.mjs';
import { writeFindingAid } from './finding-aid.mjs';
import { median } from './measure.mjs';
import { database, kernel } from './product.mjs';
import { openServer } from './server.mjs';

/**
 * A whole EAD import, from the file to the read models, against the same parse and a raw COPY of the very rows that
 * it wrote. `node bench/run.mjs import [--quick] [--json] [--components=N] [--rounds=N]`
 */
const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const { openOn } = require('../dist/libs/instance/src/index.js');
const { ImportService } = require('../dist/libs/interchange/src/index.js');
const { readEad } = require('../dist/libs/interchange/src/ead/ead.reader.js');
const { law, LAW_DATA_VERSION } = require('../dist/libs/law/src/index.js');

const BOUND = 3;
const flag = (name) => process.argv.includes(`--${name}`);
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const components = number('components', flag('quick') ? 10_000 : 100_000);
const rounds = number('rounds', 3);
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');

const today = kernel.civilDate('2026-11-22');
const at = law.at(today, LAW_DATA_VERSION);
const archives = { id: kernel.derivedId('organisation/1', 'bench'), code: '150100' };
const context = (round) => ({
  command: kernel.derivedId('command/1', `bench-${round}`),
  account: kernel.derivedId('account/1', 'bench'),
  role: 'AccessionArchivist',
  ...{ businessDate: today, today, evidence: [] },
  law: { regime: at.regime.id, version: at.version },
});

/** Seconds of wall clock and of this process's CPU. */
function stopwatch() {
  const [begin, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { wall: (performance.now() - begin) / 1000, cpu: (user + system) / 1e6 };
  };
}

async function parse(path) {
  const watch = stopwatch();
  let units = 0;
  for await (const item of readEad(path)) if (item.kind === 'unit') units++;
  return { ...watch(), units };
}

async function rawCopy(server, tables) {
  const client = new pg.Client({ connectionString: await server.createDatabase('bench_bare') });
  await client.connect();
  try {
    await makeBareTables(client, tables);
    await server.checkpoint();
    const watch = stopwatch();
    await copyRows(client, tables);
    return watch();
  } finally {
    await client.end();
  }
}

/** The product as `fonds import` runs it: reads and judges, registers while read models follow, and waits for them. */
async function wholeImport(server, folder, path, round, take) {
  const url = await server.createDatabase('bench_import');
  const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
  const dataDir = mkdtempSync(join(folder, 'data-'));
  try {
    const instance = await openOn(opened, dataDir, kernel.systemClock);
    const service = new ImportService(instance.store, instance.evidence, instance.projections);
    await server.checkpoint();
    const watch = stopwatch();
    let judged;
    const result = await service.run(
      { format: 'ead', path, archives },
      context(round),
      dataDir,
      () => Promise.reject(new Error('the finding aid has problems')),
      (phase) => void (phase === 'register' && (judged ??= watch())),
    );
    if (!result.ok) throw new Error(`not imported: ${result.error.code}`);
    const registered = watch();
    await instance.projections.catchUp();
    const projected = watch();
    await accountFor(instance, result.value);
    const tables = take ? await taken(opened.owner, folder) : undefined;
    await instance.store.close();
    return { judged, registered, projected, events: result.value.events, tables };
  } finally {
    await opened.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function taken(pool, folder) {
  const client = await pool.connect();
  try {
    return await takeRows(client, folder);
  } finally {
    client.release();
  }
}

/** A figure for an import that loses something is none. */
async function accountFor(instance, outcome) {
  const { rows } = await instance.database.app.query(
    'SELECT (SELECT count(*) FROM fonds.event)::int AS events, (SELECT count(*) FROM read.node)::int AS nodes, (SELECT count(*) FROM read.custody)::int AS units, (SELECT min(position) FROM read.projection)::int AS folded',
  );
  const { events, nodes, units, folded } = rows[0];
  if (outcome.registered !== components || nodes !== components || units !== outcome.units)
    throw new Error(
      `${components} components, ${outcome.registered} registered, ${nodes} nodes, ${units} units`,
    );
  if (events !== outcome.events || folded !== events)
    throw new Error(`${outcome.events} events written, ${events} stored, ${folded} folded`);
}

const server = await openServer();
const folder = mkdtempSync(join(tmpdir(), 'fonds-bench-import-'));
try {
  const path = join(folder, 'finding-aid.xml');
  await writeFindingAid(path, components);
  const settings = await server.settings();
  progress('warm: a first import, whose rows are taken out');
  await parse(path);
  const { tables, events } = await wholeImport(server, folder, path, 'warm', true);
  const results = [];
  for (let round = 0; round < rounds; round++) {
    progress(`round ${round + 1}/${rounds}`);
    const steps = [
      async (r) => (r.parse = await parse(path)),
      async (r) => (r.copy = await rawCopy(server, tables)),
      async (r) => (r.import = await wholeImport(server, folder, path, round, false)),
    ];
    const result = {};
    for (let i = 0; i < steps.length; i++) {
      globalThis.gc?.();
      await steps[(round + i) % steps.length](result);
    }
    result.ratio = result.import.projected.wall / (result.parse.wall + result.copy.wall);
    results.push(result);
  }
  progress('');
  const ratio = median(results.map((r) => r.ratio));
  const report = {
    settings,
    components,
    events,
    rows: tables.map(({ name, rows }) => ({ name, rows })),
    rounds: results,
    verdict: { ratio, bound: BOUND, met: ratio <= BOUND },
  };
  if (flag('json')) console.log(JSON.stringify(report));
  else print(report);
  if (!report.verdict.met) process.exitCode = 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

function print({ rounds: measured, rows, verdict, events: written }) {
  const of = (pick) => median(measured.map(pick)).toFixed(2).padStart(7);
  const line = (name, pick) =>
    console.log(`${name.padEnd(46)}${of((r) => pick(r).wall)} s ${of((r) => pick(r).cpu)} s CPU`);
  console.log(
    `${components} components, ${written} events, ${rows.reduce((n, t) => n + t.rows, 0)} rows in ${rows.length} tables; ${measured.length} interleaved rounds, medians (CPU: of this process, without the server's)\n`,
  );
  line('parse alone', (r) => r.parse);
  line('raw COPY of the same rows into bare tables', (r) => r.copy);
  line('import: read and judged', (r) => r.import.judged);
  line('import: registered', (r) => r.import.registered);
  line('import: projected', (r) => r.import.projected);
  const ratios = measured.map((r) => r.ratio.toFixed(2)).join(', ');
  console.log(
    `\nimport / (parse + raw COPY) = ${verdict.ratio.toFixed(2)} (${ratios}); target ≤ ${verdict.bound}: ${verdict.met ? 'met' : 'MISSED'}`,
  );
}
