import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkpointText,
  cosign,
  COSIGNATURE_V1,
  formatNote,
  formatSignature,
  parseNote,
  signNote,
  verifierKey,
} from '@fonds/ledger/core';
import { execute } from '@fonds/event-store';
import { LedgerHalted, LOG_STREAM, logDecider } from '@fonds/ledger/integrator';
import { practiceSigner } from '@fonds/testing';
import { testContext } from '../../libs/testing/src/instance';
import { ForgedInstallation } from './tampered.fixture';

let forged: ForgedInstallation;
beforeAll(async () => {
  forged = await ForgedInstallation.open();
  await forged.record(120);
  await forged.record(140);
  await forged.save('older');
  await forged.record(40);
  await forged.save('whole');
});
afterAll(() => forged.close());

const paper = (n: number): string => {
  const name = forged.papers[n] ?? '';
  return join(forged.folder, 'evidence', name.slice(0, 2), name.slice(2, 4), name);
};
const LAST = 'ledger/last-checkpoint';

describe('an audit of an untouched installation', () => {
  it('finds nothing, in the events, the log, what was signed, the papers and the read models', async () => {
    const { report, told } = await forged.auditWithProjections();
    expect(told).toEqual([]);
    expect(report).toMatchObject({ finished: true, events: 300, papers: 6, findings: 0, notices: [] });
    expect(report.epochs).toMatchObject([{ number: 0, leaves: 300 }]);
  });

  it('finds nothing from a position on, nor in a sample', async () => {
    for (const since of [1, 2, 120, 256, 257, 300]) expect((await forged.audit({ since })).told).toEqual([]);
    expect((await forged.audit({ sample: { count: 40, seed: 'a' } })).report).toMatchObject({ findings: 0 });
  });
});

