import { Faults, type Fault } from './bundle-fault';
import type { BundleManifest } from './bundle-manifest';
import { Malformed, sameBytes } from './bytes';
import type { Checkpoint } from './checkpoint';
import { CompactRange } from './compact-range';
import { parseLeaf } from './leaf';
import { leafHash } from './merkle-hash';

export interface Completeness {
  readonly ok: boolean;
  /** Entries that were read, those of the checkpoint's tree. */
  readonly entries: number;
  readonly faults: readonly Fault[];
}

/**
 * Whether a bundle leaves nothing out, by all entries of the log: their root must be the checkpoint's, and among them
 * each of the bundle's streams must have just the leaves that it says. No word of the log's has to be believed for it.
 *
 * @param entries in the order of the log; what comes after the checkpoint's tree is not looked at
 * @throws Malformed when one of the log's entries is no leaf
 */
export async function checkCompleteness(
  manifest: Pick<BundleManifest, 'streams' | 'events'>,
  checkpoint: Checkpoint,
  entries: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Completeness> {
  const faults = new Faults();
  const wanted = new Map(manifest.streams.map(({ stream, tag }) => [tag, stream]));
  const found = new Map<string, { revision: number; index: number }[]>();
  const range = new CompactRange();
  for await (const entry of entries) {
    if (range.size === checkpoint.size) break;
    try {
      const leaf = parseLeaf(entry);
      const stream = wanted.get(leaf.streamTag);
      if (stream !== undefined) {
        const leaves = found.get(stream) ?? [];
        leaves.push({ revision: leaf.revision, index: range.size });
        found.set(stream, leaves);
      }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      // The root tells whether it is the log's; that it can hide an event is told either way.
      faults.add('entries-differ', `entry ${range.size}`, error.message);
    }
    range.append(leafHash(entry));
  }
  const entriesRead = range.size;
  if (entriesRead < checkpoint.size)
    faults.add('entries-missing', 'entries', `${entriesRead} < ${checkpoint.size}`);
  else if (!sameBytes(range.root(), checkpoint.root)) faults.add('entries-differ', 'entries', 'another root');
  else
    for (const stream of manifest.streams) compare(stream, found.get(stream.stream) ?? [], manifest, faults);
  return { ok: faults.count === 0, entries: entriesRead, faults: faults.found };
}

function compare(
  { stream, last, from }: BundleManifest['streams'][number],
  leaves: readonly { readonly revision: number; readonly index: number }[],
  { events }: Pick<BundleManifest, 'events'>,
  faults: Faults,
): void {
  const told = new Map(
    events.filter((event) => event.stream === stream).map(({ revision, leafIndex }) => [revision, leafIndex]),
  );
  const top = leaves.reduce((most, { revision }) => Math.max(most, revision), -1);
  if (top !== last || leaves.length !== last + 1)
    faults.add(
      'leaf-left-out',
      stream,
      `the log has ${leaves.length} leaves up to revision ${top}; told: ${last}`,
    );
  for (const { revision, index } of leaves) {
    const place = told.get(revision);
    if (place === undefined ? from !== undefined && revision >= from : place !== index)
      faults.add('leaf-left-out', stream, `revision ${revision} at leaf ${index}`);
  }
}
