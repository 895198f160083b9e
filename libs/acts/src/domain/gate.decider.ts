import type { CaseCounted, EventDraft, HoldPlaced, PastEvent } from '@fonds/event-contracts';
import { changesCustody, gateEffect, type Deed, type GateEffectEvent } from '@fonds/holdings';
import {
  namedUnits,
  ok,
  refuse,
  type CivilDate,
  type Decider,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { businessDateNotInFuture, plainRefusal, ruleRefusal, law } from '@fonds/law';
import {
  among,
  evolveGate,
  isSilentDecision,
  OPEN_GATE,
  type Gate,
  type Hold,
  type Manifests,
  type SilentDecision,
} from './gate.state';
import { HOLD_KINDS, type HoldKind, type Stoppable } from './hold-kinds';
import { inheritedHoldId } from './hold-origin';
import { incidentOf } from './late-hold.rule';
import {
  correctEffect,
  proposeEffectCorrection,
  type Neighbours,
  type Raised,
} from './effect-correction.rule';

/** Something with an effect that is to pass the gate. */
export interface Passage {
  readonly event: GateEffectEvent | SilentDecision;
  /** The units it is about. */
  readonly units: readonly string[];
  /** Units that a rearrangement brings into being: they inherit the holds of those they come from. */
  readonly products?: readonly string[];
  /** Date of each unit's previous custody event (INV-43). */
  readonly previous: (unit: string) => CivilDate | undefined;
  /** Who keeps each unit, where that is known: some holds are about one keeper's part. */
  readonly keptBy?: (unit: string) => string | undefined;
}

export type GateCommand = { readonly deed: Deed; readonly manifests: Manifests } & (
  | ({
      readonly kind: 'decide';
      /** What holds may stop it as. */
      readonly stoppable: Stoppable | undefined;
      /** Gate revision that the act had seen when it was sealed. */
      readonly seen: number;
      readonly act: string;
      /** A case whose own acts some holds let pass. */
      readonly case?: string;
      /** Kinds of holds that a recorded decision lets it pass. */
      readonly waived?: readonly HoldKind[];
      /** Signed on paper: what lies before a hold is a fact entered late. */
      readonly paper: boolean;
    } & Passage)
  | ({
      readonly kind: 'record';
      /** A case whose own act the fact comes of: its hold lets that pass. */
      readonly case?: string;
    } & Passage)
  | { readonly kind: 'place-hold'; readonly hold: HoldPlaced }
  | { readonly kind: 'count-case'; readonly counted: CaseCounted }
  | { readonly kind: 'lift-hold'; readonly hold: string; readonly since: CivilDate; readonly ground: string }
  | { readonly kind: 'propose-correction'; readonly corrects: number; readonly after: CivilDate }
  | {
      readonly kind: 'second-correction';
      readonly proposal: string;
      readonly neighbours: Neighbours;
      readonly raised?: readonly Raised[];
    }
);

type Drafts = Result<readonly EventDraft[]>;

/** Architecture.md §5, step 4: the gate's order is the law. */
export const gateDecider: Decider<Gate, GateCommand, PastEvent, EventDraft> = {
  initial: OPEN_GATE,
  evolve: evolveGate,
  decide(command, gate) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    switch (command.kind) {
      case 'decide':
        return decide(command, gate);
      case 'record':
        return record(command, gate);
      case 'place-hold':
        return placeHold(command.hold, command.deed, gate);
      case 'count-case':
        // What was counted holds at this place of the gate's order: whoever was there first has it counted again.
        return ok([{ type: 'CaseCounted', data: command.counted, rules: ['INV-03'] }]);
      case 'lift-hold':
        return liftHold(command, gate);
      case 'propose-correction':
        return proposeEffectCorrection(gate, command);
      case 'second-correction':
        return correctEffect(gate, command);
    }
  },
};

