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

async function round(store, host, query, process, n) {
  const fonds = id('fonds', n);
  const names = Array.from({ length: units }, (_, i) => id('unit', n, i));
  const bare = Array.from({ length: units }, (_, i) => id('bare-unit', n, i));
  await takeOn(store, fonds, names);
  await takeOn(store, id('bare-fonds', n), bare);
  const act = id('act', n);
  const deed = { businessDate: DAY, today: DAY, account: id('account', 'clerk'), evidence: 0 };
  const draft = { fonds, from: SENDER, to: RECEIVER, nature: 'early-custody', historical: false };
  const drafted = await eventStore.execute(
    store,
    `act-${act}`,
    transfers.transferDecider,
    { kind: 'draft', draft: { ...draft, nature: 'transfer' }, deed },
    context('clerk', `draft-${n}`),
  );
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.error));
  let begin = performance.now();
  await acts.listUnits(store, act, names, context('clerk', `list-${n}`));
  const listing = units / seconds(begin);
  await order(store, process, act, { kind: 'offer', intoArchives: false }, context('clerk', `offer-${n}`));
  progress(`round ${n}: claims`);
  begin = performance.now();
  await process.carry(act);
  const claim = units / seconds(begin);
  const claimed = (await store.readStream(`unit-${names[0]}`))[1];
  const readLoad = await readAndLoad(store, bare, claimed, 0);
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
  progress(`round ${n}: copies`);
  begin = performance.now();
  await process.carry(act);
  const apply = units / seconds(begin);
  const copy = (await store.readStream(`unit-${names[0]}`))[2];
  const load = await bareLoad(store, bare, copy, 1);
  const [gate] = await store.readStream(`gate-${fonds}`);
  begin = performance.now();
  await host.catchUp();
  const projected = seconds(begin);
  const asOf = { custodian: RECEIVER, fonds, asOf: DAY };
  const [atGate, atEnd] = [
    await query.digest({ ...asOf, knownAt: gate.position }),
    await query.digest({ ...asOf, knownAt: await store.head() }),
  ];
  if (atGate !== atEnd) throw new Error('applying has changed the holdings');
  return { listing, claim, readLoad, apply, load, projected };
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
  try {
    await database.migrate(opened.owner, MIGRATIONS);
    const store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
    const host = new ProjectionHost(opened.app, store, PROJECTIONS);
    await host.prepare();
    const results = [];
    for (let n = 0; n < rounds; n++) {
      await server.checkpoint();
      globalThis.gc?.();
      results.push(await round(store, host, new HoldingsQuery(opened.app), machinery(store), n));
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
    asOfUnchangedWhileApplied: true,
  };
  if (flag('json')) console.log(JSON.stringify(answer));
  else {
    console.log(`acts of ${units} units, ${rounds} rounds, units/s (median)`);
    for (const [name, rate] of Object.entries(answer.perSecond)) console.log(`  ${name.padEnd(10)} ${rate}`);
    console.log(`  apply / load            ${answer.applyOfLoad}   target ≥ 0.5`);
    console.log(`  claim / (read + load)   ${answer.claimOfReadAndLoad}`);
    console.log(`  projected after close   ${answer.projectedSeconds} s`);
    console.log('  as-of at the gate’s position: the same before and after the copies');
  }
}
