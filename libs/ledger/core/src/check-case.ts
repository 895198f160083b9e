import type { CheckedEvent } from './bundle-events';
import type { Faults } from './bundle-fault';
import type { BundleManifest } from './bundle-manifest';
import { subjectStream } from './bundle-streams';
import { checkUnitEvents } from './bundle-units';
import { checkBalance, type CaseTerm } from './case-balance';
import { countOf } from './case-count';
import { changingEvents, ENTRIES, standings, type GateEffect } from './case-effects';
import { checkEndings } from './case-endings';
import { CaseLists, FIXED_LIST, gateList, intoList, reference } from './case-lists';
import { receiversOf } from './case-receivers';
import type { Checkpoint } from './checkpoint';
import { asHex, asObject, asText, type JsonObject } from './json-reader';

type Shown = CheckedEvent & { readonly shown: NonNullable<CheckedEvent['shown']> };

/** What a case's bundle proves of its units. */
export interface CheckedCase {
  readonly kind: string;
  readonly fonds: string;
  readonly organisation: string;
  /** The set of units when the case was opened. */
  readonly fixed: { readonly count: number; readonly root: string; readonly asOf: string };
  /** Absent while the case is open: no ending is final then. */
  readonly closed?: {
    readonly asOf: string;
    readonly came: readonly CaseTerm[];
    readonly ended: readonly CaseTerm[];
    readonly groups: number;
    readonly endings: { readonly count: number; readonly root: string };
    /** Units that the gate did nothing to from opening to closing: kept by whoever had them. */
    readonly untouched: number;
  };
}

/**
 * Whether the units of a case (处置案) are all accounted for: the list of the set fixed at opening has the root that the
 * log's event names, each of its units has exactly one ending in the list whose root the closing event names, each
 * ending is what the gate of the fonds did, in its order, and the balance closes over them (INV-03).
 */
export function checkCase(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
  events: readonly CheckedEvent[],
  tree: Checkpoint,
  faults: Faults,
): CheckedCase | undefined {
  return faults.part('case', () => checked(files, manifest, events, tree, faults));
}

function checked(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
  events: readonly CheckedEvent[],
  tree: Checkpoint,
  faults: Faults,
): CheckedCase | undefined {
  const own = subjectStream(manifest.kind, manifest.subject);
  const opened = only('RestructuringOpened', own, events, faults);
  const set = only('CaseUnitsFixed', own, events, faults);
  if (!opened || !set) return undefined;
  const text = (data: JsonObject, name: string): string => asText(data[name], `${own} ${name}`);
  const [fonds, organisation] = [text(opened.shown.data, 'fonds'), text(opened.shown.data, 'organisation')];
  const gate = `gate-${fonds}`;
  for (const { stream, revision, shown } of events)
    if (!shown && (stream === own || stream === gate))
      faults.add('case-withheld', stream, `revision ${revision}`);
  const hold = holdOf(manifest, events, { gate, hold: text(opened.shown.data, 'hold') }, faults);
  if (!hold) return undefined;
  if (hold.leafIndex + 1 !== Number(set.shown.data['position']) && !isLaterEpoch(manifest, hold, set))
    faults.add('case-differs', own, 'the set was not fixed at the position of its hold');
  const lists = new CaseLists(files, faults);
  const fixed = lists.list(FIXED_LIST, reference(set.shown.data));
  const closing = events.some(({ stream, shown }) => stream === own && shown?.type === 'RestructuringClosed')
    ? only('RestructuringClosed', own, events, faults)
    : undefined;
  if (closing && !isBetween(closing.shown.data['position'], hold, closing))
    faults.add('case-differs', own, 'closed at a position that is not between its hold and its closing');
  // All that the gate did before the count, or before the closing where none stands at the gate: a position that the
  // closing itself says must hide nothing of it.
  const last =
    (closing && countOf(closing, manifest.subject, events, gate))?.leafIndex ??
    closing?.leafIndex ??
    Infinity;
  const effects = changingEvents(events, gate, faults)
    .filter(({ revision, leafIndex }) => revision > hold.revision && leafIndex < last)
    .map((event) => effectOf(event, lists));
  checkExecuted(own, gate, events, faults);
  const case_ = {
    kind: text(opened.shown.data, 'kind'),
    fonds,
    organisation,
    fixed: {
      count: fixed?.count ?? 0,
      root: asHex(set.shown.data['root'], 'root', 32),
      asOf: text(set.shown.data, 'asOf'),
    },
  };
  if (!closing || !fixed) {
    lists.finish();
    return case_;
  }
  const receivers = receiversOf(events.filter(({ stream }) => stream === own));
  const standing = standings(effects);
  const parts = { fixed: fixed.rows, organisation, standing, effects, receivers, lists, faults };
  const units = checkUnitEvents(files, tree, faults);
  const told = checkBalance(closing.shown.data, fixed.count, lists, faults);
  if (told) checkEndings(told, { ...parts, units, fonds, hold: hold.leafIndex });
  lists.finish();
  if (!told) return undefined;
  const untouched = told.endings.filter(({ unit }) => !standing.has(unit)).length;
  const { came, ended, groups, root } = told;
  return {
    ...case_,
    closed: {
      asOf: text(closing.shown.data, 'asOf'),
      came: came.map(({ term, count }) => ({ term, count })),
      ended: ended.map(({ term, count, receiver }) => ({
        term,
        count,
        ...(receiver !== undefined && { receiver }),
      })),
      groups,
      endings: { count: told.endings.length, root },
      untouched,
    },
  };
}

