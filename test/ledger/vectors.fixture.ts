import {
  bundlePath,
  checkpointText,
  consistencyProof,
  cosign,
  COSIGNATURE_V1,
  ED25519,
  formatNote,
  formatProof,
  formatVkey,
  inclusionProof,
  leafHash,
  leafText,
  rootOfRows,
  sha256,
  signNote,
  streamHeadText,
  streamKey,
  tilePath,
  tilesOf,
  toHex,
  utf8,
  writeBundle,
  type NoteSignature,
} from '@fonds/ledger/core';
import { canonicalJson } from '@fonds/kernel';
import { leafIndexOf, type Epoch } from '../../libs/ledger/integrator/src/epoch';
import * as made from './log.fixture';

const SIZE = 600;
const TIME = 1_790_000_000;
const EVENTS = [0, 1, 7, 255, 599];
const SIZES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 255, 256, 257, 511, 512, 513, SIZE];
const INCLUSION = [
  [0, 1],
  [0, 2],
  [6, 7],
  [0, 8],
  [255, 256],
  [256, 257],
  [41, SIZE],
  [599, SIZE],
] as const;
const CONSISTENCY = [
  [0, 5],
  [1, 2],
  [3, 7],
  [4, 8],
  [6, 8],
  [256, 257],
  [300, 512],
  [255, SIZE],
  [SIZE, SIZE],
] as const;
const CANONICAL = [
  { title: '关于印发档案的通知', pages: 12, file: null, open: false },
  { 'a"\\': '\u0000\n/é', '𠮷': 1, '\uff5e': 2, list: [3, 0.5, 1e-7, []], empty: {} },
];
const MANIFESTS = [[], ['a'], ['b', 'a', '𠮷', '\uff5e'], ['0', '1', '2', '3', '4', '5', '6', '7', '8']];

/** Everything that docs/ledger.md specifies, made by libs/ledger/core. */
export async function makeVectors(): Promise<unknown> {
  const log = made.logOf(SIZE);
  const { ORIGIN, logSigner, witnessSigner, WITNESS } = made;
  const head = (size: number): string =>
    checkpointText({ origin: ORIGIN, size, root: log.roots[size] as Uint8Array });
  const signed = async (text: string, more: NoteSignature[] = []): Promise<string> => {
    const note = await signNote(ORIGIN, text, [logSigner]);
    return formatNote({ ...note, signatures: [...note.signatures, ...more] });
  };
  const cosigned = await signed(head(SIZE), [await cosign(WITNESS, head(SIZE), TIME, witnessSigner)]);
  return {
    about: 'Golden vectors of docs/ledger.md. The keys are known to everybody: for tests alone.',
    canonicalJson: CANONICAL.map((value) => ({ value, text: canonicalJson(value) })),
    ledgerSecret: toHex(made.LEDGER_SECRET),
    rule: 'Event n, for n from 0: stream "unit-" and n mod 7; revision n div 7; salt = the first 16 bytes of HMAC-SHA-256(key "salt", n in decimal); data {"n":n,"title":"第n件"}; metadata {"type":"Example","v":1}. Its entry is leaf n.',
    events: EVENTS.map((index) => eventVector(index)),
    roots: SIZES.map((size) => ({ size, root: hex(log.roots[size]) })),
    inclusion: INCLUSION.map(([index, size]) => ({
      index,
      size,
      hashes: inclusionProof(index, size, log.tiles).map(toHex),
    })),
    consistency: CONSISTENCY.map(([from, size]) => ({
      from,
      size,
      hashes: consistencyProof(from, size, log.tiles).map(toHex),
    })),
    tiles: [
      ...[...tilesOf(SIZE)].map((tile) => ({ size: SIZE, tile })),
      ...[...tilesOf(3)].map((tile) => ({ size: 3, tile })),
    ].map(({ size, tile }) => ({ size, path: tilePath(tile), ...bytesVector(log.bytesOf(tile)) })),
    bundles: [
      { index: 0, width: 2 },
      { index: 0, width: 256 },
      { index: 2, width: 88 },
    ].map((bundle) => ({
      path: bundlePath(bundle),
      ...bytesVector(writeBundle(log.entries.slice(bundle.index * 256, bundle.index * 256 + bundle.width))),
    })),
    keys: {
      log: keyVector(ORIGIN, ED25519, made.LOG_SEED),
      witness: keyVector(WITNESS, COSIGNATURE_V1, made.WITNESS_SEED),
    },
    checkpoint: { size: 7, note: await signed(head(7)) },
    emptyCheckpoint: { size: 0, note: await signed(head(0)) },
    cosignedCheckpoint: { size: SIZE, time: TIME, note: cosigned },
    proof: {
      index: 41,
      text: formatProof({ index: 41, hashes: inclusionProof(41, SIZE, log.tiles), checkpoint: cosigned }),
    },
    streamHead: { stream: 'unit-6', note: await signed(streamHeadOf(log, 'unit-6')) },
    manifests: MANIFESTS.map((rows) => ({ rows, root: rootOfRows(rows) })),
    epochs: [epochVector(0), epochVector(2, 3n)],
  };
}

const hex = (bytes: Uint8Array | undefined): string => toHex(bytes ?? new Uint8Array());

/** Long bytes by their digest, short ones also in full. */
const bytesVector = (bytes: Uint8Array): object => ({
  length: bytes.length,
  sha256: toHex(sha256(bytes)),
  ...(bytes.length <= 700 && { hex: toHex(bytes) }),
});

function eventVector(index: number): object {
  const event = made.eventAt(index);
  const leaf = made.leafOf(event);
  const entry = leafText(leaf);
  return {
    index,
    ...event,
    salt: toHex(event.salt),
    streamKey: toHex(streamKey(made.LEDGER_SECRET, event.stream)),
    streamTag: leaf.streamTag,
    dataDigest: leaf.dataDigest,
    metaDigest: leaf.metaDigest,
    entry,
    leafHash: toHex(leafHash(utf8(entry))),
  };
}

function keyVector(name: string, type: typeof ED25519 | typeof COSIGNATURE_V1, seed: Uint8Array): object {
  const key = made.keyOf(name, type, made.signerOf(seed));
  return { name, seed: toHex(seed), publicKey: toHex(key.publicKey), id: key.id, vkey: formatVkey(key) };
}

function streamHeadOf(log: made.MadeUpLog, stream: string): string {
  const events = log.entries
    .map((_, index) => made.eventAt(index))
    .filter((event) => event.stream === stream);
  const last = events[events.length - 1] as made.MadeUpEvent;
  const { streamTag, revision } = made.leafOf(last);
  return streamHeadText({
    origin: made.ORIGIN,
    size: SIZE,
    root: log.roots[SIZE] as Uint8Array,
    streamTag,
    revision,
  });
}

function epochVector(number: number, restartPosition?: bigint): object {
  const origin = number === 0 ? made.ORIGIN : `${made.ORIGIN}/e${number}`;
  const epoch: Epoch = { number, origin, ...(restartPosition && { restartPosition }) };
  return {
    number,
    ...(restartPosition && { restartedAt: String(restartPosition) }),
    origin,
    positions: [1n, 2n, 3n, 4n, 5n].map((position) => ({
      position: String(position),
      leaf: leafIndexOf(epoch, position),
    })),
  };
}
