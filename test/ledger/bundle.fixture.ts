import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BUNDLE_FILES,
  bundleNoteText,
  ED25519,
  formatNote,
  formatProof,
  formatVkey,
  headFile,
  parseBundleManifest,
  parseNote,
  parseProof,
  parseVkey,
  proofFile,
  signNote,
  streamHeadText,
  parseStreamHead,
  textOf,
  utf8,
  type BundleManifest,
  type StreamHead,
  type VerifierKey,
} from '@fonds/ledger/core';
import { readZip } from '../../apps/verify/src/read-zip';
import { keyOf, logSigner } from './log.fixture';

/** A bundle that commands made (test/http/bundle.e2e-spec.ts wrote it), with the log's key and all its entries. */
export const FOLDER = join(__dirname, '..', 'fixtures', 'bundle');
export const ZIP = readFileSync(join(FOLDER, 'unit.zip'));
export const VKEY = parseVkey(readFileSync(join(FOLDER, 'vkey'), 'utf8').trim());
export const FILES: ReadonlyMap<string, Uint8Array> = readZip(ZIP);
export const MANIFEST = parseBundleManifest(FILES.get(BUNDLE_FILES.manifest) ?? new Uint8Array());

export type Files = Map<string, Uint8Array>;
type Draft = { -readonly [M in keyof BundleManifest]: BundleManifest[M] };

/** What somebody who has the log's key can change and sign again. */
export interface Forgery {
  /** Changes files and manifest; digests and signatures are made anew after it. */
  readonly change?: (files: Files, manifest: Draft) => void;
  /** Changes what the heads say. */
  readonly head?: (head: StreamHead) => StreamHead;
}

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const fileOf = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  textOf(files.get(name) ?? new Uint8Array(), name);

/** The key under which {@link forged} signs, in the name of the bundle's own log. */
export const FORGER: VerifierKey = keyOf(MANIFEST.origin, ED25519, logSigner);

/** The same bundle, signed anew throughout by another key of the same name. Its page is a word, for speed. */
export const forged = (forgery: Forgery = {}): Promise<Files> => forgedOf(FILES, MANIFEST, forgery);

/** As {@link forged}, of any bundle. */
export async function forgedOf(
  whole: ReadonlyMap<string, Uint8Array>,
  said: BundleManifest,
  { change, head = (same) => same }: Forgery,
): Promise<Files> {
  const { origin } = said;
  const sign = async (text: string): Promise<string> => formatNote(await signNote(origin, text, [logSigner]));
  const files: Files = new Map(whole);
  files.delete(BUNDLE_FILES.manifest);
  files.delete(BUNDLE_FILES.note);
  const checkpoint = await sign(parseNote(fileOf(whole, BUNDLE_FILES.checkpoint)).text);
  files.set(BUNDLE_FILES.checkpoint, utf8(checkpoint));
  files.set(BUNDLE_FILES.keys, utf8(`${formatVkey(keyOf(origin, ED25519, logSigner))}\n`));
  files.set(BUNDLE_FILES.page, utf8('page'));
  for (const [place] of said.events.entries()) {
    const proof = parseProof(fileOf(whole, proofFile(place)));
    files.set(proofFile(place), utf8(formatProof({ ...proof, checkpoint })));
  }
  for (const [place] of said.streams.entries()) {
    const told = parseStreamHead(parseNote(fileOf(whole, headFile(place))).text);
    files.set(headFile(place), utf8(await sign(streamHeadText(head(told)))));
  }
  const manifest: Draft = { ...said };
  change?.(files, manifest);
  manifest.files = Object.fromEntries([...files].map(([name, bytes]) => [name, hex(bytes)]));
  const json = utf8(JSON.stringify(manifest));
  const { size } = manifest;
  files.set(BUNDLE_FILES.manifest, json);
  files.set(BUNDLE_FILES.note, utf8(await sign(bundleNoteText({ origin, size, manifest: hex(json) }))));
  return files;
}
