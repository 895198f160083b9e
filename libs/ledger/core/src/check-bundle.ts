import { checkEvents, type CheckedEvent } from './bundle-events';
import { Faults, type Fault } from './bundle-fault';
import { BUNDLE_FILES, headFile, parseBundleManifest, type BundleManifest } from './bundle-manifest';
import { parseBundleNote } from './bundle-note';
import { checkPapers, checkPassages } from './bundle-passages';
import { checkStreams } from './bundle-streams';
import { sameBytes, textOf, toHex } from './bytes';
import { checkCase, type CheckedCase } from './check-case';
import { parseKeys, trustCheckpoint, trustNote, type Trust, type TrustedCheckpoint } from './log-trust';
import type { VerifierKey } from './note-key';
import { sha256 } from './sha256';
import { parseStreamHead } from './stream-head';

/** The files of a bundle by name, whatever held them together. */
export type BundleContent = ReadonlyMap<string, Uint8Array>;

export interface CheckedBundle extends TrustedCheckpoint {
  readonly manifest: BundleManifest;
  readonly events: readonly CheckedEvent[];
  /** Keys of the log that signed the bundle. */
  readonly signers: readonly VerifierKey[];
  /** Whether the reader named a key of the log; else the bundle's own were taken. */
  readonly keysGiven: boolean;
  /** Of a case: its units, from the set at opening to the balance. */
  readonly case?: CheckedCase;
}

export type BundleVerdict =
  | { readonly ok: true; readonly bundle: CheckedBundle }
  | { readonly ok: false; readonly count: number; readonly faults: readonly Fault[] };

/**
 * Checks a custody bundle: that the log's key signed it, that every byte of every file is as it was signed, that every
 * leaf is in the tree of the checkpoint, that what is shown are the bytes behind these leaves, and that no event is
 * missing between what each stream's signed head says. Never throws for what a file holds.
 */
export async function checkBundle(files: BundleContent, trust: Trust = {}): Promise<BundleVerdict> {
  const faults = new Faults();
  const bundle = await faults.partLater('bundle', () => checked(files, trust, faults));
  if (bundle && faults.count === 0) return { ok: true, bundle };
  return { ok: false, count: faults.count, faults: faults.found };
}

async function checked(
  files: BundleContent,
  trust: Trust,
  faults: Faults,
): Promise<CheckedBundle | undefined> {
  const text = (name: string): string | undefined => {
    const bytes = files.get(name);
    if (!bytes) faults.add('file-missing', name);
    return bytes && textOf(bytes, name);
  };
  const [note, keyLines, checkpointNote] = [
    text(BUNDLE_FILES.note),
    text(BUNDLE_FILES.keys),
    text(BUNDLE_FILES.checkpoint),
  ];
  const json = files.get(BUNDLE_FILES.manifest);
  if (!json) faults.add('file-missing', BUNDLE_FILES.manifest);
  if (note === undefined || keyLines === undefined || checkpointNote === undefined || !json) return undefined;
  const keys = parseKeys(keyLines);
  const signed = await trustNote(BUNDLE_FILES.note, note, keys, trust, faults);
  if (signed === undefined) return undefined;
  const said = parseBundleNote(signed);
  // Nothing in it means anything before its digest is the one that was signed.
  if (toHex(sha256(json)) !== said.manifest) {
    faults.add('file-differs', BUNDLE_FILES.manifest);
    return undefined;
  }
  const manifest = parseBundleManifest(json);
  checkFiles(files, manifest, faults);
  const trusted = await trustCheckpoint(checkpointNote, keys, trust, faults);
  if (!trusted) return undefined;
  const { origin, size } = trusted.checkpoint;
  for (const each of [said, manifest])
    if (each.origin !== origin || each.size !== size)
      faults.add('says-otherwise', 'checkpoint', `${each.origin} ${each.size} ≠ ${origin} ${size}`);
  // A bundle of other files than it was signed with: what they hold is not worth the time.
  if (faults.count > 0) return undefined;
  const heads = await headsOf(manifest, { files, keys, trust, trusted, faults });
  const events = checkEvents(files, manifest, { checkpointNote, ...trusted.checkpoint }, faults);
  checkStreams(manifest, heads, faults);
  checkPassages(manifest, events, faults);
  checkPapers(manifest, events, faults);
  const ofCase =
    manifest.kind === 'case' ? checkCase(files, manifest, events, trusted.checkpoint, faults) : undefined;
  return {
    ...(ofCase && { case: ofCase }),
    manifest,
    events,
    ...trusted,
    signers: keys.log,
    keysGiven: trust.logKeys !== undefined,
  };
}

function checkFiles(files: BundleContent, manifest: BundleManifest, faults: Faults): void {
  const named = new Map(Object.entries(manifest.files));
  for (const [name, digest] of named) {
    const bytes = files.get(name);
    if (!bytes) faults.add('file-missing', name);
    else if (toHex(sha256(bytes)) !== digest) faults.add('file-differs', name);
  }
  const own: readonly string[] = [BUNDLE_FILES.manifest, BUNDLE_FILES.note];
  for (const name of files.keys())
    if (!named.has(name) && !own.includes(name)) faults.add('file-not-named', name);
}

interface HeadParts {
  readonly files: BundleContent;
  readonly keys: ReturnType<typeof parseKeys>;
  readonly trust: Trust;
  readonly trusted: TrustedCheckpoint;
  readonly faults: Faults;
}

/** The last revision of each stream as the log signed it for this very tree, in the order of the list. */
async function headsOf(
  manifest: BundleManifest,
  { files, keys, trust, trusted, faults }: HeadParts,
): Promise<(number | undefined)[]> {
  const { origin, size, root } = trusted.checkpoint;
  const heads: (number | undefined)[] = [];
  for (const [place, { tag }] of manifest.streams.entries()) {
    const name = headFile(place);
    const head = await faults.partLater(name, async () => {
      const bytes = files.get(name);
      if (!bytes) return void faults.add('file-missing', name);
      const text = await trustNote(name, textOf(bytes, name), keys, trust, faults);
      return text === undefined ? undefined : parseStreamHead(text);
    });
    if (head && (head.origin !== origin || head.size !== size || !sameBytes(head.root, root)))
      faults.add('says-otherwise', name, 'of another tree');
    else if (head && head.streamTag !== tag) faults.add('says-otherwise', name, 'of another stream');
    heads.push(head?.revision);
  }
  return heads;
}