/** SQL of the forger, what is told first, and how many of each kind are found. */
const FORGERIES: readonly [string, string, string, Record<string, number>][] = [
  [
    'one byte of data',
    `UPDATE fonds.event SET data = replace(data, '全宗', '全棕') WHERE position = 123`,
    'position 123: data bytes differ from leaf 122',
    { 'leaf-differs': 1 },
  ],
  [
    'one byte of metadata',
    `UPDATE fonds.event SET meta = replace(meta, '2026-11-22"', '2026-11-23"') WHERE position = 123`,
    'position 123: metadata bytes differ from leaf 122',
    { 'leaf-differs': 1 },
  ],
  [
    'one byte of salt',
    `UPDATE fonds.event SET salt = set_byte(salt, 7, get_byte(salt, 7) # 1) WHERE position = 123`,
    'position 123: data bytes and metadata bytes (or the salt) differ from leaf 122',
    { 'leaf-differs': 1 },
  ],
  [
    'a copied type',
    `UPDATE fonds.event SET type = 'FondsClosed' WHERE position = 123`,
    'position 123: column type is FondsClosed, the metadata say FondsConfirmed',
    { 'column-differs': 1 },
  ],
  [
    'a copied time',
    `UPDATE fonds.event SET recorded_at = '2020-01-02 03:04:05.678Z' WHERE position = 123`,
    'position 123: column recorded_at is 2020-01-02 03:04:05.678+00, the metadata say ',
    { 'column-differs': 1 },
  ],
  [
    'a copied id',
    `UPDATE fonds.event SET event_id = '00000000-0000-7000-8000-000000000000' WHERE position = 123`,
    'position 123: column event_id is 00000000-0000-7000-8000-000000000000, the metadata say ',
    { 'column-differs': 1 },
  ],
  [
    'a salt taken away',
    `ALTER TABLE fonds.event ALTER salt DROP NOT NULL; UPDATE fonds.event SET salt = NULL WHERE position = 123`,
    'position 123: data bytes and metadata bytes (or the salt) differ from leaf 122',
    { 'leaf-differs': 1 },
  ],
  [
    'an id taken away',
    `ALTER TABLE fonds.event ALTER event_id DROP NOT NULL; UPDATE fonds.event SET event_id = NULL WHERE position = 123`,
    'position 123: column event_id is 00000000-0000-0000-0000-000000000000, the metadata say ',
    { 'column-differs': 1 },
  ],
  [
    'a time taken away',
    `ALTER TABLE fonds.event ALTER recorded_at DROP NOT NULL; UPDATE fonds.event SET recorded_at = NULL WHERE position = 123`,
    'position 123: column recorded_at is -',
    { 'column-differs': 1 },
  ],
  [
    'data taken away',
    `ALTER TABLE fonds.event ALTER data DROP NOT NULL; UPDATE fonds.event SET data = NULL WHERE position = 123`,
    'position 123: data bytes differ from leaf 122',
    { 'leaf-differs': 1 },
  ],
  [
    'a stream',
    `UPDATE fonds.event SET stream_id = 'fonds-x' WHERE position = 124`,
    'position 124: stream tag differs from leaf 123',
    { 'leaf-differs': 1, 'revision-gap': 1 },
  ],
  [
    'a revision',
    `UPDATE fonds.event SET revision = 9 WHERE position = 124`,
    'position 124: revision differs from leaf 123',
    { 'leaf-differs': 1, 'revision-gap': 1 },
  ],
  [
    'a revision below the first',
    `UPDATE fonds.event SET revision = -7 WHERE position = 124`,
    'position 124: revision differs from leaf 123',
    { 'leaf-differs': 1, 'revision-gap': 2 },
  ],
  [
    'two events swapped',
    `UPDATE fonds.event SET position = -1 WHERE position = 50; UPDATE fonds.event SET position = 50 WHERE position = 63;
     UPDATE fonds.event SET position = 63 WHERE position = -1`,
    'position 50: another event stands here than that of leaf 49: that of leaf 62',
    { 'event-elsewhere': 2 },
  ],
  [
    'an event removed in the middle',
    `DELETE FROM fonds.event WHERE position = 122`,
    'position 122: the event is missing',
    { 'event-missing': 1, 'revision-gap': 1 },
  ],
  [
    'two events removed at the tail',
    `DELETE FROM fonds.event WHERE position > 298`,
    'position 299 … 300: the event is missing',
    { 'event-missing': 2 },
  ],
  [
    'two events removed at the tail, and the head put back',
    `DELETE FROM fonds.event WHERE position > 298; UPDATE fonds.head SET position = 298`,
    'position 299 … 300: the event is missing',
    { 'event-missing': 2 },
  ],
  [
    'events moved up by one, and none put where the first stood',
    `UPDATE fonds.event SET position = -position WHERE position >= 290;
     UPDATE fonds.event SET position = 1 - position WHERE position < 0`,
    "position 301: an event outside the store's numbering (1 … 300)",
    { 'event-missing': 1, 'event-elsewhere': 10, 'event-unnumbered': 1 },
  ],
  [
    'a valid-looking event inserted, all behind it moved up',
    `UPDATE fonds.event SET position = -position WHERE position >= 290;
     UPDATE fonds.event SET position = 1 - position WHERE position < 0;
     INSERT INTO fonds.event SELECT 290, recorded_at, event_id, 4, stream_id, type, data, meta, salt FROM fonds.event WHERE position = 288;
     UPDATE fonds.head SET position = 301`,
    'position 290: another event stands here than that of leaf 289',
    { 'event-elsewhere': 11 },
  ],
  [
    'a valid-looking event inserted behind the head',
    `INSERT INTO fonds.event SELECT 301, recorded_at, event_id, 4, stream_id, type, data, meta, salt FROM fonds.event WHERE position = 300`,
    "position 301: an event outside the store's numbering (1 … 300)",
    { 'event-unnumbered': 1 },
  ],
  [
    'a valid-looking event inserted before the first',
    `INSERT INTO fonds.event SELECT 0, recorded_at, event_id, 4, stream_id, type, data, meta, salt FROM fonds.event WHERE position = 300`,
    "position 0: an event outside the store's numbering (1 … 300)",
    { 'event-unnumbered': 1 },
  ],
  [
    'a hash of a tile',
    `UPDATE fonds.log_tile SET hashes = set_byte(hashes, 32 * 7, get_byte(hashes, 32 * 7) # 1) WHERE level = 0 AND index = 0`,
    'tile 0/0: hash 7 is not that of the leaves below',
    { 'tile-differs': 1 },
  ],
  [
    'a hash of a tile above',
    `UPDATE fonds.log_tile SET hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) WHERE level = 1`,
    'tile 1/0: hash 0 is not that of the leaves below',
    { 'tile-differs': 1 },
  ],
  [
    'a tile removed',
    `DELETE FROM fonds.log_tile WHERE level = 0 AND index = 0`,
    'tile 0/0: missing, or too short',
    { 'tile-missing': 1 },
  ],
  [
    'a tile cut',
    `UPDATE fonds.log_tile SET hashes = substring(hashes FOR 64) WHERE level = 0 AND index = 1`,
    "the log's ends differ: tile/0 has 258, should have 300",
    { 'log-end-differs': 1, 'tile-missing': 1 },
  ],
  [
    'the record of a leaf',
    `UPDATE fonds.log_leaves SET leaves = set_byte(leaves, 100 * 122, get_byte(leaves, 100 * 122) # 1) WHERE index = 0`,
    'position 123: data bytes differ from leaf 122',
    { 'leaf-differs': 1, 'tile-differs': 2, 'root-differs': 3 },
  ],
  [
    'the records of leaves removed',
    `DELETE FROM fonds.log_leaves WHERE index = 0`,
    'leaf 0 … 255: the log has no record of it',
    { 'leaf-missing': 256 },
  ],
  [
    'the records of leaves taken away',
    `ALTER TABLE fonds.log_leaves ALTER leaves DROP NOT NULL; UPDATE fonds.log_leaves SET leaves = NULL WHERE index = 0`,
    'leaf 0 … 255: the log has no record of it',
    { 'leaf-missing': 256 },
  ],
  [
    'the head of the log',
    `UPDATE fonds.log_head SET size = 299`,
    "the log's ends differ: log_head has 299, should have 300",
    { 'log-end-differs': 1 },
  ],
  [
    'the root of a checkpoint',
    `UPDATE fonds.log_checkpoint SET note = replace(note, E'\\n120\\n', E'\\n120\\nAAAA') WHERE size = 120`,
    'checkpoint 120: no valid signature of this log',
    { 'checkpoint-unsigned': 1 },
  ],
  [
    'a checkpoint under another size',
    `UPDATE fonds.log_checkpoint SET size = 121 WHERE size = 120`,
    "checkpoint 121: no valid signature of this log's keys (it says 120 leaves)",
    { 'checkpoint-unsigned': 1 },
  ],
  [
    'a checkpoint removed',
    `DELETE FROM fonds.log_checkpoint WHERE size = 120`,
    'checkpoint 260: it is number 2 where 1 should be: one before it was removed',
    { 'checkpoint-missing': 1 },
  ],
  [
    'the last checkpoint removed',
    `DELETE FROM fonds.log_checkpoint WHERE size = 300`,
    'checkpoint 300: signed, and not kept in the database',
    { 'checkpoint-missing': 1 },
  ],
];

