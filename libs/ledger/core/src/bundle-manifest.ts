import { Malformed } from './bytes';
import { asCount, asHex, asList, asObject, asText, jsonObject, shaped } from './json-reader';
import { MAX_REVISION, SALT_BYTES } from './leaf';
import { MAX_PROOF_HASHES } from './tlog-proof';

export const BUNDLE_KINDS = ['unit', 'act', 'fonds', 'case'] as const;
export type BundleKind = (typeof BUNDLE_KINDS)[number];

/** What a bundle is about, as people call it. */
export const BUNDLE_KIND_WORDS: { readonly [K in BundleKind]: { readonly zh: string; readonly en: string } } =
  {
    unit: { zh: '保管单位', en: 'unit' },
    act: { zh: '业务行为', en: 'act' },
    fonds: { zh: '全宗', en: 'fonds' },
    case: { zh: '处置案', en: 'restructuring case' },
  };

/** Four files an event: with the other files below the 65,535 that a plain zip can hold. */
export const MAX_BUNDLE_EVENTS = 15_000;
export const MAX_BUNDLE_STREAMS = 1_000;
const MAX_FILES = 65_000;
const MAX_PAPERS = 20_000;
/** Of `bundle.json`: a bundle of the most events and papers stays below it. */
const MAX_MANIFEST_BYTES = 32 * 1024 * 1024;

/** A stream of which the bundle tells something. Its signed head is `heads/<place in the list>`. */
export interface BundleStream {
  readonly stream: string;
  /** HMAC(ledger secret, stream): with it the stream's leaves are found in the log. */
  readonly key: string;
  readonly tag: string;
  /** Revision of its last event under the checkpoint. */
  readonly last: number;
  /** All its events from this revision to `last` are here; without it, single ones are. */
  readonly from?: number;
}

/** An event. Its proof is `proofs/<place in the list>`, its bytes `events/<place>.data.json` and `.meta.json`. */
export interface BundleEvent {
  readonly stream: string;
  readonly revision: number;
  readonly leafIndex: number;
  /** Sixteen bytes, hexadecimal; absent when the content is withheld. */
  readonly salt?: string;
}

/** That a gate event is about the unit whose own event copies it. Places in the list of events. */
export interface BundlePassage {
  readonly event: number;
  readonly gate: number;
  /** The unit's place in the manifest, whose root the gate event names: absent where the gate event is withheld. */
  readonly manifest?: {
    readonly root: string;
    readonly count: number;
    readonly index: number;
    readonly hashes: readonly string[];
  };
}

/** A supporting file that events of the bundle cite. */
export interface BundlePaper {
  readonly sha256: string;
  readonly kind: string;
  /** Places of the citing events. */
  readonly events: readonly number[];
  /** The bytes are here, as `papers/<sha256>`. */
  readonly here: boolean;
}