/** The one event of a type in the case's own stream. */
function only(type: string, own: string, events: readonly CheckedEvent[], faults: Faults): Shown | undefined {
  const found = events.filter((event): event is Shown => event.stream === own && event.shown?.type === type);
  const [event] = found;
  if (found.length !== 1) faults.add('case-differs', own, `${found.length} × ${type}`);
  return found.length === 1 ? event : undefined;
}

/** The hold of the case at the gate, from which on the gate is told to its end. */
function holdOf(
  { subject, streams }: BundleManifest,
  events: readonly CheckedEvent[],
  { gate, hold }: { readonly gate: string; readonly hold: string },
  faults: Faults,
): Shown | undefined {
  const placed = events.find((event): event is Shown => {
    const { type, data } = event.shown ?? {};
    return (
      event.stream === gate && type === 'HoldPlaced' && data?.['hold'] === hold && data['case'] === subject
    );
  });
  const from = streams.find(({ stream }) => stream === gate)?.from;
  if (!placed) faults.add('case-differs', gate, 'the hold of the case is not here');
  else if (from === undefined || from > placed.revision) faults.add('gap', gate, 'not told from its hold on');
  return placed;
}

/** Whether a position can be the last that was counted; a leaf is its position − 1, or its position itself (§10). */
const isBetween = (position: unknown, hold: Shown, closing: Shown): boolean =>
  typeof position === 'string' &&
  /^[0-9]{1,15}$/.test(position) &&
  Number(position) > hold.leafIndex &&
  Number(position) <= closing.leafIndex;

/** After a restart of the log an event's leaf may be its position itself (docs/ledger.md §10). */
const isLaterEpoch = ({ origin }: BundleManifest, hold: Shown, set: Shown): boolean =>
  /\/e[1-9][0-9]*$/.test(origin) && hold.leafIndex === Number(set.shown.data['position']);

function effectOf({ revision, shown: { type, data } }: Shown, lists: CaseLists): GateEffect {
  const of = lists.units(data['of'], gateList(revision));
  const entry = ENTRIES.includes(type);
  return {
    revision,
    type,
    data,
    units: of,
    into: entry ? of : type === 'UnitsRearranged' ? lists.units(data['into'], intoList(revision)) : [],
  };
}

/** What the case says of its transfers is what the gate did. */
function checkExecuted(own: string, gate: string, events: readonly CheckedEvent[], faults: Faults): void {
  const byRevision = new Map(
    events.filter(({ stream }) => stream === gate).map((each) => [each.revision, each]),
  );
  for (const { stream, revision, shown } of events) {
    if (stream !== own || shown?.type !== 'DisposalExecuted') continue;
    const { act, gate: at, count, root } = shown.data;
    const effect = typeof at === 'number' ? byRevision.get(at)?.shown : undefined;
    const of =
      effect && typeof effect.data['of'] === 'object' ? asObject(effect.data['of'], gate) : undefined;
    if (of?.['act'] !== act || of?.['root'] !== root || of?.['count'] !== count)
      faults.add('case-differs', `${stream} ${revision}`, 'the gate moved other units');
  }
}
