import { createRequire } from 'node:module';
import { median } from './measure.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { openServer } from './server.mjs';

/**
 * A transfer of many units from list to close: its copies against a bulk load of the same events, its claims beside
 * reading the same streams and loading the same events; and holdings as-of at the gate's position while it is applied.
 * `node bench/run.mjs acts [--quick] [--json] [--units=N] [--rounds=N]`
 */
const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const acts = require('../dist/libs/acts/src/index.js');
const transfers = require('../dist/libs/transfer/src/index.js');
const { HoldingsQuery } = require('../dist/libs/holdings/src/index.js');
const { MIGRATIONS, PROJECTIONS } = require('../dist/libs/instance/src/index.js');
const { ProjectionHost } = require('../dist/libs/projections/src/index.js');

const flag = (name) => process.argv.includes(`--${name}`);
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const units = number('units', flag('quick') ? 5_000 : 100_000);
const rounds = number('rounds', 3);
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');

const id = (...parts) => kernel.derivedId('bench/1', ...parts.map(String));
const [SENDER, RECEIVER] = [id('sender'), id('receiver')];
const DAY = '2026-11-22';
/** Of the round in which holdings are asked for while the copies are written. */
const ASKED_UNITS = 20_000;
const context = (account, command) => ({
  ...{ command: id('command', command), account: id('account', account), role: 'UnitArchivist' },
  ...{ businessDate: DAY, today: DAY, law: { regime: 'R3', version: '2026-11-22' }, evidence: [] },
});
const META = {
  ...{ businessDate: DAY, actor: { account: id('account'), role: 'UnitArchivist' }, regime: 'R3' },
  ...{ rules: [], basis: 'internal', evidence: [] },
  ...{ correlation: id('import'), causation: id('import'), command: id('import') },
};
const seconds = (begin) => (performance.now() - begin) / 1000;

async function takeOn(store, fonds, names) {
  const requests = names.map((unit, n) => ({
    stream: `unit-${unit}`,
    expected: -1,
    events: [
      {
        id: id('taken', unit),
        type: 'HoldingTakenOn',
        data: {
          ...{ fonds, key: { kind: 'source', value: String(n) }, profile: 'isad', level: 'file' },
          description: { title: `关于修建第${n}号水库的请示、批复` },
          ...{ custodian: SENDER, owner: { kind: '国家' }, holder: SENDER },
          ...{ heldSince: { printed: '2010', to: '2010-12-31' }, entries: 0 },
        },
        meta: META,
      },
    ],
  }));
  fail(await store.load(requests));
}

const fail = (results) => {
  const refused = results.find((answer) => !answer.ok);
  if (refused) throw new Error(JSON.stringify(refused));
};

/** The act's parts, put together as the product's module does. */
function machinery(store) {
  const kinds = new acts.ActKinds();
  kinds.register(transfers.TRANSFER_KIND);
  const settler = new acts.ActClaimSettler(store, kinds);
  return new acts.ActProcess(
    store,
    kinds,
    new acts.ClaimPart(store, kinds, settler),
    new acts.GatePassage(store, kinds),
  );
}

/** The same number of events of the same size on streams of their own, bare. */
async function bareLoad(store, names, template, revision) {
  const requests = names.map((unit) => ({
    stream: `unit-${unit}`,
    expected: revision,
    events: [{ id: id('bare', unit, revision), type: template.type, data: template.data, meta: META }],
  }));
  const begin = performance.now();
  fail(await store.load(requests));
  return units / seconds(begin);
}

async function readAndLoad(store, names, template, revision) {
  const begin = performance.now();
  for (let at = 0; at < names.length; at += 500)
    await store.readStreams(names.slice(at, at + 500).map((unit) => `unit-${unit}`));
  await bareLoad(store, names, template, revision);
  return units / seconds(begin);
}

/** An act that both sides have signed and that nobody has carried past its gate. */
async function signed(store, process, n, names, fonds) {
  await takeOn(store, fonds, names);
  const act = id('act', n);
  const deed = { businessDate: DAY, today: DAY, account: id('account', 'clerk'), evidence: 0 };
  const draft = { fonds, from: SENDER, to: RECEIVER, nature: 'transfer', historical: false };
  const drafted = await eventStore.execute(
    store,
    `act-${act}`,
    transfers.transferDecider,
    { kind: 'draft', draft, deed },
    context('clerk', `draft-${n}`),
  );
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.error));
  let begin = performance.now();
  await acts.listUnits(store, act, names, context('clerk', `list-${n}`));
  const listing = names.length / seconds(begin);
  await order(store, process, act, { kind: 'offer', intoArchives: false }, context('clerk', `offer-${n}`));
  progress(`round ${n}: claims`);
  begin = performance.now();
  await process.carry(act);
  const claim = names.length / seconds(begin);
  for (let at = 0; at < names.length; at += 3_000) {
    const check = { method: 'scan', found: names.slice(at, at + 3_000), missing: [], unlisted: [] };
    await order(store, process, act, { kind: 'check', check }, context('keeper', `check-${n}-${at}`));
  }
  const policy = transfers.HEAD_AND_HANDLER;
  for (const [side, capacity] of [
    ['from', 'handler'],
    ['from', 'head'],
    ['to', 'handler'],
    ['to', 'head'],
  ])
    await order(
      store,
      process,
      act,
      { kind: 'sign', side, capacity, policy },
      context(`${side}-${capacity}`, `sign-${n}-${side}-${capacity}`),
    );
  return { act, listing, claim };
}