/** `bundle.json`: what a custody bundle covers, and the digest of every other file. Its own digest is signed. */
export interface BundleManifest {
  readonly v: 1;
  readonly kind: BundleKind;
  /** Id of the unit, act, fonds or case. */
  readonly subject: string;
  readonly origin: string;
  /** Leaves under the checkpoint. */
  readonly size: number;
  readonly streams: readonly BundleStream[];
  readonly events: readonly BundleEvent[];
  readonly passages: readonly BundlePassage[];
  readonly papers: readonly BundlePaper[];
  /** Events whose content is not here, and why; nothing when there is none. */
  readonly withheld?: { readonly count: number; readonly why: { readonly zh: string; readonly en: string } };
  /** SHA-256 of every file but `bundle.json` and `bundle.note`, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Files of a fixed name. */
export const BUNDLE_FILES = {
  manifest: 'bundle.json',
  note: 'bundle.note',
  checkpoint: 'checkpoint',
  keys: 'vkeys',
  readme: 'README.txt',
  page: 'page.pdf',
} as const;

export const dataFile = (event: number): string => `events/${event}.data.json`;
export const metaFile = (event: number): string => `events/${event}.meta.json`;
export const proofFile = (event: number): string => `proofs/${event}.tlog-proof`;
export const entryFile = (event: number): string => `proofs/${event}.entry`;
export const headFile = (stream: number): string => `heads/${stream}`;
export const paperFile = (sha256: string): string => `papers/${sha256}`;

/** @throws Malformed for anything that no maker of bundles writes. */
export function parseBundleManifest(bytes: Uint8Array): BundleManifest {
  if (bytes.length > MAX_MANIFEST_BYTES) throw new Malformed('bundle.json', 'too long');
  const members = [
    ...['v', 'kind', 'subject', 'origin', 'size', 'streams', 'events'],
    ...['passages', 'papers', 'files'],
  ];
  const json = shaped(jsonObject(bytes, 'bundle.json'), 'bundle.json', members, ['withheld']);
  if (json['v'] !== 1) throw new Malformed('bundle.json', 'another version');
  const kind = BUNDLE_KINDS.find((each) => each === json['kind']);
  if (!kind) throw new Malformed('bundle.json', 'another kind');
  const streams = asList(json['streams'], 'streams', MAX_BUNDLE_STREAMS).map(streamOf);
  const events = asList(json['events'], 'events', MAX_BUNDLE_EVENTS).map(eventOf);
  const place = (value: unknown, where: string): number => {
    const at = asCount(value, where);
    if (at >= events.length) throw new Malformed(where, 'no such event');
    return at;
  };
  return {
    v: 1,
    kind,
    subject: asText(json['subject'], 'subject', 100),
    origin: asText(json['origin'], 'origin'),
    size: asCount(json['size'], 'size'),
    streams,
    events,
    passages: asList(json['passages'], 'passages', MAX_BUNDLE_EVENTS).map((value) => passageOf(value, place)),
    papers: asList(json['papers'], 'papers', MAX_PAPERS).map((value) => paperOf(value, place)),
    ...(json['withheld'] === undefined ? {} : { withheld: withheldOf(json['withheld']) }),
    files: filesOf(json['files']),
  };
}

function streamOf(value: unknown): BundleStream {
  const json = shaped(value, 'stream', ['stream', 'key', 'tag', 'last'], ['from']);
  return {
    stream: asText(json['stream'], 'stream', 200),
    key: asHex(json['key'], 'stream key', 32),
    tag: asHex(json['tag'], 'stream tag', 32),
    last: revision(json['last'], 'last revision'),
    ...(json['from'] === undefined ? {} : { from: revision(json['from'], 'first revision') }),
  };
}

function eventOf(value: unknown): BundleEvent {
  const json = shaped(value, 'event', ['stream', 'revision', 'leafIndex'], ['salt']);
  return {
    stream: asText(json['stream'], 'stream', 200),
    revision: revision(json['revision'], 'revision'),
    leafIndex: asCount(json['leafIndex'], 'leaf index'),
    ...(json['salt'] === undefined ? {} : { salt: asHex(json['salt'], 'salt', SALT_BYTES) }),
  };
}

function passageOf(value: unknown, place: (value: unknown, where: string) => number): BundlePassage {
  const json = shaped(value, 'passage', ['event', 'gate'], ['manifest']);
  const passage = { event: place(json['event'], 'passage'), gate: place(json['gate'], 'passage') };
  if (json['manifest'] === undefined) return passage;
  const manifest = shaped(json['manifest'], 'manifest', ['root', 'count', 'index', 'hashes']);
  return {
    ...passage,
    manifest: {
      root: asHex(manifest['root'], 'manifest root', 32),
      count: asCount(manifest['count'], 'manifest count'),
      index: asCount(manifest['index'], 'manifest index'),
      hashes: asList(manifest['hashes'], 'manifest hashes', MAX_PROOF_HASHES).map((hash) =>
        asHex(hash, 'manifest hash', 32),
      ),
    },
  };
}

function paperOf(value: unknown, place: (value: unknown, where: string) => number): BundlePaper {
  const json = shaped(value, 'paper', ['sha256', 'kind', 'events', 'here']);
  if (typeof json['here'] !== 'boolean') throw new Malformed('paper', 'here or not');
  return {
    sha256: asHex(json['sha256'], 'paper', 32),
    kind: asText(json['kind'], 'kind of paper'),
    events: asList(json['events'], 'citing events', MAX_BUNDLE_EVENTS).map((at) => place(at, 'citing event')),
    here: json['here'],
  };
}

function withheldOf(value: unknown): NonNullable<BundleManifest['withheld']> {
  const json = shaped(value, 'withheld', ['count', 'why']);
  const why = shaped(json['why'], 'why', ['zh', 'en']);
  return {
    count: asCount(json['count'], 'withheld'),
    why: { zh: asText(why['zh'], 'why'), en: asText(why['en'], 'why') },
  };
}

const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,2}$/;

/** A name that can stand in a bundle: no way up, none from the root, nothing that a file system takes amiss. */
export const isBundleFileName = (name: string): boolean => FILE_NAME.test(name) && !name.includes('..');

function filesOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(asObject(value, 'files'));
  if (entries.length > MAX_FILES) throw new Malformed('files', `over ${MAX_FILES}`);
  for (const [name] of entries)
    if (!isBundleFileName(name)) throw new Malformed('files', `the name ${name.slice(0, 60)}`);
  return Object.fromEntries(entries.map(([name, sha256]) => [name, asHex(sha256, 'file digest', 32)]));
}

function revision(value: unknown, where: string): number {
  const number = asCount(value, where);
  if (number > MAX_REVISION) throw new Malformed(where, 'too large');
  return number;
}