describe('what the master of the database does is found and named', () => {
  afterEach(() => forged.putBack('whole'));

  it.each(FORGERIES)('%s', async (_what, sql, first, counts) => {
    await forged.forge(sql);
    const { told, report } = await forged.audit();
    expect(told[0]).toContain(first);
    expect(report.counts).toEqual(counts);
  });

  it('data rewritten together with their leaf and all tiles: what was signed differs', async () => {
    await forged.forge(`UPDATE fonds.event SET data = replace(data, '全宗', '全棕') WHERE position = 300;
      DELETE FROM fonds.log_leaves; DELETE FROM fonds.log_tile; UPDATE fonds.log_head SET size = 0`);
    forged.instance.ledger.integrator.forget();
    await forged.instance.ledger.integrator.integrate();
    const { told, report } = await forged.audit();
    expect(told[0]).toMatch(/^checkpoint 300: the root is \S+, signed was /);
    expect(told[1]).toMatch(`checkpoint ${LAST}: the root is `);
    expect(report.counts).toEqual({ 'root-differs': 2 });
  });

  it('a checkpoint that another key signed', async () => {
    const { origin } = forged.instance.ledger.keys;
    const text = checkpointText({ origin, size: 121, root: new Uint8Array(32) });
    const note = formatNote(await signNote(origin, text, [practiceSigner('a forger')]));
    await forged.forge(`INSERT INTO fonds.log_checkpoint VALUES (0, 121, '${note}', now(), 9)`);
    const { told, report } = await forged.audit();
    expect(told[0]).toBe("checkpoint 121: no valid signature of this log's keys (unsigned)");
    expect(report.counts).toEqual({ 'checkpoint-unsigned': 1, 'checkpoint-missing': 2 });
  });

  it('another root that the log itself signed', async () => {
    const { ledger } = forged.instance;
    const text = checkpointText({ origin: ledger.keys.origin, size: 121, root: new Uint8Array(32) });
    const note = formatNote(
      await signNote(ledger.keys.origin, text, ledger.keys.keysFor(ledger.keys.origin)),
    );
    await forged.forge(`INSERT INTO fonds.log_checkpoint VALUES (0, 121, '${note}', now(), 9)`);
    const { told, report } = await forged.audit();
    expect(report.counts).toEqual({ 'root-differs': 1, 'checkpoint-missing': 2 });
    expect(told[0]).toMatch(/^checkpoint 121: the root is \S+, signed was A{43}=$/);
  });

  it('a cosignature of a witness that is changed, moved, or of nobody; and one of a key that is not known is said to be unchecked', async () => {
    const signer = practiceSigner('a witness');
    const witness = verifierKey('witness.example', COSIGNATURE_V1, signer.publicKey);
    const { rows } = await forged.instance.database.app.query<{ note: string }>(
      'SELECT note FROM fonds.log_checkpoint WHERE size = 260',
    );
    const { text } = parseNote(rows[0]?.note ?? '');
    const line = formatSignature(await cosign(witness.name, text, 1_795_000_000, signer));
    await forged.forge(`INSERT INTO fonds.log_cosignature VALUES (0, 260, '${witness.name}', '${line}')`);
    const { report, told } = await forged.audit({ witnesses: [witness] });
    expect([told, report.notices]).toEqual([[], []]);
    expect((await forged.audit()).report.notices).toEqual([
      { kind: 'cosignatures-unchecked', what: witness.name, count: 1 },
    ]);
    const other = `${line.slice(0, -6)}${line.at(-6) === 'A' ? 'B' : 'A'}${line.slice(-5)}`;
    for (const change of [
      `UPDATE fonds.log_cosignature SET line = '${other}'`,
      `UPDATE fonds.log_cosignature SET line = 'none'`,
      `UPDATE fonds.log_cosignature SET witness = 'another.example'`,
      `UPDATE fonds.log_cosignature SET size = 300, line = '${line}'`,
    ]) {
      await forged.forge(change);
      const found = await forged.audit({ witnesses: [witness] });
      expect(found.report.counts).toEqual({ 'cosignature-false': 1 });
      expect(found.told[0]).toMatch(/^checkpoint \d+: the cosignature of /);
      await forged.forge(
        `UPDATE fonds.log_cosignature SET line = '${line}', witness = '${witness.name}', size = 260`,
      );
    }
  });

  it('an older backup put back: named by the audit, and refused at the start of the server', async () => {
    await forged.putBack('older');
    const { told, report } = await forged.audit();
    expect(told).toEqual([`checkpoint ${LAST}: signed, and the log has only 260 leaves`]);
    expect(report.counts).toEqual({ 'log-shorter': 1 });
    const halted: unknown = await forged.instance.ledger.check().catch((error: unknown) => error);
    expect(halted).toBeInstanceOf(LedgerHalted);
    expect(halted).toMatchObject({ facts: { reason: 'log-shorter', knower: 'here', known: 300, here: 260 } });
  });
});

