import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EventSight } from '@fonds/custody';
import { eventWords } from '@fonds/event-contracts/words';
import {
  checkBundle,
  checkCompleteness,
  ED25519,
  formatVkey,
  parseVkey,
  readBundle,
  textOf,
  verifierKey,
  type BundleVerdict,
  type CheckedBundle,
} from '@fonds/ledger/core';
import { describeInDatabase } from '@fonds/testing';
import { readPdf, textOf as textOfPage } from '../fixtures/pdf/pdf.reader';
import { HttpFixture } from './application.fixture';
import { bundleOf, entriesOf, filesOf } from './bundle.fixture';
import { BatchRequests, heldByTheUnit, twoSides } from './transfer.fixture';
import { WitnessFixture } from './witness.fixture';

let http: HttpFixture;
/** The log asks it, as another archives' would be: nothing is published that it has not cosigned. */
let witness: WitnessFixture;
let codes: string[];
let act: string;
let unit: string;

/** A unit that was taken on, transferred, lent, given back and moved; two more came with it. */
beforeAll(async () => {
  witness = await WitnessFixture.start();
  http = await twoSides({ LEDGER_WITNESSES: `${witness.vkey} ${witness.url}` });
  const { ledger } = http.instance;
  for (const vkey of ledger.vkeys({ number: 0, origin: ledger.keys.origin }))
    await witness.open.logs.add(vkey);
  codes = await heldByTheUnit(http, 1, 3);
  const batch = await BatchRequests.draft(http, { units: codes, years: '2011' });
  act = batch.act;
  await batch.offered();
  await batch.post('clerk', 'dispatch', { collectedBy: '张三' }).expect(200);
  await batch.post('zhang', 'check', { method: 'hand', found: codes }).expect(200);
  await batch.signedByAll();
  const { body } = await http.as('zhang').get(`/api/v1/units/${encodeURIComponent(codes[0] ?? '')}`);
  unit = (body as { id: string }).id;
  const post = (path: string, sent: object, status = 201) =>
    http.as('zhang').post(`/api/v1${path}`).send(sent).expect(status);
  await post('/loans', {
    units: [unit],
    reader: '李某',
    purpose: '编史',
    due: '2099-06-30',
    approval: '批准',
  });
  await post('/loans/return', { units: [unit], condition: '完好', pages: 1 }, 200);
  await http.as('zhang').put(`/api/v1/units/${unit}/place`).send({ place: '一库-01' }).expect(200);
  await post('/loans', {
    units: [unit],
    reader: '王某',
    purpose: '展览',
    due: '2099-07-30',
    approval: '批准',
  });
  await post('/loans/return', { units: [unit], condition: '完好', pages: 1 }, 200);
  await post('/moves', { units: [unit], from: '一库', to: '三库', witness: '李守库' });
  await http.instance.projections.catchUp();
});
afterAll(async () => {
  await http.close();
  await witness.close();
});

const GATE = [
  ...['TransferAccepted', 'LoanIssued', 'LoanReturned', 'LoanIssued', 'LoanReturned', 'ItemsMoved'],
];

const trust = async () => ({
  logKeys: (await http.as().get('/log/vkey').expect(200)).text.trimEnd().split('\n').map(parseVkey),
});
function held(verdict: BundleVerdict): CheckedBundle {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
  return verdict.bundle;
}
const checked = async (name: string, path: string): Promise<CheckedBundle> =>
  held(await checkBundle(filesOf((await bundleOf(http, name, path)).zip), await trust()));
const typesIn = ({ events }: CheckedBundle, prefix: string): string[] =>
  events.filter(({ stream }) => stream.startsWith(prefix)).map(({ shown }) => shown?.type ?? 'withheld');

/** What a bundle's page prints, without its spaces: lines break anywhere. */
const pageText = (files: ReadonlyMap<string, Uint8Array>): string =>
  readPdf(Buffer.from(files.get('page.pdf') ?? []))
    .map(textOfPage)
    .join('')
    .replace(/\s/g, '');