async function round(store, host, query, process, n) {
  const fonds = id('fonds', n);
  const names = Array.from({ length: units }, (_, i) => id('unit', n, i));
  const bare = Array.from({ length: units }, (_, i) => id('bare-unit', n, i));
  await takeOn(store, id('bare-fonds', n), bare);
  const { act, listing, claim } = await signed(store, process, n, names, fonds);
  const claimed = (await store.readStream(`unit-${names[0]}`))[1];
  const readLoad = await readAndLoad(store, bare, claimed, 0);
  progress(`round ${n}: copies`);
  let begin = performance.now();
  await process.carry(act);
  const apply = units / seconds(begin);
  const copy = (await store.readStream(`unit-${names[0]}`))[2];
  const load = await bareLoad(store, bare, copy, 1);
  begin = performance.now();
  await host.catchUp();
  const projected = seconds(begin);
  return { listing, claim, readLoad, apply, load, projected };
}

/**
 * Holdings asked for again and again while the copies are written, in a round of its own: asking takes time from what it
 * is asked about. The read models have come to the gate's event before the first copy is written and follow the log
 * beside the copies, as in a server; each question is asked as known where they stand. The receiver has all units from
 * the gate's position on, whichever copies are there.
 */
async function askedWhileApplied(store, host, query, process) {
  const n = rounds;
  const fonds = id('fonds', n);
  const count = Math.min(units, ASKED_UNITS);
  const names = Array.from({ length: count }, (_, i) => id('unit', n, i));
  const { act } = await signed(store, process, n, names, fonds);
  await host.catchUp();
  const question = { custodian: RECEIVER, fonds, asOf: DAY };
  const before = await query.digest({ ...question, knownAt: await store.head() });
  progress('asked while applied');
  const gatePassed = new AbortController();
  await process.carry(act, (step) => step === 'gate' && gatePassed.abort(), gatePassed.signal);
  const [gate] = await store.readStream(`gate-${fonds}`);
  await host.catchUp();
  let done = false;
  const applying = process.carry(act).finally(() => (done = true));
  const ended = new AbortController();
  const following = host.follow(ended.signal, (error) => console.error(error));
  const answers = new Set();
  const times = [];
  const asked = new Set();
  while (!done) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const knownAt = await host.position();
    const begin = performance.now();
    const answer = await query.digest({ ...question, knownAt });
    if (done) break;
    times.push(performance.now() - begin);
    answers.add(answer);
    asked.add(knownAt);
  }
  await applying;
  ended.abort();
  await following;
  await host.catchUp();
  const after = await query.digest({ ...question, knownAt: await store.head() });
  const atGate = await query.digest({ ...question, knownAt: gate.position });
  answers.add(after).add(atGate);
  if (answers.size !== 1 || answers.has(before)) throw new Error('applying has changed the holdings');
  if (times.length === 0) throw new Error('nobody could ask while the copies were written');
  return {
    units: count,
    asked: times.length,
    positions: asked.size,
    milliseconds: Math.round(median(times)),
  };
}

async function order(store, process, act, command, ctx) {
  const result = await transfers.actOnTransfer(store, process, act, command, ctx);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}

const server = await openServer();
try {
  const opened = await database.openDatabase({
    databaseUrl: await server.createDatabase('bench_acts'),
    dataDir: '',
    role: 'test',
  });
  let store;
  try {
    await database.migrate(opened.owner, MIGRATIONS);
    store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
    const host = new ProjectionHost(opened.app, store, PROJECTIONS);
    await host.prepare();
    const results = [];
    for (let n = 0; n < rounds; n++) {
      await server.checkpoint();
      globalThis.gc?.();
      results.push(await round(store, host, new HoldingsQuery(opened.app), machinery(store), n));
    }
    const during = await askedWhileApplied(store, host, new HoldingsQuery(opened.app), machinery(store));
    progress('');
    report(results, during);
  } finally {
    // A store that still holds a connection would keep the database from closing, and a failure from being told.
    await store?.close();
    await opened.close();
  }
} finally {
  await server.close();
}

function report(results, asOfWhileApplied) {
  const of = (name) => median(results.map((result) => result[name]));
  const ratio = (a, b) => median(results.map((result) => result[a] / result[b]));
  const answer = {
    units,
    rounds,
    perSecond: Object.fromEntries(
      ['listing', 'claim', 'readLoad', 'apply', 'load'].map((name) => [name, Math.round(of(name))]),
    ),
    applyOfLoad: Number(ratio('apply', 'load').toFixed(2)),
    claimOfReadAndLoad: Number(ratio('claim', 'readLoad').toFixed(2)),
    projectedSeconds: Number(of('projected').toFixed(1)),
    asOfWhileApplied,
  };
  if (flag('json')) console.log(JSON.stringify(answer));
  else {
    console.log(`acts of ${units} units, ${rounds} rounds, units/s (median)`);
    for (const [name, rate] of Object.entries(answer.perSecond)) console.log(`  ${name.padEnd(10)} ${rate}`);
    console.log(`  apply / load            ${answer.applyOfLoad}   target ≥ 0.5`);
    console.log(`  claim / (read + load)   ${answer.claimOfReadAndLoad}`);
    console.log(`  projected after close   ${answer.projectedSeconds} s`);
    const { units: applied, asked, positions, milliseconds } = asOfWhileApplied;
    console.log(
      `  as-of asked ${asked} times, at ${positions} positions, while ${applied} copies were written: the same each time, ${milliseconds} ms`,
    );
  }
}