/** A decision of an act: once, unless a hold stops it or a fact has changed its units since it was sealed. */
function decide(command: Extract<GateCommand, { kind: 'decide' }>, gate: Gate): Drafts {
  const { act, event, units, manifests } = command;
  if (gate.decided.has(act)) return ok([]);
  const changed = namedUnits([...changedSince(gate, command.seen, units, manifests)]);
  if (changed.count) return refuse(ruleRefusal('units-changed-since', 'INV-02', changed));
  const all = command.stoppable ? metHolds(gate, command, command.stoppable, command.case) : [];
  const met = all.filter(({ hold }) => !command.waived?.includes(hold.kind));
  const explained = met.filter(({ hold }) => command.paper && before(command, hold));
  const stopping = met.find((each) => !explained.includes(each));
  if (stopping) return refuse(heldRefusal(stopping));
  const wrong = datedBeforePrevious(command);
  return wrong ? refuse(wrong) : ok([withHolds(event, explained), ...inheritedHolds(command, gate)]);
}

/** Units of a list that an effect after a gate revision has moved, lost or brought back. */
export function changedSince(
  gate: Gate,
  revision: number,
  units: readonly string[],
  manifests: Manifests,
): ReadonlySet<string> {
  const later = gate.effects.filter((each) => each.revision > revision && changesCustody(each.effect));
  return new Set(later.flatMap(({ of }) => among(of, units, manifests)));
}

/** Entered late with papers: its business date lies before the hold. */
const before = ({ event, deed }: { event: Passage['event']; deed: Deed }, hold: Hold): boolean =>
  deed.evidence > 0 && event.data.since < hold.since;

/** Architecture.md §5: products of a rearrangement inherit holds. One of the whole fonds covers them anyway. */
function inheritedHolds(
  command: Extract<GateCommand, { kind: 'decide' }>,
  gate: Gate,
): readonly EventDraft[] {
  const { act, products = [], event } = command;
  if (!products.length) return [];
  const of = { units: [...products], root: rootOfRows(products), count: products.length };
  return metHolds(gate, command, undefined)
    .filter(({ hold }) => hold.of !== undefined)
    .map(({ hold }) => ({
      type: 'HoldPlaced',
      data: {
        hold: inheritedHoldId(hold.id, act),
        kind: hold.kind,
        covers: 'units',
        of,
        since: event.data.since,
        stops: [...hold.stops],
        ...(hold.case && { case: hold.case }),
        ground: hold.ground,
      },
      rules: ['INV-14'],
      ...basisOf({ kind: hold.kind, since: event.data.since }, command.deed),
    }));
}

/** A fact is recorded whatever holds say; those it met are named (architecture.md §3). */
function record(command: Extract<GateCommand, { kind: 'record' }>, gate: Gate): Drafts {
  const { event } = command;
  if (!isFact(event)) throw new Error(`${event.type} is a decision, not a fact`);
  const wrong =
    businessDateNotInFuture(event.data.since as CivilDate, command.deed.today) ??
    (changesCustody(gateEffect(event)) ? datedBeforePrevious(command) : undefined);
  if (wrong) return refuse(wrong);
  const met = metHolds(gate, command, undefined, command.case);
  return ok([withHolds(event, met), ...incidentOf(event, met)]);
}

const isFact = (event: Passage['event']): event is GateEffectEvent => !isSilentDecision(event);

function placeHold(hold: HoldPlaced, deed: Deed, gate: Gate): Drafts {
  const late = businessDateNotInFuture(hold.since as CivilDate, deed.today);
  if (late) return refuse(late);
  if (gate.holds.has(hold.hold) || gate.lifted.has(hold.hold))
    return refuse(plainRefusal('hold-known', { hold: hold.hold }));
  if ((hold.covers === 'units') !== (hold.of !== undefined))
    return refuse(plainRefusal('hold-without-units'));
  return ok([{ type: 'HoldPlaced', data: hold, rules: ['INV-14'], ...basisOf(hold, deed) }]);
}

function liftHold(
  { hold: id, since, ground, deed }: Extract<GateCommand, { kind: 'lift-hold' }>,
  gate: Gate,
): Drafts {
  const hold = gate.holds.get(id);
  if (!hold) return refuse(plainRefusal('hold-unknown', { hold: id }));
  const late = businessDateNotInFuture(since, deed.today);
  if (late) return refuse(late);
  if (since < hold.since) return refuse(plainRefusal('dates-reversed', { from: hold.since, to: since }));
  const { kind } = hold;
  return ok([
    {
      type: 'HoldLifted',
      data: { hold: id, since, ground },
      rules: ['INV-14'],
      ...basisOf({ kind, since }, deed),
    },
  ]);
}

