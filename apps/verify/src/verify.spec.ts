import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  cosign,
  COSIGNATURE_V1,
  dataFile,
  entryFile,
  formatNote,
  formatProof,
  formatSignature,
  formatVkey,
  metaFile,
  parseNote,
  parseProof,
  proofFile,
  signNote,
} from '@fonds/ledger/core';
import { eventWords } from '@fonds/event-contracts/words';
import {
  FILES,
  fileOf,
  FOLDER,
  forged,
  FORGER,
  MANIFEST,
  VKEY,
  ZIP,
} from '../../../test/ledger/bundle.fixture';
import { keyOf, logSigner, WITNESS, witnessSigner } from '../../../test/ledger/log.fixture';
import { zipWith } from '../../../test/ledger/zip.fixture';
import { verify } from './verify';

const folder = mkdtempSync(join(tmpdir(), 'fonds-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, bytes: Uint8Array | string): string => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const zip = write('unit.zip', ZIP);
const vkey = formatVkey(VKEY);

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await verify(
    argv,
    {},
    {
      out: (line) => void lines.out.push(line),
      err: (line) => void lines.err.push(line),
    },
  );
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

describe('fonds-verify', () => {
  it('ends with 0 under the key that is given, and says whose word completeness is', async () => {
    const { code, out } = await run('--vkey', vkey, '--lang', 'en', zip);
    expect(code).toBe(0);
    expect(out).toContain(`Signed by: ${vkey}`);
    expect(out).toContain('as asserted by the signer, up to leaf 106');
    expect(out).toContain('“complete” above is the signer’s word');
    expect(out).not.toContain('proved by all entries');
  });

  it('calls events by their names, with the type that each is stored under', async () => {
    const { zh, en } = eventWords('HoldingTakenOn');
    expect((await run('--vkey', vkey, '--lang', 'zh', zip)).out).toContain(`${zh} HoldingTakenOn  入账`);
    expect((await run('--vkey', vkey, '--lang', 'en', zip)).out).toContain(
      `${en} (HoldingTakenOn)  recorded`,
    );
    expect((await run('--vkey', vkey, '--lang', 'zh', zip)).out).toContain(
      `对象：保管单位 ${MANIFEST.subject}`,
    );
  });

  it('proves completeness by all entries of the log, wherever in the folder they lie', async () => {
    for (const path of ['log', 'log/tile', 'log/tile/entries']) {
      const { code, out } = await run('--vkey', vkey, '--entries', join(FOLDER, path), zip);
      expect([path, code]).toEqual([path, 0]);
      expect(out).toContain('齐全，已由全部条目证实');
    }
    const { code, out } = await run('--vkey', vkey, '--entries', folder, zip);
    expect([code, out]).toEqual([1, expect.stringContaining('条目不齐')]);
  });

  it('ends with 3 when the key came with the bundle, and shows it to be compared', async () => {
    const { code, out } = await run(zip);
    expect(code).toBe(3);
    expect(out).toContain(`签名（公钥来自本包自身，未经核对）：${vkey}`);
    expect(JSON.parse((await run('--json', zip)).out)).toMatchObject({
      ok: true,
      key: 'own',
      complete: 'asserted',
    });
  });

  it('ends with 1 when something does not hold, also of one file among several', async () => {
    const changed = Buffer.from(ZIP);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    const broken = write('broken.zip', changed);
    expect((await run('--vkey', vkey, zip, broken, zip)).code).toBe(1);
    expect((await run('--vkey', formatVkey(FORGER), zip)).code).toBe(1);
  });

  it('ends with 2 for what it cannot do, and says in both languages what that is', async () => {
    const witness = formatVkey(keyOf(WITNESS, COSIGNATURE_V1, witnessSigner));
    for (const argv of [
      [],
      ['--nothing', zip],
      [join(folder, 'none.zip')],
      ['--vkey', 'none', zip],
      ['--vkey', witness, zip],
      ['--witness', vkey, zip],
      ['--quorum', '1', zip],
      ['--lang', 'fr', zip],
    ]) {
      const { code, err } = await run(...argv);
      expect([argv, code]).toEqual([argv, 2]);
      // Which language is meant is not known yet.
      expect(err.split('\n')[0]).toMatch(/\p{Script=Han}.* · .*[a-z]{3}/u);
    }
    expect((await run('--help')).code).toBe(0);
  });

  it('reads the folder that a bundle was unpacked into, and no link in it', async () => {
    for (const [name, bytes] of FILES) write(`unpacked/${name}`, bytes);
    expect((await run('--vkey', vkey, join(folder, 'unpacked'))).code).toBe(0);
    symlinkSync('/etc/passwd', join(folder, 'unpacked', 'papers'));
    expect((await run('--vkey', vkey, join(folder, 'unpacked'))).code).toBe(1);
  });

  it('lets no bundle write to the terminal more than words', async () => {
    const hidden = MANIFEST.events.findIndex(({ stream }) => stream.startsWith('act-'));
    const files = await forged({
      change: (all, m) => {
        for (const name of [dataFile(hidden), metaFile(hidden)]) all.delete(name);
        m.events = m.events.map((event, i) => (i === hidden ? { ...event, salt: undefined } : event));
        m.withheld = { count: 1, why: { zh: '\u001b[2J\u202e藏', en: '\u001b]0;x\u0007' } };
      },
    });
    const parts = [...files].map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
    const { out } = await run(write('colours.zip', zipWith(parts)));
    expect(out).toContain('藏');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const hostile = zipWith([{ name: '\u001b[31mred', bytes: Buffer.from('x') }]);
    expect((await run(write('names.zip', hostile))).out).not.toContain('\u001b');
  });
});

describe('fonds-verify on a proof', () => {
  const key = formatVkey(VKEY);

  it('holds with its entry beside it and the key of its log; not with another entry, and never without a key', async () => {
    const path = write('one.tlog-proof', fileOf(FILES, proofFile(3)));
    write('one.entry', fileOf(FILES, entryFile(3)));
    const other = write('other', fileOf(FILES, entryFile(4)));
    expect(await run('--vkey', key, path)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`第 ${MANIFEST.events[3]?.leafIndex} 条叶`),
    });
    expect((await run('--vkey', key, '--entry', other, path)).code).toBe(1);
    expect((await run(path)).code).toBe(2);
    expect((await run('--vkey', key, write('alone.tlog-proof', 'x'))).code).toBe(2);
  });

  it('counts the witnesses that are asked for, and tells when they signed', async () => {
    const witness = keyOf(WITNESS, COSIGNATURE_V1, witnessSigner);
    const proof = parseProof(fileOf(FILES, proofFile(3)));
    const { text } = parseNote(proof.checkpoint);
    const note = formatNote(await signNote(MANIFEST.origin, text, [logSigner]));
    const line = formatSignature(await cosign(WITNESS, text, 1_790_000_000, witnessSigner));
    const asked = ['--vkey', formatVkey(FORGER), '--witness', formatVkey(witness), '--lang', 'en'];
    const proofWith = (name: string, checkpoint: string): string => {
      write(`${name}.entry`, fileOf(FILES, entryFile(3)));
      return write(`${name}.tlog-proof`, formatProof({ ...proof, checkpoint }));
    };
    const signed = await run(...asked, proofWith('signed', note + line));
    expect(signed).toMatchObject({ code: 0, out: expect.stringContaining(`${WITNESS} at 2026-09-21T`) });
    expect((await run(...asked, proofWith('unsigned', note))).code).toBe(1);
    expect((await run(...asked, '--quorum', '0', proofWith('enough', note))).code).toBe(0);
    const forgedLine = formatSignature({
      ...(parseNote(note + line).signatures[1] ?? { name: '', keyId: '' }),
      signature: new Uint8Array(72),
    });
    expect((await run(...asked, proofWith('false', note + forgedLine))).code).toBe(1);
  });
});
