import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  COSIGNATURE_V1,
  formatVkey,
  Malformed,
  openNote,
  parseNote,
  parseVkey,
  utf8,
  verifierKey,
} from '@fonds/ledger/core';
import { PracticeLog } from '@fonds/testing';
import { formatAddCheckpoint } from './add-checkpoint.body';
import { KnownLogs } from './known-logs';
import { originHash } from './origin-hash';
import { openWitness, type OpenWitness } from './witness-folder';
import { WitnessFault } from './witness-fault';

const clock = { now: () => 1_800_000_000_000 };
const log = new PracticeLog('log.example');
let top: string;
let folder: string;
const opened: OpenWitness[] = [];
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'fonds-witness-'));
  folder = join(top, 'witness');
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  rmSync(top, { recursive: true, force: true });
});

async function open(name?: string): Promise<OpenWitness> {
  const witness = await openWitness({ folder, clock, name });
  opened.push(witness);
  return witness;
}

const step = async ({ witness }: OpenWitness, oldSize: number, size: number, of = log) => {
  const request = { oldSize, proof: of.proof(oldSize, size), note: await of.checkpoint(size) };
  return (await witness.addCheckpoint(utf8(formatAddCheckpoint(request)))).status;
};
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('the folder of a witness', () => {
  it('is made with a key that is its own, for its owner alone', async () => {
    const { verifier } = await open('archives.example/witness');
    expect(verifier).toMatchObject({ name: 'archives.example/witness', type: COSIGNATURE_V1 });
    expect(modeOf(folder)).toBe(0o700);
    expect(modeOf(join(folder, 'key'))).toBe(0o600);
  });

  it('keeps its key, and its name with it', async () => {
    const first = await open();
    await first.close();
    expect(formatVkey((await open()).verifier)).toBe(formatVkey(first.verifier));
    await opened[1]?.close();
    await expect(open('another.example')).rejects.toThrow(WitnessFault);
    await expect(openWitness({ folder: join(top, 'b'), clock, name: 'two words' })).rejects.toThrow(
      WitnessFault,
    );
  });

  it('is refused when others can read the key, or the key is damaged', async () => {
    await (await open()).close();
    const key = join(folder, 'key');
    chmodSync(key, 0o640);
    await expect(open()).rejects.toThrow('chmod 600');
    chmodSync(key, 0o600);
    const text = readFileSync(key, 'utf8');
    for (const spoiled of [
      '',
      text.slice(0, 60),
      text.replace(/(\+[0-9a-f]{8}\+)B/, '$1A'),
      text.replace('witness', 'wetness'),
    ]) {
      writeFileSync(key, spoiled);
      await expect(open()).rejects.toThrow('is no private key');
    }
  });

  it('serves one process', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow('Another process');
    await first.close();
    await open();
  });

  it('is let go by a process that was killed', async () => {
    mkdirSync(folder);
    const socket = join(folder, 'serving-00000000');
    const killed = `require('node:net').createServer().listen(${JSON.stringify(socket)},()=>process.kill(process.pid,'SIGKILL'))`;
    expect(spawnSync(process.execPath, ['-e', killed]).signal).toBe('SIGKILL');
    expect(readdirSync(folder)).toEqual(['serving-00000000']);
    await open();
    expect(readdirSync(folder)).not.toContain('serving-00000000');
  });

  it('of many that want it at once is given to one at most', async () => {
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => open()));
    expect(taken.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const each of taken)
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(WitnessFault);
  });

  it('may lie deeper than a socket may be named', async () => {
    folder = join(top, ...Array.from({ length: 12 }, () => '市档案馆见证'));
    mkdirSync(folder, { recursive: true });
    await open();
    await expect(open()).rejects.toThrow('Another process');
  });

  it('remembers each log under the hash of its origin, as monitors read it', async () => {
    const first = await open();
    await first.logs.add(log.vkey);
    expect(await step(first, 0, 9)).toBe(200);
    expect(readdirSync(join(folder, 'heads'))).toEqual([originHash(log.origin)]);
    expect(modeOf(join(folder, 'heads', originHash(log.origin)))).toBe(0o600);
    await first.close();
    const again = await open();
    expect(await step(again, 0, 12)).toBe(409);
    expect(await step(again, 9, 12)).toBe(200);
    const note = await again.heads.noteText(originHash(log.origin));
    expect(await openNote(note ?? '', [again.verifier, log.key])).toMatchObject({
      ok: true,
      note: { text: log.text(12) },
      verified: [{}, {}],
    });
    expect(await again.heads.noteText(originHash('other.example'))).toBeUndefined();
    expect(await again.heads.noteText('../key')).toBeUndefined();
  });

  it('cosigns nothing for a log whose head was damaged, exchanged or forged', async () => {
    const witness = await open();
    const other = new PracticeLog('other.example');
    for (const each of [log, other]) await witness.logs.add(each.vkey);
    await step(witness, 0, 9);
    await step(witness, 0, 9, other);
    const path = join(folder, 'heads', originHash(log.origin));
    const whole = readFileSync(path, 'utf8');
    const exchanged = readFileSync(join(folder, 'heads', originHash(other.origin)), 'utf8');
    const forged = whole.replace(/^9$/m, '8');
    for (const spoiled of ['', whole.slice(0, -20), exchanged, forged, await log.checkpoint(8)]) {
      writeFileSync(path, spoiled);
      await expect(step(witness, 0, 12)).rejects.toThrow('is damaged');
    }
    writeFileSync(path, whole);
    expect(await step(witness, 9, 12)).toBe(200);
  });

  it('keeps the signed checkpoint of a fork, each once', async () => {
    const witness = await open();
    await witness.logs.add(log.vkey);
    await step(witness, 0, 9);
    for (let i = 0; i < 2; i++) expect(await step(witness, 9, 9, log.forkedAt(3))).toBe(422);
    const [name = '', ...more] = readdirSync(join(folder, 'forks'));
    expect(more).toEqual([]);
    expect(parseNote(readFileSync(join(folder, 'forks', name), 'utf8')).text).toBe(log.forkedAt(3).text(9));
  });
});

