import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ED25519, fromBase64, verifierKey, type VerifierKey } from '@fonds/ledger/core';

/** What an audit needs of the log's key file: the secret of the stream tags, and public keys. Nothing is signed. */
export interface AuditKeys {
  /** Of the first epoch. */
  readonly origin: string;
  readonly secret: Uint8Array;
  readonly publicKeys: readonly Uint8Array[];
}

/** The key file cannot be read: without the ledger secret no stream tag can be made. */
export class KeyFileUnreadable extends Error {
  override readonly name = 'KeyFileUnreadable';
}

/** A reader of its own: the program that writes the log is not asked. @throws KeyFileUnreadable */
export async function readAuditKeys(dataDir: string): Promise<AuditKeys> {
  const path = join(dataDir, 'ledger', 'keys.json');
  try {
    const file = JSON.parse(await readFile(path, 'utf8')) as {
      readonly origin: string;
      readonly secret: string;
      readonly keys: readonly { readonly privateKey: string }[];
    };
    return {
      origin: file.origin,
      secret: fromBase64(file.secret, 'ledger secret'),
      publicKeys: file.keys.map(({ privateKey }) => publicKeyOf(privateKey)),
    };
  } catch (error) {
    throw new KeyFileUnreadable(path, { cause: error });
  }
}

/** The keys under an epoch's name. */
export const keysUnder = (origin: string, publicKeys: readonly Uint8Array[]): VerifierKey[] =>
  publicKeys.map((key) => verifierKey(origin, ED25519, key));

/** RFC 8410: the last 32 bytes of an Ed25519 key's SPKI are the key. */
function publicKeyOf(privateKey: string): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
}