describe('the bundle of a unit', () => {
  it('tells its whole chain, the gate since its first passage, and its place in each manifest', async () => {
    const bundle = await checked('zhang', `unit/${unit}`);
    expect(typesIn(bundle, 'unit-')).toEqual([
      'HoldingTakenOn',
      ...['UnitClaimed', 'EffectApplied', 'UnitClaimed', 'EffectApplied', 'EffectApplied', 'ItemShelved'],
      ...['UnitClaimed', 'EffectApplied', 'EffectApplied', 'UnitClaimed', 'EffectApplied'],
    ]);
    expect(typesIn(bundle, 'gate-')).toEqual(GATE);
    expect(typesIn(bundle, 'act-')).toEqual(
      expect.arrayContaining(['ActUnitsListed', 'ActUnitsClaimed', 'ActSealed']),
    );
    expect(bundle.manifest.passages).toHaveLength(6);
    expect(bundle.manifest.passages[0]?.manifest).toMatchObject({ count: 3 });
    expect(bundle.keysGiven).toBe(true);
  });

  it('is complete by all entries of the log, which nobody has to be believed for', async () => {
    const bundle = await checked('zhang', `unit/${unit}`);
    const { size } = bundle.checkpoint;
    const entries = (await entriesOf(http, size)).flatMap(({ bytes }) => readBundle(bytes));
    expect(await checkCompleteness(bundle.manifest, bundle.checkpoint, entries)).toEqual({
      ok: true,
      entries: size,
      faults: [],
    });
    const last = bundle.manifest.events.findLast(({ stream }) => stream === `unit-${unit}`);
    const shortened = {
      ...bundle.manifest,
      events: bundle.manifest.events.filter((event) => event !== last),
      streams: bundle.manifest.streams.map((stream) =>
        stream.stream === `unit-${unit}` ? { ...stream, last: stream.last - 1 } : stream,
      ),
    };
    expect(await checkCompleteness(shortened, bundle.checkpoint, entries)).toMatchObject({
      ok: false,
      faults: [{ code: 'leaf-left-out', where: `unit-${unit}` }, { code: 'leaf-left-out' }],
    });
  });

  it('is named, counted and digested by its answer, and recorded before it leaves (E93)', async () => {
    const { zip, headers } = await bundleOf(http, 'zhang', `unit/${unit}?purpose=诉讼`);
    await http.instance.projections.catchUp();
    const { body } = await http.as('zhang').get('/api/v1/trail?type=AuditExportMade').expect(200);
    const rows = (body as { rows: { data: Record<string, unknown>; position: string }[] }).rows;
    expect(rows[rows.length - 1]).toMatchObject({
      position: headers['fonds-position'],
      data: {
        scope: { bundle: 'unit', subject: unit, papers: 'false' },
        ...{ format: 'zip', purpose: '诉讼', digest: headers['fonds-digest'] },
      },
    });
    expect(zip.subarray(0, 2).toString()).toBe('PK');
  });

  it('has a page with the chain in both languages, the checkpoint and how to check it', async () => {
    const files = filesOf((await bundleOf(http, 'zhang', `unit/${unit}`)).zip);
    const text = pageText(files);
    const checkpoint = textOf(files.get('checkpoint') ?? new Uint8Array(), 'checkpoint');
    for (const words of [
      '移交：市发展和改革委员会移交呼和浩特市档案馆',
      '接收员Accessionarchivist(AccessionArchivist)',
      'nodeverify.mjs',
      checkpoint.split('\n')[2],
    ])
      expect(text).toContain(words);
    const readme = textOf(files.get('README.txt') ?? new Uint8Array(), 'readme');
    expect(readme).toContain('无，全部事件附原文');
    expect(readme).toContain('Nothing: the bytes of every event are here.');
  });

  it('is refused as unknown to a stranger, and to whom may not export', async () => {
    expect(await bundleOf(http, 'wang', `unit/${unit}`)).toMatchObject({
      status: 404,
      body: { code: 'unit-unknown' },
    });
    expect((await bundleOf(http, 'reader', `unit/${unit}`)).status).toBe(403);
    expect((await bundleOf(http, 'zhang', 'unit/none')).status).toBe(404);
    expect((await bundleOf(http, 'zhang', `shelf/${unit}`)).status).toBe(400);
  });

  it('withholds what the asker may not see, says so, and proves its leaf all the same', async () => {
    const sight = http.app.get(EventSight, { strict: false });
    const seen = sight.revisions.bind(sight);
    const hidden = jest.spyOn(sight, 'revisions').mockImplementation(async (streams, viewer) => {
      const all = new Map(await seen(streams, viewer));
      for (const stream of streams) if (!stream.startsWith('unit-')) all.delete(stream);
      return all;
    });
    try {
      const { zip } = await bundleOf(http, 'zhang', `unit/${unit}`);
      const files = filesOf(zip);
      const bundle = held(await checkBundle(files, await trust()));
      const withheld = bundle.events.filter(({ shown }) => !shown);
      expect(withheld.every(({ stream }) => !stream.startsWith('unit-'))).toBe(true);
      expect(bundle.manifest.withheld?.count).toBe(withheld.length);
      expect(withheld.length).toBeGreaterThan(4);
      expect([...files.keys()].filter((name) => name.startsWith('events/'))).toHaveLength(2 * 12);
      expect(textOf(files.get('README.txt') ?? new Uint8Array(), '')).toContain(
        `有 ${withheld.length} 个未附内容`,
      );
    } finally {
      hidden.mockRestore();
    }
  });
});