describe('the logs that a witness knows', () => {
  it('are added, listed and removed, also while it runs', async () => {
    const witness = await open();
    expect(await step(witness, 0, 9)).toBe(404);
    const beside = new KnownLogs(folder);
    expect(await beside.add(log.vkey)).toBe(true);
    expect(await beside.add(log.vkey)).toBe(false);
    expect(await beside.list()).toEqual([{ origin: log.origin, key: log.key }]);
    expect(await step(witness, 0, 9)).toBe(200);
    expect(await beside.remove(log.origin)).toBe(1);
    expect(await step(witness, 9, 12)).toBe(404);
    // What was cosigned is remembered.
    expect(await beside.add(log.vkey)).toBe(true);
    expect(await step(witness, 0, 12)).toBe(409);
    expect(await beside.remove(log.vkey)).toBe(1);
    expect(await beside.remove(log.vkey)).toBe(0);
  });

  it('may have two keys while they change over, and an origin that is not the name of the key', async () => {
    const logs = new KnownLogs(top);
    const next = new PracticeLog(log.origin, 'next key');
    await logs.add(log.vkey);
    await logs.add(next.vkey);
    await logs.add(new PracticeLog('key.example').vkey, '来源 with spaces');
    expect((await logs.keysOf(log.origin)).map(({ id }) => id)).toEqual([log.key.id, next.key.id]);
    expect(await logs.keysOf('来源 with spaces')).toHaveLength(1);
    expect(await logs.keysOf('key.example')).toEqual([]);
  });

  it('are never keys of witnesses, nor what is no key', async () => {
    const logs = new KnownLogs(top);
    const witness = formatVkey(verifierKey('w.example', COSIGNATURE_V1, log.key.publicKey));
    for (const wrong of [witness, 'log.example', `${log.vkey}x`, ''])
      await expect(logs.add(wrong)).rejects.toThrow(Malformed);
    const { verifier } = await open();
    await expect(logs.add(formatVkey(parseVkey(formatVkey(verifier))))).rejects.toThrow('of a witness');
    await expect(logs.add(log.vkey, 'a\nb')).rejects.toThrow(Malformed);
    expect(await logs.list()).toEqual([]);
  });

  it('keep notes of people, and a line that is no key is named', async () => {
    writeFileSync(join(top, 'logs'), '# the county\n\n');
    const logs = new KnownLogs(top);
    await logs.add(log.vkey);
    await logs.remove(log.vkey);
    expect(readFileSync(join(top, 'logs'), 'utf8')).toBe('# the county\n\n');
    appendFileSync(join(top, 'logs'), 'nonsense\n');
    await expect(logs.keysOf(log.origin)).rejects.toThrow('line 3');
  });
});