describe('what is changed beside the history is found and named', () => {
  it('a paper edited, and one removed', async () => {
    const [edited, removed] = [readFileSync(paper(1)), readFileSync(paper(4))];
    appendFileSync(paper(1), '!');
    rmSync(paper(4));
    const { told, report } = await forged.audit();
    writeFileSync(paper(1), edited);
    writeFileSync(paper(4), removed);
    expect(told[0]).toMatch(`paper ${forged.papers[1]} (cited at position 100): its bytes now give `);
    expect(told[1]).toBe(`paper ${forged.papers[4]} (cited at position 250): missing`);
    expect(report.counts).toEqual({ 'paper-damaged': 1, 'paper-missing': 1 });
  });

  it('a row of a read model', async () => {
    await forged.forge(`UPDATE read.trail SET type = 'FondsClosed' WHERE position = 123`);
    const { told } = await forged.auditWithProjections();
    await forged.instance.projections.rebuild('trail');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^projection trail\.trail: not what the log gives/);
  });
});

describe('an audit', () => {
  afterEach(() => forged.putBack('whole'));

  it('from a position on leaves alone what is before it, and carries the tree on from the tiles', async () => {
    await forged.forge(
      `UPDATE fonds.event SET data = replace(data, '全宗', '全棕') WHERE position IN (123, 270)`,
    );
    expect((await forged.audit({ since: 124 })).told).toEqual([
      'position 270: data bytes differ from leaf 269',
    ]);
    await forged.forge(
      `UPDATE fonds.log_tile SET hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) WHERE level = 1`,
    );
    expect((await forged.audit({ since: 290 })).report.counts).toEqual({ 'root-differs': 2 });
  });

  it('of a sample tells by proof what is not under the signed root, and draws the same leaves again', async () => {
    await forged.forge(`UPDATE fonds.event SET data = replace(data, '全宗', '全棕') WHERE position = 123;
      UPDATE fonds.log_tile SET hashes = set_byte(hashes, 32 * 44 - 1, get_byte(hashes, 32 * 44 - 1) # 1) WHERE level = 0 AND index = 1`);
    const all = await forged.audit({ sample: { count: 300, seed: 'b' } });
    expect(all.report.counts).toMatchObject({ 'leaf-differs': 1 });
    expect(all.report.counts['proof-fails']).toBeGreaterThanOrEqual(1);
    const some = await forged.audit({ sample: { count: 30, seed: 'c' } });
    expect((await forged.audit({ sample: { count: 30, seed: 'c' } })).report).toEqual(some.report);
  });

  it('that was stopped goes on where it stood, and finds what a whole one finds', async () => {
    await forged.forge(`UPDATE fonds.event SET data = replace(data, '全宗', '全棕') WHERE position = 123`);
    const stop = new AbortController();
    const stopped = await forged.audit({
      signal: stop.signal,
      progress: (part) => part === 'papers' && stop.abort(),
    });
    expect(stopped.report).toMatchObject({ finished: false, findings: 1 });
    const { report, told } = await forged.audit({ resume: true });
    expect(told).toEqual([]);
    expect(report).toEqual((await forged.audit()).report);
    await expect(forged.audit({ resume: true })).rejects.toThrow('since');
  });

  it('of a log that was begun anew tells the restart, and what was lost with it', async () => {
    await forged.putBack('older');
    const { ledger, store } = forged.instance;
    const note = readFileSync(join(forged.folder, LAST), 'utf8');
    const after = { note, origin: ledger.keys.origin, size: 300, root: '00'.repeat(32) };
    const proposed = await execute(
      store,
      LOG_STREAM,
      logDecider,
      { kind: 'propose-restart', after, here: 260, continued: false, reason: '磁盘损坏' },
      testContext(),
    );
    if (!proposed.ok) throw new Error(proposed.error.code);
    const context = testContext();
    const seconds = proposed.value.events[0] ?? '';
    const restarted = await execute(
      store,
      LOG_STREAM,
      logDecider,
      { kind: 'restart', seconds, account: context.account, firstOrigin: ledger.keys.origin },
      context,
    );
    expect(restarted).toMatchObject({ ok: true });
    await forged.record(20);
    const { told, report } = await forged.audit();
    expect(told).toEqual([]);
    expect(report.epochs).toMatchObject([{ leaves: 260 }, { number: 1, leaves: 282 }]);
    expect(report.notices).toEqual([
      { kind: 'restarted', epoch: 1, position: 262 },
      { kind: 'lost-by-restart', epoch: 0, count: 40 },
    ]);
    await forged.forge(
      `UPDATE fonds.event SET data = replace(data, '全宗', '全棕') WHERE position IN (123, 270)`,
    );
    expect((await forged.audit()).told).toEqual([
      'position 123: data bytes differ from leaf 122',
      'position 123: data bytes differ from leaf e1/123',
      'position 270: data bytes differ from leaf e1/269',
    ]);
  });
});
