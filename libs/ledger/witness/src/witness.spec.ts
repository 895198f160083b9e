import {
  cosign,
  COSIGNATURE_V1,
  formatNote,
  formatSignature,
  openNote,
  parseCheckpoint,
  parseNote,
  parseSignatureLines,
  utf8,
  verifierKey,
  type SignedNote,
} from '@fonds/ledger/core';
import { practiceSigner, PracticeLog } from '@fonds/testing';
import { formatAddCheckpoint } from './add-checkpoint.body';
import type { Head } from './add-checkpoint.decider';
import { Witness, type HeadStore, type WitnessEvent } from './witness';

const NAME = 'witness.example/w1';
const NOW = 1_800_000_000_999;
const signer = practiceSigner('witness');
const own = verifierKey(NAME, COSIGNATURE_V1, signer.publicKey);
const log = new PracticeLog('log.example');

/** Heads in memory, slow enough that turns matter. */
class Memory implements HeadStore {
  readonly notes = new Map<string, SignedNote>();
  readonly forks: SignedNote[] = [];

  async latest(origin: string): Promise<Head | undefined> {
    await new Promise(setImmediate);
    const note = this.notes.get(origin);
    return note && parseCheckpoint(note.text);
  }

  async keep(origin: string, note: SignedNote): Promise<void> {
    await new Promise(setImmediate);
    this.notes.set(origin, note);
  }

  async keepProofOfFork(_origin: string, note: SignedNote): Promise<void> {
    this.forks.push(note);
  }
}

let heads: Memory;
let told: WitnessEvent[];
let witness: Witness;
let now: number;
beforeEach(() => {
  heads = new Memory();
  told = [];
  now = NOW;
  const logs = { keysOf: async (origin: string) => (origin === log.origin ? [log.key] : []) };
  const clock = { now: () => now };
  witness = new Witness({ name: NAME, signer, logs, heads, clock, tell: (event) => told.push(event) });
});

const body = async (oldSize: number, size: number, of = log): Promise<string> =>
  formatAddCheckpoint({ oldSize, proof: of.proof(oldSize, size), note: await of.checkpoint(size) });
const ask = (text: string) => witness.addCheckpoint(utf8(text));
const step = async (oldSize: number, size: number, of = log) => ask(await body(oldSize, size, of));
const sizeKept = (): number | undefined => {
  const note = heads.notes.get(log.origin);
  return note && parseCheckpoint(note.text).size;
};

