import type { Faults } from './bundle-fault';
import type { BundleEvent, BundleKind, BundleManifest } from './bundle-manifest';
import { fromHex } from './bytes';
import { streamTag } from './leaf';

/** The stream that is the subject's own. */
export const subjectStream = (kind: BundleKind, subject: string): string => `${kind}-${subject}`;

/**
 * Whether each stream is told as the log's signed heads say: every revision from the first told one to the last, each
 * once, in the log's order. The subject's own stream must be told whole.
 *
 * @param heads the last revision of each stream, as it was signed
 */
export function checkStreams(
  manifest: BundleManifest,
  heads: readonly (number | undefined)[],
  faults: Faults,
): void {
  const byStream = new Map<string, BundleEvent[]>();
  for (const event of manifest.events) {
    const events = byStream.get(event.stream);
    if (events) events.push(event);
    else byStream.set(event.stream, [event]);
  }
  const known = new Set<string>();
  manifest.streams.forEach(({ stream, key, tag, last, from }, place) => {
    const twice = known.has(stream);
    known.add(stream);
    if (twice || streamTag(fromHex(key, 32, 'stream key'), stream) !== tag)
      faults.add('says-otherwise', stream, twice ? 'named twice' : 'its key gives another tag');
    if (heads[place] !== last) faults.add('says-otherwise', stream, `its head says ${heads[place] ?? '?'}`);
    checkOrder(stream, byStream.get(stream) ?? [], { from, last }, faults);
  });
  for (const stream of byStream.keys()) if (!known.has(stream)) faults.add('says-otherwise', stream);
  const own = manifest.streams.find(
    ({ stream }) => stream === subjectStream(manifest.kind, manifest.subject),
  );
  if (own?.from !== 0) faults.add('gap', subjectStream(manifest.kind, manifest.subject), 'not told whole');
  const withheld = manifest.events.filter(({ salt }) => salt === undefined).length;
  if (withheld !== (manifest.withheld?.count ?? 0)) faults.add('withheld-untold', 'bundle.json');
}

function checkOrder(
  stream: string,
  told: readonly BundleEvent[],
  { from, last }: { readonly from: number | undefined; readonly last: number },
  faults: Faults,
): void {
  const events = [...told].sort((a, b) => a.revision - b.revision);
  let before: BundleEvent | undefined;
  for (const event of events) {
    const doubled = before?.revision === event.revision;
    if (doubled || event.revision > last || (before && before.leafIndex >= event.leafIndex))
      faults.add('gap', stream, `revision ${event.revision}`);
    before = event;
  }
  if (from === undefined) return;
  const wanted = last - from + 1;
  if (from > last || events.length !== wanted || events[0]?.revision !== from)
    faults.add('gap', stream, `${events.length} events, ${wanted} from ${from} to ${last}`);
}
