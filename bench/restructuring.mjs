import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.mjs';
import { database, kernel } from './product.mjs';
import { openServer } from './server.mjs';

/**
 * A restructuring case of many units end to end: proposed, opened, sorted, decided, planned, carried out as one transfer,
 * balanced, closed, bundled, and its bundle checked. Each step beside a plain scan: the same units' custody read once.
 * `node bench/run.mjs restructuring [--quick] [--json] [--units=N]`
 */
const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const { NestFactory } = require('../node_modules/@nestjs/core');
const { CommandBus } = require('../node_modules/@nestjs/cqrs');
const acts = require('../dist/libs/acts/src/index.js');
const core = require('../dist/libs/ledger/core/src/index.js');
const { BundleMaker } = require('../dist/libs/ledger/proofs/src/index.js');
const { ApplicationModule, openOn } = require('../dist/libs/instance/src/index.js');
const cases = require('../dist/libs/restructuring/src/index.js');
const transfers = require('../dist/libs/transfer/src/index.js');
const { readZip } = require('../dist/apps/verify/src/read-zip.js');

const flag = (name) => process.argv.includes(`--${name}`);
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const units = number('units', flag('quick') ? 3_000 : 100_000);
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');

const id = (...parts) => kernel.derivedId('bench/1', ...parts.map(String));
const [KEEPER, RECEIVER, FONDS] = [id('keeper'), id('receiver'), id('fonds')];
const SERIES = ['WS', 'KU', 'SB'].map((code) => ({ code, id: id('series', code) }));
const NAMES = { WS: '文书档案', KU: '会计档案', SB: '设备档案' };
const DAY = kernel.shanghaiDay(Date.now());
const context = (account, command, evidence = []) => ({
  ...{ command: id('command', command), account: id('account', account), role: 'UnitArchivist' },
  ...{ organisation: KEEPER, businessDate: DAY, today: DAY },
  ...{ law: { regime: 'R3', version: '2026-11-22' }, evidence },
});
const CONSENT = [{ sha256: 'a'.repeat(64), kind: '同意函' }];
const viewer = (...organisations) => ({
  ...{ account: id('account', 'viewer'), roles: ['UnitHead'], organisations, all: false, open: false },
});
const META = {
  ...{ businessDate: '2010-12-31', actor: { account: id('account'), role: 'UnitArchivist' }, regime: 'R2' },
  ...{ rules: [], basis: 'internal', evidence: [] },
  ...{ correlation: id('import'), causation: id('import'), command: id('import') },
};

/** Two bodies, a fonds with three series, and its units in them. */
async function fill(store) {
  const request = (stream, type, data) => ({
    stream,
    expected: -1,
    events: [{ id: id('event', stream), type, data, meta: META }],
  });
  const body = (organisation, code, name) =>
    request(`organisation-${organisation}`, 'OrganisationRegistered', {
      code,
      name,
      kind: 'state-enterprise',
    });
  await load(store, [
    body(KEEPER, 'F', '市机械厂'),
    body(RECEIVER, 'V', '市国资委'),
    request(`fonds-${FONDS}`, 'FondsRegistered', {
      ...{ numberingBody: KEEPER, key: { kind: 'number', value: 'J001' }, number: 'J001', name: '市机械厂' },
      ...{ creator: '市机械厂', kind: '机构', dates: [], description: { title: '市机械厂全宗' } },
      provisional: false,
    }),
    ...SERIES.map((series) =>
      request(`series-${series.id}`, 'SeriesRegistered', {
        ...{ fonds: FONDS, key: `unitid:${series.code}`, level: 'series', profile: 'isad' },
        description: { title: NAMES[series.code], titleSource: 'own', code: series.code },
      }),
    ),
  ]);
  for (let at = 0; at < units; at += 10_000)
    await load(
      store,
      Array.from({ length: Math.min(10_000, units - at) }, (_, i) =>
        request(`unit-${id('unit', at + i)}`, 'HoldingTakenOn', {
          ...{ fonds: FONDS, series: SERIES[(at + i) % 3].id, profile: 'isad', level: 'file' },
          ...{ key: { kind: 'source', value: String(at + i) }, custodian: KEEPER, holder: KEEPER },
          description: { title: `关于第${at + i}号设备的通知`, retention: '永久', medium: '纸质' },
          ...{ owner: { kind: '国家' }, heldSince: { printed: '2010', to: '2010-12-31' }, entries: 0 },
        }),
      ),
    );
}

