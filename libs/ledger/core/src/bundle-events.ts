import type { Faults } from './bundle-fault';
import {
  dataFile,
  entryFile,
  metaFile,
  proofFile,
  type BundleEvent,
  type BundleManifest,
} from './bundle-manifest';
import { fromHex, textOf } from './bytes';
import type { Checkpoint } from './checkpoint';
import { verifyInclusion } from './inclusion-proof';
import { asList, asObject, asText, jsonObject, type JsonObject } from './json-reader';
import { dataDigest, metaDigest, parseLeaf, streamTag, type Leaf } from './leaf';
import { leafHash } from './merkle-hash';
import { parseProof } from './tlog-proof';

/** An event whose leaf is in the tree, and what its bytes say where they are here. */
export interface CheckedEvent extends BundleEvent {
  readonly shown?: {
    readonly id: string;
    readonly type: string;
    readonly businessDate: string;
    readonly recordedAt: string;
    /** SHA-256 of the supporting files that it cites. */
    readonly papers: readonly string[];
    readonly data: JsonObject;
  };
}

interface SignedTree extends Checkpoint {
  /** The note, verbatim. */
  readonly checkpointNote: string;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** Checks every event's proof, leaf and bytes. */
export function checkEvents(
  files: Files,
  manifest: BundleManifest,
  tree: SignedTree,
  faults: Faults,
): CheckedEvent[] {
  const tags = new Map(
    manifest.streams.map(({ stream, key }) => [stream, streamTag(fromHex(key, 32, 'stream key'), stream)]),
  );
  return manifest.events.map((event, place) => {
    const leaf = faults.part(proofFile(place), () => provenLeaf(files, place, event, tree, faults));
    if (!leaf) return event;
    const where = `events/${place}`;
    if (leaf.streamTag !== tags.get(event.stream) || leaf.revision !== event.revision)
      faults.add('bytes-differ', where, 'the leaf is of another event');
    const shown = faults.part(where, () => shownBytes(files, place, event, leaf, faults));
    return shown ? { ...event, shown } : event;
  });
}

/** The leaf, when the proof leads from it to the root. */
function provenLeaf(
  files: Files,
  place: number,
  event: BundleEvent,
  tree: SignedTree,
  faults: Faults,
): Leaf | undefined {
  const [entry, proofBytes] = [files.get(entryFile(place)), files.get(proofFile(place))];
  if (!entry || !proofBytes) {
    faults.add('file-missing', entry ? proofFile(place) : entryFile(place));
    return undefined;
  }
  const proof = parseProof(textOf(proofBytes, proofFile(place)));
  // The checkpoint was checked once, with its signatures; here it is the same or it is none.
  if (proof.checkpoint !== tree.checkpointNote || proof.index !== event.leafIndex)
    faults.add('says-otherwise', proofFile(place));
  else if (!verifyInclusion(proof.index, tree.size, leafHash(entry), proof.hashes, tree.root))
    faults.add('not-in-log', proofFile(place));
  else return parseLeaf(entry);
  return undefined;
}

function shownBytes(
  files: Files,
  place: number,
  event: BundleEvent,
  leaf: Leaf,
  faults: Faults,
): CheckedEvent['shown'] {
  const [data, meta] = [files.get(dataFile(place)), files.get(metaFile(place))];
  if (event.salt === undefined) {
    // Bytes without their salt prove nothing, and would look as if they did.
    if (data ?? meta) faults.add('file-not-named', data ? dataFile(place) : metaFile(place), 'withheld');
    return undefined;
  }
  if (!data || !meta) return void faults.add('file-missing', data ? metaFile(place) : dataFile(place));
  const salt = fromHex(event.salt, 16, 'salt');
  const same = [dataDigest(salt, data) === leaf.dataDigest, metaDigest(salt, meta) === leaf.metaDigest];
  if (!same[0]) faults.add('bytes-differ', dataFile(place));
  if (!same[1]) faults.add('bytes-differ', metaFile(place));
  if (!same[0] || !same[1]) return undefined;
  const envelope = jsonObject(meta, metaFile(place));
  const text = (name: string): string => asText(envelope[name], `${metaFile(place)} ${name}`, 300);
  return {
    id: text('id'),
    type: text('type'),
    businessDate: text('businessDate'),
    recordedAt: text('recordedAt'),
    papers: asList(envelope['evidence'], 'evidence', 10_000).map((paper) =>
      asText(asObject(paper, 'evidence')['sha256'], 'evidence', 64),
    ),
    data: jsonObject(data, dataFile(place)),
  };
}
