import { createHash, createHmac, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/**
 * docs/ledger.md once more, section by section, written from the page alone: nothing of libs/ledger is imported
 * here, and nothing may be (test/ledger/second-implementation.spec.ts looks).
 */
type Bytes = Buffer;

export const sha = (...parts: (Bytes | string)[]): Bytes =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hmac = (key: Bytes | string, message: string): Bytes =>
  createHmac('sha256', key).update(message).digest();

// §1
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

// §2
export const digest = (salt: Bytes, part: 'data' | 'meta', text: string): string =>
  sha(hmac(salt, part), text).toString('hex');
export const streamKey = (secret: Bytes, stream: string): Bytes => hmac(secret, stream);
export const streamTag = (secret: Bytes, stream: string): string =>
  sha(streamKey(secret, stream), stream).toString('hex');

// §3
export interface Event {
  readonly stream: string;
  readonly revision: number;
  readonly salt: Bytes;
  readonly data: string;
  readonly meta: string;
}
export const entryOf = (secret: Bytes, event: Event): string =>
  `{"dataDigest":"${digest(event.salt, 'data', event.data)}","metaDigest":"${digest(event.salt, 'meta', event.meta)}","revision":${event.revision},"streamTag":"${streamTag(secret, event.stream)}","v":1}`;

/** The rule by which the vectors' example log is made. */
export const exampleEvent = (n: number): Event => ({
  stream: `unit-${n % 7}`,
  revision: (n - (n % 7)) / 7,
  salt: hmac('salt', String(n)).subarray(0, 16),
  data: `{"n":${n},"title":"第${n}件"}`,
  meta: '{"type":"Example","v":1}',
});

// §4
export const leafHash = (entry: string): Bytes => sha(Buffer.of(0), entry);
const node = (left: Bytes, right: Bytes): Bytes => sha(Buffer.of(1), left, right);

function split(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

export function rootOf(leaves: readonly Bytes[]): Bytes {
  const [first] = leaves;
  if (!first) return sha('');
  if (leaves.length === 1) return first;
  const k = split(leaves.length);
  return node(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH(m, D[n]) of RFC 6962 §2.1.1. */
export function path(m: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(m, left), rootOf(right)] : [...path(m - k, right), rootOf(left)];
}

/** PROOF(m, D[n]) of RFC 6962 §2.1.2. */
export const consistency = (m: number, leaves: readonly Bytes[]): Bytes[] =>
  m === 0 || m === leaves.length ? [] : subproof(m, leaves, true);

function subproof(m: number, leaves: readonly Bytes[], whole: boolean): Bytes[] {
  if (m === leaves.length) return whole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...subproof(m, left, whole), rootOf(right)]
    : [...subproof(m - k, right, false), rootOf(left)];
}

// §5
export function tile(path: string, leaves: readonly Bytes[]): Bytes {
  const [, level = '', index = '', width = '256'] = /^tile\/(\d+)\/(.*?)(?:\.p\/(\d+))?$/.exec(path) ?? [];
  const [l, n] = [Number(level), Number(index.replace(/[x/]/g, ''))];
  const hashes = Array.from({ length: Number(width) }, (_, i) =>
    rootOf(leaves.slice((256 * n + i) * 256 ** l, (256 * n + i + 1) * 256 ** l)),
  );
  return Buffer.concat(hashes);
}

export function bundle(path: string, entries: readonly string[]): Bytes {
  const [, index = '', width = '256'] = /^tile\/entries\/(.*?)(?:\.p\/(\d+))?$/.exec(path) ?? [];
  const from = 256 * Number(index.replace(/[x/]/g, ''));
  const wanted = entries.slice(from, from + Number(width)).map((entry) => Buffer.from(entry));
  return Buffer.concat(wanted.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]));
}

// §6
export interface Key {
  readonly name: string;
  readonly type: 1 | 4;
  readonly secret: KeyObject;
  readonly publicKey: Bytes;
}
export function keyOf(name: string, type: 1 | 4, seed: Bytes): Key {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    name,
    type,
    secret,
    publicKey: createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32),
  };
}
export const keyId = ({ name, type, publicKey }: Key): Bytes =>
  sha(name, Buffer.of(0x0a, type), publicKey).subarray(0, 4);
export const vkey = (key: Key): string =>
  `${key.name}+${keyId(key).toString('hex')}+${Buffer.concat([Buffer.of(key.type), key.publicKey]).toString('base64')}`;
const line = (key: Key, signature: Bytes): string =>
  `— ${key.name} ${Buffer.concat([keyId(key), signature]).toString('base64')}\n`;
const ed25519 = (key: Key, text: string): Bytes => sign(null, Buffer.from(text), key.secret);
export const noteBy = (key: Key, text: string): string => `${text}\n${line(key, ed25519(key, text))}`;

// §7
export const checkpoint = (origin: string, size: number, root: Bytes): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;
export function cosignature(key: Key, text: string, time: number): string {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  return line(key, Buffer.concat([stamp, ed25519(key, `cosignature/v1\ntime ${time}\n${text}`)]));
}

// §8
export const proof = (index: number, hashes: readonly Bytes[], note: string): string =>
  `c2sp.org/tlog-proof@v1\nindex ${index}\n${hashes.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`;

// §9
export const streamHead = (
  origin: string,
  size: number,
  root: Bytes,
  tag: string,
  revision: number,
): string =>
  `fondsledger/stream-head/v1\norigin ${origin}\nsize ${size}\nroot ${root.toString('base64')}\nstream ${tag}\nrevision ${revision}\n`;

// §10
export function leafAt(position: number, restartedAt?: number): number {
  if (restartedAt === undefined || position > restartedAt) return position - 1;
  return position === restartedAt ? 0 : position;
}

// §11
export const rootOfRows = (rows: readonly string[]): string =>
  rootOf(
    rows
      .map((row) => Buffer.from(row))
      .sort((a, b) => Buffer.compare(a, b))
      .map((row) => sha(Buffer.of(0), row)),
  ).toString('hex');
