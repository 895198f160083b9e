import type { CheckedEvent } from './bundle-events';
import type { Faults } from './bundle-fault';
import { paperFile, type BundleManifest, type BundlePassage } from './bundle-manifest';
import { subjectStream } from './bundle-streams';
import type { JsonObject } from './json-reader';
import { rootOfRows } from './merkle-root';
import { verifyRowProof } from './row-proof';

/** What an event's data says of the gate event that it copies. */
interface GateCitation {
  readonly fonds: string;
  readonly revision: number;
  readonly event: string;
}

const objectIn = (data: JsonObject, name: string): JsonObject | undefined => {
  const value = data[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
};

function gateOf(data: JsonObject): GateCitation | undefined {
  const gate = objectIn(data, 'gate');
  const { fonds, revision, event } = gate ?? {};
  return typeof fonds === 'string' && typeof revision === 'number' && typeof event === 'string'
    ? { fonds, revision, event }
    : undefined;
}

/**
 * Custody moves at the gate of the fonds. Each event of the unit that copies a gate event must have that very event
 * beside it, the gate must be told from the first of them to its end, and the unit must be in the manifest it names. Of
 * an act, the gate event that decided it must name the manifest that the act sealed.
 */
export function checkPassages(
  manifest: BundleManifest,
  events: readonly CheckedEvent[],
  faults: Faults,
): void {
  const own = subjectStream(manifest.kind, manifest.subject);
  const passages = new Map(manifest.passages.map((passage) => [passage.event, passage]));
  if (passages.size !== manifest.passages.length) faults.add('gate-differs', 'bundle.json', 'named twice');
  events.forEach((event, place) => {
    const citation = event.shown && event.stream === own && gateOf(event.shown.data);
    const passage = passages.get(place);
    if (!citation) {
      if (passage) faults.add('gate-differs', `events/${place}`, 'copies no gate event');
      return;
    }
    const gate = passage && events[passage.gate];
    if (!gate || gate.stream !== `gate-${citation.fonds}` || gate.revision !== citation.revision)
      return faults.add('gate-differs', `events/${place}`, `gate revision ${citation.revision} is not here`);
    const told = manifest.streams.find(({ stream }) => stream === gate.stream)?.from;
    if (told === undefined || told > citation.revision)
      faults.add('gap', gate.stream, 'not told from there on');
    if (!gate.shown) return;
    if (gate.shown.id !== citation.event) faults.add('gate-differs', `events/${place}`, 'another gate event');
    else if (manifest.kind === 'unit') checkManifest(manifest.subject, passage, event, gate, faults);
  });
  if (manifest.kind === 'act') checkSeal(manifest.subject, own, events, faults);
}

/** Whether the gate event is about the unit: named there, or in the manifest whose root it names. */
function checkManifest(
  unit: string,
  { event: place, manifest }: BundlePassage,
  event: CheckedEvent,
  gate: CheckedEvent,
  faults: Faults,
): void {
  const data = gate.shown?.data ?? {};
  // Of a correction, the manifest is that of the effect it corrects.
  if (event.shown?.type === 'EffectCorrectionApplied') return;
  const where = `events/${place}`;
  const of = objectIn(data, 'of');
  const units = of?.['units'];
  if (Array.isArray(units)) {
    const named = units.filter((each): each is string => typeof each === 'string');
    if (!named.includes(unit) || rootOfRows(named) !== of?.['root']) faults.add('manifest-misses', where);
    return;
  }
  const roots = [of, objectIn(data, 'into')].filter((each) => each !== undefined);
  const matches =
    manifest && roots.some(({ root, count }) => root === manifest.root && count === manifest.count);
  if (!matches || !verifyRowProof(unit, manifest)) faults.add('manifest-misses', where);
}

function checkSeal(act: string, own: string, events: readonly CheckedEvent[], faults: Faults): void {
  for (const gate of events) {
    const of = gate.shown && gate.stream.startsWith('gate-') ? objectIn(gate.shown.data, 'of') : undefined;
    if (of?.['act'] !== act) continue;
    const seal = events.find(({ stream, revision }) => stream === own && revision === of['sealed']);
    if (!seal) faults.add('gate-differs', own, 'the sealing event is not here');
    else if (seal.shown && (seal.shown.type !== 'ActSealed' || seal.shown.data['root'] !== of['root']))
      faults.add('gate-differs', own, 'another manifest was sealed');
  }
}

/** Every paper that is named is cited by the events it names, and every citation of a shown event is named. */
export function checkPapers(manifest: BundleManifest, events: readonly CheckedEvent[], faults: Faults): void {
  const named = new Map(manifest.papers.map((paper) => [paper.sha256, paper]));
  for (const paper of manifest.papers) {
    const cited = paper.events.filter((place) => events[place]?.shown?.papers.includes(paper.sha256));
    if (cited.length === 0 || cited.length !== paper.events.length)
      faults.add('not-cited', paperFile(paper.sha256));
    const digest = manifest.files[paperFile(paper.sha256)];
    if (paper.here !== (digest !== undefined) || (paper.here && digest !== paper.sha256))
      faults.add('file-differs', paperFile(paper.sha256));
  }
  events.forEach(({ shown }, place) => {
    for (const sha256 of shown?.papers ?? [])
      if (!named.get(sha256)?.events.includes(place)) faults.add('not-cited', `events/${place}`, sha256);
  });
}