describe('a witness', () => {
  it('200: cosigns what a known log signed and proved, with the time, and keeps it with both signatures', async () => {
    const answer = await step(0, 9);
    expect(answer.status).toBe(200);
    const signatures = parseSignatureLines(answer.body);
    const opened = await openNote({ text: log.text(9), signatures }, [own]);
    expect(opened).toMatchObject({ ok: true, verified: [{ timestamp: 1_800_000_000 }] });
    const kept = heads.notes.get(log.origin);
    expect(await openNote(formatNote(kept as SignedNote), [own, log.key])).toMatchObject({
      ok: true,
      verified: [{ key: log.key }, { key: own }],
    });
    expect(told).toEqual([{ kind: 'cosigned', origin: log.origin, oldSize: 0, size: 9 }]);
    expect((await step(9, 20)).status).toBe(200);
    expect((await step(20, 20)).status).toBe(200);
    expect(sizeKept()).toBe(20);
  });

  it('400: takes nothing that is no request', async () => {
    expect((await ask('old 0\n')).status).toBe(400);
    expect((await ask((await body(0, 9)).replace('old 0', 'old 00'))).status).toBe(400);
  });

  it('404: does not know a log that it was not told of, before any signature is looked at', async () => {
    const stranger = new PracticeLog('stranger.example');
    expect((await step(0, 9, stranger)).status).toBe(404);
    const text = (await body(0, 9)).replaceAll('log.example\n', 'stranger.example\n');
    expect((await ask(text)).status).toBe(404);
  });

  it('403: needs the signature of a known key, before sizes are looked at', async () => {
    const impostor = new PracticeLog(log.origin, 'another key');
    expect((await step(0, 9, impostor)).status).toBe(403);
    expect((await ask((await body(0, 9, impostor)).replace('old 0', 'old 10'))).status).toBe(403);
    expect(told).toEqual([]);
  });

  it('403: refuses a false signature of a known key, also beside a good one, whichever comes first', async () => {
    const text = await body(0, 9);
    const other = await log.checkpoint(8);
    const bad = other.slice(other.indexOf('— '));
    expect((await ask(text.replace(/— .*\n/, bad))).status).toBe(403);
    expect((await ask(text.replace('— ', `${bad}— `))).status).toBe(403);
    expect((await ask(text + bad)).status).toBe(403);
    expect(sizeKept()).toBeUndefined();
  });

  it('200: passes over signatures of unknown keys, also under the name of the log, and does not keep them', async () => {
    const impostor = await new PracticeLog(log.origin, 'another key').checkpoint(9);
    const unknown = impostor.slice(impostor.indexOf('— '));
    expect((await ask((await body(0, 9)) + unknown)).status).toBe(200);
    expect(heads.notes.get(log.origin)?.signatures.map(({ name }) => name)).toEqual([log.origin, NAME]);
  });

  it('400: refuses an old size above the checkpoint, before it is compared with what was cosigned', async () => {
    await step(0, 9);
    const text = (await body(9, 9)).replace('old 9', 'old 10');
    expect((await ask(text)).status).toBe(400);
  });

  it('409: answers another old size with its own, in the type of the specification', async () => {
    expect(await step(3, 9)).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '0\n' });
    await step(0, 9);
    expect(await step(3, 12)).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '9\n' });
    expect(await step(0, 12)).toMatchObject({ status: 409, body: '9\n' });
    expect(sizeKept()).toBe(9);
  });

  it('422: refuses what is not proved, and shows its operator the signed checkpoint', async () => {
    await step(0, 9);
    const text = await body(9, 20);
    const [, hash = ''] = text.split('\n');
    expect((await ask(text.replace(`${hash}\n`, ''))).status).toBe(422);
    expect(told.at(-1)).toMatchObject({ kind: 'unproven', refused: { text: log.text(20) } });
    expect(heads.forks).toEqual([]);
    expect(sizeKept()).toBe(9);
  });

  it('never cosigns two histories of one key, wherever the second one goes on', async () => {
    await step(0, 9);
    const copy = log.forkedAt(9);
    expect((await step(9, 15)).status).toBe(200);
    // The copy asks from the size that both had, is told another, and then has no proof.
    expect(await step(9, 12, copy)).toMatchObject({ status: 409, body: '15\n' });
    expect((await step(15, 20, copy)).status).toBe(422);
    expect((await step(15, 15, copy)).status).toBe(422);
    expect(sizeKept()).toBe(15);
    expect((await step(15, 21)).status).toBe(200);
  });

  it('keeps the proof when it was shown two roots of one size', async () => {
    await step(0, 15);
    const copy = log.forkedAt(9);
    expect((await step(15, 15, copy)).status).toBe(422);
    expect((await step(9, 15, copy)).status).toBe(409);
    expect(heads.forks.map(({ text }) => text)).toEqual([copy.text(15), copy.text(15)]);
    expect(told.slice(1).map(({ kind }) => kind)).toEqual(['two-roots', 'two-roots']);
  });

  it('of two that grow from the same head at once lets one win, and never goes back', async () => {
    await step(0, 9);
    const sizes = [30, 10, 20];
    const answers = await Promise.all(sizes.map((size) => step(9, size)));
    const statuses = answers.map(({ status }) => status);
    expect([...statuses].sort()).toEqual([200, 409, 409]);
    expect(sizeKept()).toBe(sizes[statuses.indexOf(200)]);
  });

  it('goes on with the next request when one could not be kept, and cosigned nothing then', async () => {
    const keep = jest.spyOn(heads, 'keep').mockRejectedValueOnce(new Error('disk full'));
    await expect(step(0, 9)).rejects.toThrow('disk full');
    expect(told).toEqual([]);
    keep.mockRestore();
    expect((await step(0, 9)).status).toBe(200);
  });

  it('does not sign with a clock that shows no time', async () => {
    now = 0;
    await expect(step(0, 9)).rejects.toThrow(RangeError);
    expect(sizeKept()).toBeUndefined();
  });

  it('does not take a cosignature of its own for the signature of the log', async () => {
    const line = formatSignature(await cosign(NAME, log.text(9), 1, signer));
    const { text } = parseNote(await log.checkpoint(9));
    expect((await ask(`old 0\n\n${text}\n${line}`)).status).toBe(403);
  });
});
