import { createPrivateKey, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  concat,
  COSIGNATURE_V1,
  fromBase64,
  isKeyName,
  Malformed,
  toBase64,
  toHex,
  verifierKey,
  type Signer,
  type VerifierKey,
} from '@fonds/ledger/core';
import { isMissing, writeDurably } from './durable-file';
import { WitnessFault } from './witness-fault';

/** RFC 8410 §7: PKCS #8 of Ed25519 is this and the 32 bytes of the seed. */
const PKCS8 = Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex'));
/** As Go's sumdb/note writes a private key: name, id and base64(type ‖ seed) joined by `+` after these two words. */
const SECRET_PREFIX = 'PRIVATE+KEY+';

/** The key of a witness: private half behind `sign`. */
export interface WitnessKey {
  /** With signature type 0x04. */
  readonly verifier: VerifierKey;
  readonly signer: Signer;
}

/** @param seed 32 bytes. @param name made from the key when none is given. */
function witnessKeyOf(seed: Uint8Array, name?: string): WitnessKey {
  const secret = createPrivateKey({
    key: Buffer.from(concat(PKCS8, seed)),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = publicBytes(secret);
  return {
    verifier: verifierKey(
      name ?? `witness.fonds/${toHex(publicKey.subarray(0, 4))}`,
      COSIGNATURE_V1,
      publicKey,
    ),
    signer: {
      publicKey,
      sign: (message) => Promise.resolve(Uint8Array.from(sign(null, message, secret))),
    },
  };
}

const publicBytes = (secret: KeyObject): Uint8Array => {
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  return Uint8Array.from(Buffer.from(x ?? '', 'base64url'));
};

/** Where a witness's private key lies. */
const keyPath = (folder: string): string => join(folder, 'key');

/** The key that is there, or nothing. @throws WitnessFault when it is damaged, or others may read it. */
export async function readWitnessKey(folder: string): Promise<WitnessKey | undefined> {
  const path = keyPath(folder);
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new WitnessFault(
        `${path} can be read by others. Consider whether it was; then: chmod 600 ${path}`,
        `${path} 可被他人读取。请先判断是否已泄露，再执行：chmod 600 ${path}`,
      );
    return parseSecret(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * The key that is there, or a new one under this name; only by the process that has the folder.
 *
 * @throws WitnessFault when the key that is there has another name.
 */
export async function openWitnessKey(folder: string, name?: string): Promise<WitnessKey> {
  if (name !== undefined && !isKeyName(name))
    throw new WitnessFault(
      `A witness cannot be called ${JSON.stringify(name)}: no spaces, no plus. Use a name like archives.example/witness.`,
      `见证者名称 ${JSON.stringify(name)} 不可用：不得含空格和加号，例如 archives.example/witness。`,
    );
  const key = (await readWitnessKey(folder)) ?? (await makeKey(folder, name));
  if (name !== undefined && key.verifier.name !== name)
    throw new WitnessFault(
      `This witness is called ${key.verifier.name}; its name is part of its key and stays.`,
      `本见证者名为 ${key.verifier.name}；名称是密钥的一部分，不能更改。`,
    );
  return key;
}

async function makeKey(folder: string, name: string | undefined): Promise<WitnessKey> {
  const seed = Uint8Array.from(randomBytes(32));
  const { verifier } = witnessKeyOf(seed, name);
  const material = toBase64(concat(Uint8Array.of(COSIGNATURE_V1), seed));
  const path = keyPath(folder);
  await writeDurably(path, `${SECRET_PREFIX}${verifier.name}+${verifier.id}+${material}\n`);
  const made = await readWitnessKey(folder);
  if (!made) throw new Error(`${path} is gone`);
  return made;
}

function parseSecret(text: string, path: string): WitnessKey {
  const damaged = (): WitnessFault =>
    new WitnessFault(
      `${path} is no private key. Put it back from a copy; a new one makes a new witness.`,
      `${path} 不是私钥。请用副本恢复；重新生成即成为另一见证者。`,
    );
  try {
    const [name = '', id = '', ...rest] = text.trimEnd().slice(SECRET_PREFIX.length).split('+');
    const material = fromBase64(rest.join('+'), 'key');
    if (!text.startsWith(SECRET_PREFIX) || material.length !== 33 || material[0] !== COSIGNATURE_V1)
      throw damaged();
    const key = witnessKeyOf(material.slice(1), name);
    if (key.verifier.id !== id) throw damaged();
    return key;
  } catch (error) {
    throw error instanceof Malformed ? damaged() : error;
  }
}