async function load(store, requests) {
  const refused = (await store.load(requests)).find((answer) => !answer.ok);
  if (refused) throw new Error(JSON.stringify(refused));
}

const worth = (result) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const found = [];
/** One step, its seconds; `of`: units that it is about, where not all. */
async function step(name, work, of = units) {
  progress(`${name} …`);
  globalThis.gc?.();
  const begin = performance.now();
  const result = await work();
  found.push({ name, seconds: (performance.now() - begin) / 1000, units: of });
  return result;
}

const SCAN = `SELECT c.unit::text, c.series::text, c.level, c.custodian::text, c.out, c.secrecy FROM read.custody c
  WHERE c.fonds = $1 AND c.known_to IS NULL AND c.until IS NULL`;

/** The present custody of all units, read by the client that reads everything else. */
async function scan(pool) {
  const times = [];
  for (let round = 0; round < 4; round++) {
    const begin = performance.now();
    const { rows } = await pool.query({ text: SCAN, values: [FONDS], rowMode: 'array' });
    if (rows.length !== units) throw new Error(`${rows.length} units are there`);
    if (round) times.push((performance.now() - begin) / 1000);
  }
  return median(times);
}

async function measure(instance, app) {
  const { store, projections } = instance;
  const bus = app.get(CommandBus, { strict: false });
  const get = (token) => app.get(token, { strict: false });
  const seen = viewer(KEEPER);
  await step('take on', () => fill(store));
  await step('read models', () => projections.catchUp());
  await instance.database.owner.query('ANALYZE');
  const scanned = await scan(instance.database.app);
  const whatIf = get(cases.WhatIfQuery);
  await step('whatif', () => whatIf.ask({ kind: 'C15', fonds: FONDS, date: DAY }, seen));
  const decision = { title: '破产清算裁定', number: '破1号', on: '2026-01-05' };
  const input = { fonds: FONDS, organisation: KEEPER, kind: 'C15', decision };
  const opened = await step('open', async () =>
    worth(await bus.execute(new cases.OpenCase(input, context('he', 'open')))),
  );
  if (opened.units !== units) throw new Error(`${opened.units} units were fixed`);
  const order = async (name, words, by = 'he', evidence = []) =>
    worth(await bus.execute(new cases.ActOnCase(opened.case, words, seen, context(by, name, evidence))));
  await step('sort', () => order('sort', { kind: 'sort' }));
  const receiver = { name: '市国资委', organisation: RECEIVER };
  const said = { by: '钱某', on: DAY, reason: '工作组决定', consent: '同意函' };
  await step('decide', async () => {
    for (const group of ['AD', 'KU'])
      await order(
        `decide ${group}`,
        { kind: 'decide-custody', decision: { group, destination: 'INV', receiver, ...said } },
        'he',
        CONSENT,
      );
    await order(
      'decide SB',
      { kind: 'decide-custody', decision: { group: 'SB', destination: 'INV', receiver, ...said } },
      'he',
      CONSENT,
    );
  });
  await step('plan', () => order('plan', { kind: 'draft-plan', cost: '10万元' }));
  await order('adopt', { kind: 'adopt-plan', version: 1, by: '钱某' }, 'qian');
  const { act } = await step('execute', () =>
    order('execute', { kind: 'execute', groups: ['AD', 'KU', 'SB'] }),
  );
  await carried(instance, app, act);
  const caseUnits = get(cases.CaseUnits);
  const query = get(cases.CaseQuery);
  await projections.catchUp();
  await step('balance', async () => {
    const state = await query.one(opened.case, seen);
    return caseUnits.balance(state, await caseUnits.now(state, DAY), DAY);
  });
  await step('close', () => order('close', { kind: 'close' }, 'qian'));
  await step('log signed', () => instance.ledger.settled());
  const maker = get(BundleMaker);
  const wanted = { kind: 'case', subject: opened.case, papers: false };
  const made = worth(await step('bundle', () => maker.make(wanted, seen, context('qian', 'bundle'))));
  const verdict = await step('verify', () => core.checkBundle(readZip(made.zip)));
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
  const { closed } = verdict.bundle.case;
  if (closed.endings.count !== units) throw new Error(`${closed.endings.count} endings`);
  return { scanned, bytes: made.zip.length };
}

