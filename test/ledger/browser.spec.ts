import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { transformSync } from '@swc/core';

const ROOT = join(__dirname, '..', '..');
const CORE = join(ROOT, 'libs', 'ledger', 'core', 'src');
const vectors = readFileSync(join(ROOT, 'test', 'fixtures', 'ledger', 'vectors.json'), 'utf8');

/** What the core may find around it: what every browser has. Neither `process` nor `require` nor `Buffer`. */
const WEB = { TextEncoder, TextDecoder, crypto: globalThis.crypto, btoa, atob };

/** The core's sources, compiled, as one script that sets `core`; its files find each other and nothing else. */
function bundled(): string {
  const files = readdirSync(CORE).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const modules = files.map((name) => {
    const { code } = transformSync(readFileSync(join(CORE, name), 'utf8'), {
      filename: name,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    return `${JSON.stringify(`./${name.slice(0, -3)}`)}: (exports, need) => {${code.replaceAll('require(', 'need(')}\n}`;
  });
  return `const sources = {${modules.join(',\n')}};
    const loaded = {};
    const need = (name) => {
      if (!(name in sources)) throw new Error('the core asks for ' + name);
      if (!(name in loaded)) sources[name](loaded[name] = {}, need);
      return loaded[name];
    };
    globalThis.core = need('./index');`;
}

describe('where there is no Node', () => {
  const page = createContext({ ...WEB, vectors });
  beforeAll(() => void runInContext(bundled(), page));
  const inPage = (script: string): unknown => runInContext(`(async () => {${script}})()`, page);

  it('the core finds none of it', async () => {
    expect(await inPage('return [typeof process, typeof require, typeof Buffer, typeof module].join()')).toBe(
      'undefined,undefined,undefined,undefined',
    );
  });

  it('a digest of any length is made by its own arithmetic', async () => {
    /** FIPS 180-4: one million times "a". */
    expect(await inPage("return core.toHex(core.sha256(core.utf8('a'.repeat(1_000_000))))")).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    );
  });

  it('a witnessed checkpoint and a proof are checked, and a changed one is refused', async () => {
    const verdict = await inPage(`
      const { keys, proof, cosignedCheckpoint, ledgerSecret } = JSON.parse(vectors);
      const trusted = [[core.parseVkey(keys.log.vkey)], [core.parseVkey(keys.witness.vkey)]];
      const head = await core.openCheckpoint(cosignedCheckpoint.note, ...trusted);
      const n = proof.index;
      const secret = core.fromHex(ledgerSecret, 32, 'secret');
      const salt = core.hmacSha256(core.utf8('salt'), core.utf8(String(n))).slice(0, 16);
      const stream = 'unit-' + n % 7;
      const entry = core.leafEntry({
        dataDigest: core.dataDigest(salt, core.utf8('{"n":' + n + ',"title":"第' + n + '件"}')),
        metaDigest: core.metaDigest(salt, core.utf8('{"type":"Example","v":1}')),
        revision: Math.floor(n / 7),
        streamTag: core.streamTag(core.streamKey(secret, stream), stream),
      });
      const good = await core.openProof(proof.text, core.leafHash(entry), ...trusted);
      const other = await core.openProof(proof.text, core.leafHash(core.utf8('another')), ...trusted);
      const forged = await core.openCheckpoint(cosignedCheckpoint.note.replace('\\n600\\n', '\\n601\\n'), ...trusted);
      return JSON.stringify([
        [head.ok, head.cosignatures[0].timestamp, head.checkpoint.size], good.ok, other.reason, forged.reason,
      ]);
    `);
    expect(JSON.parse(String(verdict))).toEqual([
      [true, 1_790_000_000, 600],
      true,
      'not-included',
      'bad-signature',
    ]);
  });
});
