import { gzipSync } from 'node:zlib';
import { formatVkey, openNote, parseSignatureLines } from '@fonds/ledger/core';
import { formatAddCheckpoint, MAX_BODY_BYTES, originHash } from '@fonds/ledger/witness';
import { PracticeLog } from '@fonds/testing';
import { WitnessFixture } from './witness.fixture';

const log = new PracticeLog('county.example/log');
let witness: WitnessFixture;
beforeEach(async () => {
  witness = await WitnessFixture.start();
  await witness.open.logs.add(log.vkey);
});
afterEach(() => witness.close());

const body = async (oldSize: number, size: number, of = log): Promise<string> =>
  formatAddCheckpoint({ oldSize, proof: of.proof(oldSize, size), note: await of.checkpoint(size) });
const step = async (oldSize: number, size: number, of = log): Promise<Response> =>
  witness.post(await body(oldSize, size, of));

describe('a witness over HTTP', () => {
  it('answers each case of add-checkpoint with the status of the specification', async () => {
    const stranger = new PracticeLog('stranger.example');
    const impostor = new PracticeLog(log.origin, 'another key');
    const cases: readonly (readonly [number, () => Promise<Response>])[] = [
      [400, () => witness.post('')],
      [400, () => witness.post('old 0\n\nnot a checkpoint\n')],
      [404, () => step(0, 5, stranger)],
      [403, () => step(0, 5, impostor)],
      [400, async () => witness.post((await body(5, 5)).replace('old 5', 'old 6'))],
      [409, () => step(3, 5)],
      [422, async () => witness.post((await body(0, 5)).replace('old 0\n', `old 0\n${'A'.repeat(43)}=\n`))],
      [200, () => step(0, 5)],
      [422, async () => witness.post((await body(5, 9)).replace(/^old 5\n.*\n/, 'old 5\n'))],
      [422, () => step(5, 5, log.forkedAt(2))],
      [200, () => step(5, 9)],
    ];
    for (const [status, ask] of cases) expect((await ask()).status).toBe(status);
  });

  it('cosigns with signature lines that its key verifies', async () => {
    const answer = await step(0, 5);
    const signatures = parseSignatureLines(await answer.text());
    const opened = await openNote({ text: log.text(5), signatures }, [witness.open.verifier]);
    expect(opened).toMatchObject({ ok: true, verified: [{ timestamp: 1_800_000_000 }] });
  });

  it('tells the size it cosigned in the type of the specification, without parameters', async () => {
    await step(0, 5);
    const answer = await step(3, 9);
    expect(answer.status).toBe(409);
    expect(answer.headers.get('Content-Type')).toBe('text/x.tlog.size');
    expect(await answer.text()).toBe('5\n');
  });

  it('refuses the second of two instances with one key, once their histories part', async () => {
    await step(0, 10);
    const copy = log.forkedAt(10);
    expect((await step(10, 12)).status).toBe(200);
    expect((await step(10, 11, copy)).status).toBe(409);
    expect((await step(12, 12, copy)).status).toBe(422);
    expect((await step(12, 20, copy)).status).toBe(422);
    // The first goes on.
    expect((await step(12, 20)).status).toBe(200);
    expect(witness.told.map(({ kind }) => kind)).toEqual([
      'cosigned',
      'cosigned',
      'conflict',
      'two-roots',
      'unproven',
      'cosigned',
    ]);
  });

  it('serves monitors the checkpoint with both signatures, and nothing before the first', async () => {
    const address = `${witness.url}${originHash(log.origin)}/checkpoint`;
    expect((await fetch(address)).status).toBe(404);
    await step(0, 5);
    const answer = await fetch(address);
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(await openNote(await answer.text(), [log.key, witness.open.verifier])).toMatchObject({
      ok: true,
      note: { text: log.text(5) },
      verified: [{}, {}],
    });
    for (const other of [originHash('x'), originHash(log.origin).toUpperCase(), '..%2f..%2fkey'])
      expect((await fetch(`${witness.url}${other}/checkpoint`)).status).toBe(404);
  });

  it('takes no body that is too large or packed', async () => {
    expect((await witness.post('x'.repeat(MAX_BODY_BYTES + 1))).status).toBe(413);
    const packed = gzipSync(await body(0, 5));
    expect((await witness.post(packed, { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await step(0, 5)).status).toBe(200);
  });

  it('takes the body whatever type a client gives it', async () => {
    const answer = await witness.post(await body(0, 5), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(200);
  });

  it('says in both languages what it is, with its key', async () => {
    const page = await (await fetch(witness.url)).text();
    expect(page).toContain('见证者');
    expect(page).toContain('Witness of archives logs');
    expect(page).toContain(formatVkey(witness.open.verifier));
  });

  it('has nothing else, and only POST submits', async () => {
    for (const path of ['add-checkpoint', 'key', 'logs', 'api/v1/units'])
      expect((await fetch(`${witness.url}${path}`)).status).toBe(404);
  });

  it('slows down who asks too often', async () => {
    const slow = await WitnessFixture.start({ rate: 2 });
    try {
      const statuses = [];
      for (let i = 0; i < 3; i++) statuses.push((await slow.post('')).status);
      expect(statuses).toEqual([400, 400, 429]);
    } finally {
      await slow.close();
    }
  });
});