/** The transfer that the case drafted, as any transfer goes: offered, claimed, checked, signed, carried past the gate. */
async function carried({ store }, app, act) {
  const process = app.get(acts.ActProcess, { strict: false });
  const ordered = async (name, command, by = 'clerk') =>
    worth(await transfers.actOnTransfer(store, process, act, command, context(by, `${name}-${act}`)));
  const { state } = await acts.loadAct(store, act);
  const names = state.parts.flatMap((part) => [...part.keys()]);
  await step('transfer', async () => {
    await ordered('offer', { kind: 'offer', intoArchives: false });
    await process.carry(act, (phase, done, total) =>
      progress(`transfer: ${phase} ${done ?? ''}/${total ?? ''}`),
    );
    for (let at = 0; at < names.length; at += 3_000) {
      const check = { method: 'scan', found: names.slice(at, at + 3_000), missing: [], unlisted: [] };
      await ordered(`check-${at}`, { kind: 'check', check }, 'keeper');
    }
    const policy = transfers.HEAD_AND_HANDLER;
    for (const [side, capacity] of [
      ['from', 'handler'],
      ['from', 'head'],
      ['to', 'handler'],
      ['to', 'head'],
    ])
      await ordered(
        `sign-${side}-${capacity}`,
        { kind: 'sign', side, capacity, policy },
        `${side}-${capacity}`,
      );
    await process.carry(act, (phase, done, total) =>
      progress(`transfer: ${phase} ${done ?? ''}/${total ?? ''}`),
    );
  });
}

const server = await openServer();
const folder = mkdtempSync(join(tmpdir(), 'fonds-bench-case-'));
try {
  const databaseUrl = await server.createDatabase('bench_restructuring');
  const opened = await database.openDatabase({ databaseUrl, dataDir: folder, role: 'test' });
  try {
    const instance = await openOn(opened, folder, kernel.systemClock);
    const app = await NestFactory.createApplicationContext(ApplicationModule.register(instance), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    try {
      const answer = await measure(instance, app);
      progress('');
      report(answer);
    } catch (error) {
      // Told before anything is closed: what closes waits for what is under way.
      console.error(error);
      process.exitCode = 1;
    } finally {
      await app.close();
      await instance.store.close();
    }
  } finally {
    await opened.close();
  }
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

function report({ scanned, bytes }) {
  const steps = found.map(({ name, seconds, units: of }) => ({
    name,
    seconds: Number(seconds.toFixed(2)),
    perSecond: Math.round(of / seconds),
    scans: Number((seconds / scanned).toFixed(1)),
  }));
  if (flag('json'))
    return console.log(JSON.stringify({ units, scanSeconds: scanned, bundleBytes: bytes, steps }));
  console.log(
    `a case of ${units} units; a plain scan takes ${scanned.toFixed(2)} s (${Math.round(units / scanned)}/s)`,
  );
  for (const { name, seconds, perSecond, scans } of steps)
    console.log(
      `  ${name.padEnd(12)} ${seconds.toFixed(2).padStart(8)} s ${String(perSecond).padStart(9)}/s ${String(scans).padStart(8)} scans`,
    );
  console.log(`  the bundle has ${(bytes / 1e6).toFixed(1)} MB`);
}