describe('the built verifier, where only Node is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonds-verify-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['verify.mjs', ...words], { cwd: folder, env: {}, encoding: 'utf8' });

  it('opens the bundle by the key that was given, and by all entries of the log', async () => {
    const { zip } = await bundleOf(http, 'zhang', `unit/${unit}`);
    copyFileSync(join(__dirname, '..', '..', 'dist', 'verify.mjs'), join(folder, 'verify.mjs'));
    writeFileSync(join(folder, 'unit.zip'), zip);
    const { size } = held(await checkBundle(filesOf(zip), await trust())).checkpoint;
    for (const { path, bytes } of await entriesOf(http, size)) {
      mkdirSync(dirname(join(folder, 'log', path)), { recursive: true });
      writeFileSync(join(folder, 'log', path), bytes);
    }
    const vkey = (await http.as().get('/log/vkey').expect(200)).text.trim();
    writeFileSync(join(folder, 'vkey'), vkey);
    const proven = run('--vkey', vkey, '--entries', 'log', '--lang', 'en', 'unit.zip');
    expect([proven.stderr, proven.status]).toEqual(['', 0]);
    for (const words of ['Proved:', `complete from revision 0 to 11, proved by all entries`, 'Not proved:'])
      expect(proven.stdout).toContain(words);
    const seen = run('--vkey', vkey, '--witness', witness.vkey, '--quorum', '1', '--lang', 'en', 'unit.zip');
    expect([seen.stderr, seen.status]).toEqual(['', 0]);
    expect(seen.stdout).toContain('Cosigned by the witness city.example/witness at 2027-01-15T08:00:00');
    const asserted = run('unit.zip');
    expect(asserted.status).toBe(3);
    expect(asserted.stdout).toContain(`签名（公钥来自本包自身，未经核对）：${vkey}`);
    expect(asserted.stdout).toContain('此为签名者所述');
    // FONDS_KEEP_BUNDLE: where to leave what test/fixtures/bundle is made of.
    const kept = process.env['FONDS_KEEP_BUNDLE'];
    if (kept) cpSync(folder, kept, { recursive: true });
  });

  it('ends without a word when whoever reads has read enough', async () => {
    const child = spawn(process.execPath, ['verify.mjs', '--help'], { cwd: folder, env: {} });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number];
    expect([said, code]).toEqual(['', 0]);
  });

  it('refuses it under another key, and says that an entry is missing where one is', () => {
    const other = formatVkey(verifierKey('archives.example/log', ED25519, new Uint8Array(32).fill(7)));
    const refused = run('--vkey', other, '--json', 'unit.zip');
    expect([refused.status, JSON.parse(refused.stdout)]).toMatchObject([
      1,
      { ok: false, faults: [{ code: 'key-not-trusted' }] },
    ]);
    expect(run('--entries', folder, 'unit.zip').status).toBe(1);
    expect(run('--vkey', 'none', 'unit.zip').status).toBe(2);
    expect(run('none.zip').status).toBe(2);
  });
});

