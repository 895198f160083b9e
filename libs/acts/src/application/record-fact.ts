import type { CommandContext, EventStore, Outcome, StoredEvent } from '@fonds/event-store';
import { pastEvent } from '@fonds/event-store';
import { lastCustodyDay, unitDecider, unitStream, type GateEffectEvent, type Unit } from '@fonds/holdings';
import { fold, namedUnits, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { ceasedRefusal } from '@fonds/organisations';
import { gateStream, unitOfAct } from '../domain/act.state';
import { atGate, refusedAtGateNow, type GateOrder } from './at-gate';
import type { ActClaimSettler } from './claim-settler';
import { loadAct } from './loaded-act';
import { contradicts, needsPaper, type Fact } from './fact';
import { copiesOf, writeCopies } from './unit-copies';

/** Units that one fact names; a longer list is recorded in parts. */
export const UNITS_OF_A_FACT = 2_000;

export interface FactOrder {
  readonly fonds: string;
  readonly units: readonly string[];
  readonly fact: Fact;
  /** A case whose own act it comes of: its hold lets that pass. */
  readonly case?: string;
}

type Present = ReadonlyMap<string, PresentStream>;

/**
 * One append at the gate, then each unit's copy. A process that died in between is helped by whoever loads the unit
 * next; the same command again writes what is missing.
 */
export async function recordFact(
  store: EventStore,
  settler: ActClaimSettler,
  order: FactOrder,
  context: CommandContext,
): Promise<Result<Outcome>> {
  const { fonds } = order;
  const units = [...new Set(order.units)];
  const unfit = await unfitFact(store, { ...order, units }, context);
  if (unfit) return refuse(unfit);
  let present: Present = new Map();
  const recorded = await atGate(
    store,
    fonds,
    orderAtGate(store, settler, { ...order, units }, context, (found) => (present = found)),
    context,
  );
  if (!recorded.ok) return recorded;
  // A fact may bring another one with it: what is gone under a hold is an incident.
  const gates = (await store.readStream(gateStream(fonds))).filter(({ id }) =>
    recorded.value.events.includes(id),
  );
  if (!gates.length) throw new Error(`the gate of ${fonds} lost an event`);
  // Told again, or by two at once, the units may have been read when they had their copy: it is written where none is.
  const before = (unit: string) => (recorded.value.repeated ? undefined : present.get(unit)?.stored);
  for (const [n, gate] of gates.entries())
    await writeCopies(
      store,
      copiesOf(gate),
      // Each event's own units: the incident is of those that were under a hold, not of all that were named.
      (gate.data as { readonly of: { readonly units?: readonly string[] } }).of.units?.map((unit) => {
        const last = n === 0 ? before(unit) : undefined;
        return [unit, last?.[last.length - 1]?.revision] as const;
      }) ?? [],
    );
  return recorded;
}

/** Why a fact would be refused if it were told now: of its entry, of its units, or at the gate. */
export async function refusedFact(
  store: EventStore,
  settler: ActClaimSettler,
  order: FactOrder,
  context: CommandContext,
): Promise<Refusal | undefined> {
  const unfit = await unfitFact(store, order, context);
  return unfit ?? refusedAtGateNow(store, order.fonds, orderAtGate(store, settler, order, context), context);
}

/** What is wrong with the entry itself. */
async function unfitFact(
  store: EventStore,
  { units, fact }: FactOrder,
  { evidence }: CommandContext,
): Promise<Refusal | undefined> {
  if (!units.length) return plainRefusal('list-empty');
  if (units.length > UNITS_OF_A_FACT)
    return plainRefusal('too-many-units', { given: units.length, most: UNITS_OF_A_FACT });
  if (needsPaper(fact) && evidence.length === 0)
    return ruleRefusal('paper-missing', 'INV-01', { type: fact.type });
  return (await keptByNobody(store, fact)) ?? listedByItsAct(store, fact, units);
}

/** E98: who takes custody, or has them in hand from then on, is there on that day. */
async function keptByNobody(store: EventStore, { type, data }: Fact): Promise<Refusal | undefined> {
  if (type !== 'TakenOver' && type !== 'Seized' && type !== 'SeizureReturned') return undefined;
  for (const body of new Set([data.custodian, data.holder])) {
    const ceased = body && (await ceasedRefusal(store, body, data.since as CivilDate));
    if (ceased) return ceased;
  }
  return undefined;
}

/** What the gate is asked for. Its units are read when the gate was: `see` is told what they are then. */
function orderAtGate(
  store: EventStore,
  settler: ActClaimSettler,
  { fonds, units, fact, case: passing }: FactOrder,
  context: CommandContext,
  see: (present: Present) => void = () => undefined,
): () => Promise<Result<GateOrder>> {
  const of = { units: [...units], root: rootOfRows(units), count: units.length };
  const event = { type: fact.type, data: { of, ...fact.data } } as GateEffectEvent;
  return async () => {
    const known = await presentUnits(store, settler, units);
    const refusal = known.ok ? refusedUnit(fonds, fact, known.value, context) : known.error;
    if (!known.ok || refusal) return refuse(refusal ?? plainRefusal('unit-unknown'));
    const present = known.value;
    see(present);
    const previous = (unit: string) => {
      const found = present.get(unit);
      return found && lastCustodyDay(found.state);
    };
    const keptBy = (unit: string) => present.get(unit)?.state.custodian;
    return ok({ kind: 'record', event, units, previous, keptBy, ...(passing && { case: passing }) });
  };
}

/** E57: what was lost on the way of an act was on its list. */
async function listedByItsAct(
  store: EventStore,
  fact: Fact,
  units: readonly string[],
): Promise<Refusal | undefined> {
  const act = fact.type === 'LossRecorded' || fact.type === 'UnitDestroyed' ? fact.data.act : undefined;
  if (act === undefined) return undefined;
  const loaded = await loadAct(store, act);
  if (!loaded) return plainRefusal('act-unknown', { act });
  const others = units.filter((unit) => !unitOfAct(loaded.state, unit));
  return others.length ? plainRefusal('not-of-that-act', { act, ...namedUnits(others) }) : undefined;
}

function refusedUnit(
  fonds: string,
  fact: Fact,
  known: ReadonlyMap<string, PresentStream>,
  { command }: CommandContext,
): Refusal | undefined {
  for (const [unit, { state, stored }] of known) {
    if (state.fonds !== fonds) return plainRefusal('of-another-fonds', { unit, fonds: state.fonds });
    const told = stored.some(({ meta }) => meta.command === command);
    const refusal = told ? undefined : contradicts(fact, state);
    if (refusal) return { ...refusal, facts: { ...refusal.facts, unit } };
  }
  return undefined;
}

export interface PresentStream {
  readonly state: Unit;
  readonly stored: readonly StoredEvent[];
}

/** The units as their streams say, claims and late copies settled; refused when one of them is none. */
export async function presentUnits(
  store: EventStore,
  settler: ActClaimSettler,
  units: readonly string[],
): Promise<Result<ReadonlyMap<string, PresentStream>>> {
  const streams = await store.readStreams(units.map(unitStream));
  const known = new Map<string, PresentStream>();
  const settled = await settler.settleAll(
    new Map(units.map((unit) => [unit, streams.get(unitStream(unit)) ?? []])),
  );
  for (const unit of units) {
    const stored = settled.get(unit) ?? [];
    const state = fold(unitDecider, stored.map(pastEvent));
    if (state.kind !== 'unit') return refuse(plainRefusal('unit-unknown', { unit }));
    known.set(unit, { state: state.unit, stored });
  }
  return ok(known);
}
