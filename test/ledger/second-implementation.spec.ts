import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as second from './second-implementation.fixture';

interface Vectors {
  canonicalJson: { value: unknown; text: string }[];
  ledgerSecret: string;
  events: (Record<'stream' | 'salt' | 'data' | 'meta', string> &
    Record<'streamKey' | 'streamTag' | 'dataDigest' | 'metaDigest' | 'entry' | 'leafHash', string> & {
      index: number;
      revision: number;
    })[];
  roots: { size: number; root: string }[];
  inclusion: { index: number; size: number; hashes: string[] }[];
  consistency: { from: number; size: number; hashes: string[] }[];
  tiles: { size: number; path: string; length: number; sha256: string; hex?: string }[];
  bundles: { path: string; length: number; sha256: string; hex?: string }[];
  keys: Record<'log' | 'witness', Record<'name' | 'seed' | 'publicKey' | 'id' | 'vkey', string>>;
  checkpoint: { size: number; note: string };
  emptyCheckpoint: { size: number; note: string };
  cosignedCheckpoint: { size: number; time: number; note: string };
  proof: { index: number; text: string };
  streamHead: { stream: string; note: string };
  epochs: {
    number: number;
    restartedAt?: string;
    origin: string;
    positions: { position: string; leaf: number }[];
  }[];
  manifests: { rows: string[]; root: string }[];
}

const vectors = JSON.parse(
  readFileSync(join(__dirname, '..', 'fixtures', 'ledger', 'vectors.json'), 'utf8'),
) as Vectors;
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hex = (hash: Buffer): string => hash.toString('hex');
const secret = bytes(vectors.ledgerSecret);
const entries = Array.from({ length: 600 }, (_, n) => second.entryOf(secret, second.exampleEvent(n)));
const leaves = entries.map(second.leafHash);
const { log: logKey, witness: witnessKey } = vectors.keys;
const log = second.keyOf(logKey.name, 1, bytes(logKey.seed));
const witness = second.keyOf(witnessKey.name, 4, bytes(witnessKey.seed));
const head = (size: number): string =>
  second.checkpoint(log.name, size, second.rootOf(leaves.slice(0, size)));
const cosigned = ({ size, time }: Vectors['cosignedCheckpoint']): string =>
  second.noteBy(log, head(size)) + second.cosignature(witness, head(size), time);

describe('a second implementation, written from docs/ledger.md alone', () => {
  it('imports nothing of ours', () => {
    const source = readFileSync(join(__dirname, 'second-implementation.fixture.ts'), 'utf8');
    expect(
      [...source.matchAll(/\b(?:from|import|import\(|require\()\s*'([^']+)'/g)].map((match) => match[1]),
    ).toEqual(['node:crypto']);
  });

  it('§1 writes the same canonical JSON', () => {
    for (const { value, text } of vectors.canonicalJson) expect(second.canonicalJson(value)).toBe(text);
  });

  it('§2, §3 makes the same digests, tags and entries', () => {
    for (const { index, entry, leafHash, ...event } of vectors.events) {
      const made = second.exampleEvent(index);
      expect({
        ...made,
        salt: hex(made.salt),
        streamKey: hex(second.streamKey(secret, made.stream)),
        streamTag: second.streamTag(secret, made.stream),
        dataDigest: second.digest(made.salt, 'data', made.data),
        metaDigest: second.digest(made.salt, 'meta', made.meta),
      }).toEqual(event);
      expect(entries[index]).toBe(entry);
      expect(hex(second.leafHash(entry))).toBe(leafHash);
    }
  });

  it('§4 makes the same roots and proofs', () => {
    for (const { size, root } of vectors.roots) expect(hex(second.rootOf(leaves.slice(0, size)))).toBe(root);
    for (const { index, size, hashes } of vectors.inclusion)
      expect(second.path(index, leaves.slice(0, size)).map(hex)).toEqual(hashes);
    for (const { from, size, hashes } of vectors.consistency)
      expect(second.consistency(from, leaves.slice(0, size)).map(hex)).toEqual(hashes);
  });

  it('§5 makes the same tiles and bundles', () => {
    for (const { size, path, ...expected } of vectors.tiles)
      expect(described(second.tile(path, leaves.slice(0, size)), expected)).toEqual(expected);
    for (const { path, ...expected } of vectors.bundles)
      expect(described(second.bundle(path, entries), expected)).toEqual(expected);
  });

  it('§6, §7 makes the same keys and checkpoints', () => {
    for (const [key, vector] of [
      [log, logKey],
      [witness, witnessKey],
    ] as const)
      expect({
        ...vector,
        publicKey: hex(key.publicKey),
        id: hex(second.keyId(key)),
        vkey: second.vkey(key),
      }).toEqual(vector);
    for (const { size, note } of [vectors.checkpoint, vectors.emptyCheckpoint])
      expect(second.noteBy(log, head(size))).toBe(note);
    expect(cosigned(vectors.cosignedCheckpoint)).toBe(vectors.cosignedCheckpoint.note);
  });

  it('§8, §9 makes the same proof and the same statement of a stream', () => {
    const { index, text } = vectors.proof;
    expect(second.proof(index, second.path(index, leaves), cosigned(vectors.cosignedCheckpoint))).toBe(text);
    const { stream, note } = vectors.streamHead;
    const revisions = entries
      .map((_, n) => second.exampleEvent(n))
      .filter((event) => event.stream === stream);
    const statement = second.streamHead(
      log.name,
      600,
      second.rootOf(leaves),
      second.streamTag(secret, stream),
      revisions.length - 1,
    );
    expect(second.noteBy(log, statement)).toBe(note);
  });

  it('§10 places the events of each epoch alike', () => {
    for (const { restartedAt, positions } of vectors.epochs)
      for (const { position, leaf } of positions)
        expect(
          second.leafAt(Number(position), restartedAt === undefined ? undefined : Number(restartedAt)),
        ).toBe(leaf);
  });

  it('§11 makes the same roots over rows', () => {
    for (const { rows, root } of vectors.manifests) expect(second.rootOfRows(rows)).toBe(root);
  });
});

const described = (made: Buffer, { hex: shown }: { hex?: string }): object => ({
  length: made.length,
  sha256: hex(second.sha(made)),
  ...(shown !== undefined && { hex: hex(made) }),
});