interface MetHold {
  readonly hold: Hold;
  readonly units: readonly string[];
}

type Asked = Pick<Passage, 'units' | 'keptBy'> & { readonly manifests: Manifests };

/** Holds in force that stop such acts on some of the units; all holds when no kind of act is given. */
function metHolds(
  gate: Gate,
  asked: Asked,
  stoppable: Stoppable | undefined,
  passing?: string,
): readonly MetHold[] {
  return [...gate.holds.values()].flatMap((hold) => {
    if (stoppable && !hold.stops.includes(stoppable)) return [];
    if (passing !== undefined && hold.case === passing) return [];
    const met = coveredBy(gate, hold, asked);
    return met.length ? [{ hold, units: met }] : [];
  });
}

/**
 * The units that a hold is about. One of a case that names its keeper leaves alone what others of the same fonds keep,
 * unless the keeper had it when the hold came: what an administrator took over since is still the case's.
 */
export function coveredBy(gate: Gate, hold: Hold, { units, keptBy, manifests }: Asked): readonly string[] {
  const met = among(hold.of, units, manifests);
  if (hold.keeper === undefined || !keptBy || !met.length) return met;
  const elsewhere = met.filter((unit) => (keptBy(unit) ?? hold.keeper) !== hold.keeper);
  if (!elsewhere.length) return met;
  const moved = changedSince(gate, hold.revision, elsewhere, manifests);
  const free = new Set(elsewhere.filter((unit) => !moved.has(unit)));
  return met.filter((unit) => !free.has(unit));
}

/** The articles that such a hold rests on, as far as they were in force on its day. */
function basisOf(
  { kind, since }: { readonly kind: HoldKind; readonly since: string },
  { lawData }: Pick<Deed, 'lawData'>,
): Pick<EventDraft, 'basis'> {
  const then = law.at(since as CivilDate, lawData);
  const basis = HOLD_KINDS[kind].basis.filter(({ instrument }) => then.inForce(instrument));
  return basis.length ? { basis } : {};
}

/** INV-14 names the holds; what an article says of this kind of hold is its basis, not that of the whole rule. */
const heldRefusal = ({ hold, units }: MetHold): Refusal => ({
  code: 'held',
  rule: 'INV-14',
  basis: HOLD_KINDS[hold.kind].basis,
  facts: {
    hold: hold.id,
    holdKind: hold.kind,
    ground: hold.ground,
    since: hold.since,
    ...namedUnits(units),
  },
});

/** INV-43: no unit's next custody event lies before its previous one. */
function datedBeforePrevious({ event, units, previous }: Passage): Refusal | undefined {
  const { since } = event.data;
  const wrong = units.filter((unit) => {
    const day = previous(unit);
    return day !== undefined && since < day;
  });
  return wrong.length
    ? ruleRefusal('before-previous-custody', 'INV-43', {
        since,
        previous: previous(wrong[0] ?? '') ?? '',
        ...namedUnits(wrong),
      })
    : undefined;
}

const MEETS_HOLDS: ReadonlySet<string> = new Set([
  'TransferAccepted',
  'LossRecorded',
  'TakenOver',
  'Seized',
  'LoanIssued',
  'DepositWithdrawn',
  'UnitDestroyed',
]);

/** What passes by other rules than that of custody alone. */
const RULES_OF: { readonly [T in Passage['event']['type']]?: readonly string[] } = {
  ItemsOpened: ['INV-19', 'INV-20', 'INV-22', 'INV-23', 'INV-43'],
  DestructionStarted: ['INV-12', 'INV-14', 'INV-17b', 'INV-43'],
  UnitDestroyed: ['INV-17b', 'INV-18', 'INV-43'],
};

function withHolds(event: Passage['event'], met: readonly MetHold[]): EventDraft {
  const rules = RULES_OF[event.type] ?? ['INV-02', 'INV-43'];
  if (!met.length || !MEETS_HOLDS.has(event.type)) return { ...event, rules } as EventDraft;
  const overHolds = met.map(({ hold }) => hold.id);
  return { type: event.type, data: { ...event.data, overHolds }, rules } as EventDraft;
}
