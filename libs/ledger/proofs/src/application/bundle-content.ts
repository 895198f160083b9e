import { actNamedBy, gateCopyOf, type BundleSubject, type ScopedStream } from './bundle-scope';
import type { StoredEvent } from '@fonds/event-store';
import { loadAct, sealedManifest } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';
import {
  dataFile,
  entryFile,
  formatProof,
  headFile,
  leafEntry,
  metaFile,
  proofFile,
  rowProof,
  signNote,
  formatNote,
  streamHeadText,
  toHex,
  utf8,
  type BundleEvent,
  type BundlePassage,
  type BundleStream,
  type RowProof,
} from '@fonds/ledger/core';
import type { Ledger } from '@fonds/ledger/integrator';
import { leafOfEvent, type SignedTree } from './signed-tree';

/** Files under construction, by name. */
export type BundleFiles = Map<string, Uint8Array>;

/** An event of the bundle, its place being its place in the list. */
export interface ContentEvent {
  readonly stored: StoredEvent;
  readonly shown: boolean;
}

export interface BundleParts {
  readonly ledger: Ledger;
  readonly store: EventStore;
  readonly tree: SignedTree;
}

/** The events of all streams, in the log's order: a reader follows what happened. */
export function contentEvents(
  streams: readonly ScopedStream[],
  visible: ReadonlyMap<string, ReadonlySet<number>>,
): ContentEvent[] {
  return streams
    .flatMap(({ stream, events, from, single }) =>
      events
        .filter(({ revision }) => (from === undefined ? single?.has(revision) : revision >= from))
        .map((stored) => ({ stored, shown: visible.get(stream)?.has(stored.revision) ?? false })),
    )
    .sort((a, b) => (a.stored.position < b.stored.position ? -1 : 1));
}

/** Writes leaf, proof and, where they may be shown, the exact bytes of every event. */
export async function writeEvents(
  events: readonly ContentEvent[],
  { ledger, tree }: BundleParts,
  files: BundleFiles,
): Promise<BundleEvent[]> {
  const log = ledger.tree(tree.epoch);
  const told: BundleEvent[] = [];
  for (const [place, { stored, shown }] of events.entries()) {
    const leafIndex = leafOfEvent(tree, stored);
    const hashes = await log.inclusion(leafIndex, tree.size);
    files.set(entryFile(place), leafEntry(ledger.leaves.leafOf(stored)));
    files.set(proofFile(place), utf8(formatProof({ index: leafIndex, hashes, checkpoint: tree.note })));
    const { stream, revision, salt, bytes } = stored;
    if (shown) {
      files.set(dataFile(place), utf8(bytes.data));
      files.set(metaFile(place), utf8(bytes.meta));
    }
    told.push({ stream, revision, leafIndex, ...(shown && { salt: toHex(salt) }) });
  }
  return told;
}

/** Writes the log's signed word on the last revision of every stream within the checkpoint's tree. */
export async function writeHeads(
  streams: readonly ScopedStream[],
  { ledger, tree }: BundleParts,
  files: BundleFiles,
): Promise<BundleStream[]> {
  const { origin, size, root } = tree;
  const keys = ledger.keys.keysFor(origin);
  const told: BundleStream[] = [];
  for (const [place, { stream, events, from }] of streams.entries()) {
    const last = events[events.length - 1]?.revision;
    if (last === undefined) throw new Error(`${stream} has no event under the checkpoint`);
    const tag = ledger.leaves.tagOf(stream);
    const text = streamHeadText({ origin, size, root, streamTag: tag, revision: last });
    files.set(headFile(place), utf8(formatNote(await signNote(origin, text, keys))));
    told.push({
      stream,
      key: toHex(ledger.leaves.keyOf(stream)),
      tag,
      last,
      ...(from === undefined ? {} : { from }),
    });
  }
  return told;
}

/** Which gate event each event of the unit copies, and the unit's place in the manifest that it names. */
export async function passagesOf(
  { kind, id }: BundleSubject,
  events: readonly ContentEvent[],
  { store }: BundleParts,
): Promise<BundlePassage[]> {
  if (kind !== 'unit') return [];
  const passages: BundlePassage[] = [];
  for (const [event, { stored, shown }] of events.entries()) {
    const copy = shown && stored.stream === `unit-${id}` ? gateCopyOf(stored) : undefined;
    if (!copy) continue;
    const gate = events.findIndex(
      (each) => each.stored.stream === `gate-${copy.fonds}` && each.stored.revision === copy.revision,
    );
    const at = events[gate];
    if (!at) throw new Error(`the gate event ${copy.revision} of ${copy.fonds} is not in the bundle`);
    const manifest = at.shown ? await manifestProof(store, at.stored, id) : undefined;
    passages.push({ event, gate, ...(manifest && { manifest }) });
  }
  return passages;
}

/** Of the sealed manifest, or of the units that the act brought into being. */
async function manifestProof(
  store: EventStore,
  gate: StoredEvent,
  unit: string,
): Promise<RowProof | undefined> {
  const named = actNamedBy(gate);
  const act = named && (await loadAct(store, named.act));
  if (!act) return undefined;
  const drafted = act.events.flatMap((event) =>
    event.type === 'ActUnitsDrafted' ? event.data.units.map((each) => each.unit) : [],
  );
  const { of, into } = gate.data as { of?: { root: string }; into?: { root: string } };
  return [[...sealedManifest(act, named.sealed)], drafted]
    .map((rows) => rowProof(rows, unit))
    .find((proof) => proof !== undefined && [of?.root, into?.root].includes(proof.root));
}
