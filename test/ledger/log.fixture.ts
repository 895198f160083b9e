import { createPrivateKey, createPublicKey, sign as signBytes } from 'node:crypto';
import {
  CompactRange,
  dataDigest,
  hmacSha256,
  leafEntry,
  leafHash,
  metaDigest,
  sha256,
  streamKey,
  streamTag,
  TileSet,
  tilesOf,
  utf8,
  verifierKey,
  type Leaf,
  type Signer,
  type SignatureType,
  type TileRef,
  type VerifierKey,
} from '@fonds/ledger/core';

/** A log of made-up events: everything in it follows from the number of an event. */
export const LEDGER_SECRET = sha256(utf8('fondsledger test secret'));
export const ORIGIN = 'archives.example/150101/log';
export const WITNESS = 'county.example/150122/witness';

export interface MadeUpEvent {
  readonly stream: string;
  readonly revision: number;
  readonly salt: Uint8Array;
  readonly data: string;
  readonly meta: string;
}

export const eventAt = (index: number): MadeUpEvent => ({
  stream: `unit-${index % 7}`,
  revision: Math.floor(index / 7),
  salt: hmacSha256(utf8('salt'), utf8(String(index))).slice(0, 16),
  data: `{"n":${index},"title":"第${index}件"}`,
  meta: `{"type":"Example","v":1}`,
});

export const leafOf = (event: MadeUpEvent): Leaf => ({
  dataDigest: dataDigest(event.salt, utf8(event.data)),
  metaDigest: metaDigest(event.salt, utf8(event.meta)),
  revision: event.revision,
  streamTag: streamTag(streamKey(LEDGER_SECRET, event.stream), event.stream),
});

export interface MadeUpLog {
  readonly entries: readonly Uint8Array[];
  readonly leaves: readonly Uint8Array[];
  /** Root at each size, from 0. */
  readonly roots: readonly Uint8Array[];
  readonly tiles: TileSet;
  bytesOf(tile: TileRef): Uint8Array;
}

export function logOf(size: number): MadeUpLog {
  const entries = Array.from({ length: size }, (_, index) => leafEntry(leafOf(eventAt(index))));
  const leaves = entries.map(leafHash);
  const range = new CompactRange();
  const roots = [range.root()];
  const levels: Uint8Array[][] = [[...leaves]];
  for (const leaf of leaves) {
    range.append(leaf, (level, index, hash) => {
      if (level % 8 === 0) (levels[level / 8] ??= [])[index] = hash;
    });
    roots.push(range.root());
  }
  const bytesOf = ({ level, index, width }: TileRef): Uint8Array =>
    Uint8Array.from(Buffer.concat((levels[level] ?? []).slice(index * 256, index * 256 + width)));
  const tiles = new TileSet(size);
  for (const tile of tilesOf(size)) tiles.add(tile.level, tile.index, bytesOf(tile));
  return { entries, leaves, roots, tiles, bytesOf };
}

/** PKCS #8 of an Ed25519 seed (RFC 8410 §7) is this and the seed. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that everybody knows: for tests alone. */
export function signerOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    publicKey: Uint8Array.from(publicKey),
    sign: (message) => Promise.resolve(Uint8Array.from(signBytes(null, message, key))),
  };
}

export const LOG_SEED = sha256(utf8('fondsledger test log key'));
export const WITNESS_SEED = sha256(utf8('fondsledger test witness key'));
export const logSigner = signerOf(LOG_SEED);
export const witnessSigner = signerOf(WITNESS_SEED);

export const keyOf = (name: string, type: SignatureType, signer: Signer): VerifierKey =>
  verifierKey(name, type, signer.publicKey);