describe('the bundle of an act', () => {
  it('tells the act whole, and the gate since it was decided', async () => {
    const bundle = await checked('director', `act/${act}`);
    expect(typesIn(bundle, 'act-')[0]).toBe('TransferDrafted');
    expect(typesIn(bundle, 'gate-')).toEqual(GATE);
    expect((await bundleOf(http, 'wang', `act/${act}`)).status).toBe(404);
  });

  it('has a page that calls its events by their names, with the type and the stream beside them', async () => {
    const text = pageText(filesOf((await bundleOf(http, 'director', `act/${act}`)).zip));
    const { zh, en } = eventWords('TransferDrafted');
    expect(text).toContain(`${zh}TransferDrafted`);
    expect(text).toContain(`${en} (act-${act})`.replace(/\s/g, ''));
  });
});

describe('the bundle of a fonds', () => {
  it('tells the fonds, its whole gate and the acts that passed it', async () => {
    const { body } = await http.as('zhang').get(`/api/v1/units/${unit}`).expect(200);
    const { fonds } = body as { fonds: string };
    const bundle = await checked('zhang', `fonds/${fonds}`);
    expect(typesIn(bundle, 'fonds-')[0]).toBe('FondsRegistered');
    expect(bundle.manifest.streams.map(({ from }) => from)).toEqual(
      Array.from({ length: bundle.manifest.streams.length }, () => 0),
    );
    expect((await bundleOf(http, 'wang', `fonds/${fonds}`)).status).toBe(404);
  });
});

describeInDatabase('a bundle of what was changed in the database', () => {
  it('is not handed out: the bytes no longer give the leaf that was signed', async () => {
    const change = (from: string, to: string) =>
      http.instance.database.owner.query(
        `ALTER TABLE fonds.event DISABLE TRIGGER USER;
         UPDATE fonds.event SET data = replace(data, '${from}', '${to}') WHERE stream_id = 'unit-${unit}';
         ALTER TABLE fonds.event ENABLE TRIGGER USER`,
      );
    await change('三库', '四库');
    try {
      const before = await http.instance.store.head();
      expect(await bundleOf(http, 'zhang', `unit/${unit}`)).toMatchObject({
        status: 409,
        body: { code: 'bundle-not-whole', facts: { what: 'not-in-log' } },
      });
      expect(await http.instance.store.head()).toBe(before);
    } finally {
      await change('四库', '三库');
    }
    expect((await bundleOf(http, 'zhang', `unit/${unit}`)).status).toBe(200);
  });
});

describe('a bundle with its papers', () => {
  it('carries the bytes of each that its events cite, when they are asked for, and only their digests otherwise', async () => {
    const bytes = Buffer.from('移库批准书');
    const put = await http
      .as('zhang')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(bytes)
      .expect(201);
    const { sha256 } = put.body as { sha256: string };
    const evidence = [{ sha256, kind: '批准书' }];
    const move = { units: [unit], from: '三库', to: '五库', witness: '李守库', evidence };
    await http.as('zhang').post('/api/v1/moves').send(move).expect(201);
    await http.instance.projections.catchUp();
    const without = filesOf((await bundleOf(http, 'zhang', `unit/${unit}`)).zip);
    expect(without.has(`papers/${sha256}`)).toBe(false);
    expect(held(await checkBundle(without, await trust())).manifest.papers).toMatchObject([
      { sha256, kind: '批准书', here: false },
    ]);
    const files = filesOf((await bundleOf(http, 'zhang', `unit/${unit}?papers=true`)).zip);
    expect(Buffer.from(files.get(`papers/${sha256}`) ?? [])).toEqual(bytes);
    const { manifest } = held(await checkBundle(files, await trust()));
    expect(manifest.papers).toMatchObject([{ sha256, here: true }]);
    expect(manifest.papers[0]?.events.length).toBeGreaterThan(0);
  });
});
