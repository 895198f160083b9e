import type { CommandContext, EventStore, Outcome, StoredEvent } from '@fonds/event-store';
import { pastEvent } from '@fonds/event-store';
import { lastCustodyDay, unitDecider, unitStream, type GateEffectEvent, type Unit } from '@fonds/holdings';
import { fold, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { gateStream, unitOfAct } from '../domain/act.state';
import { atGate, type GateOrder } from './at-gate';
import type { ActClaimSettler } from './claim-settler';
import { loadAct } from './loaded-act';
import { contradicts, needsPaper, type Fact } from './fact';
import { copiesOf, writeCopies } from './unit-copies';

/** Units that one fact names; more are recorded in several. */
export const UNITS_OF_A_FACT = 2_000;
const NAMED = 100;

/**
 * One append at the gate, then each unit's copy. A process that died in between is helped by whoever loads the unit
 * next; the same command again writes what is missing.
 */
export async function recordFact(
  store: EventStore,
  settler: ActClaimSettler,
  { fonds, units, fact }: { fonds: string; units: readonly string[]; fact: Fact },
  context: CommandContext,
): Promise<Result<Outcome>> {
  const named = [...new Set(units)];
  if (!named.length) return refuse(plainRefusal('list-empty'));
  if (named.length > UNITS_OF_A_FACT)
    return refuse(plainRefusal('too-many-units', { given: named.length, most: UNITS_OF_A_FACT }));
  if (needsPaper(fact) && context.evidence.length === 0)
    return refuse(ruleRefusal('paper-missing', 'INV-01', { type: fact.type }));
  const listed = await listedByItsAct(store, fact, named);
  if (listed) return refuse(listed);
  const of = { units: named, root: rootOfRows(named), count: named.length };
  const event = { type: fact.type, data: { of, ...fact.data } } as GateEffectEvent;
  let present: ReadonlyMap<string, PresentStream> = new Map();
  const order = async (): Promise<Result<GateOrder>> => {
    const known = await presentUnits(store, settler, named);
    const refusal = known.ok ? refusedUnit(fonds, fact, known.value, context) : known.error;
    if (!known.ok || refusal) return refuse(refusal ?? plainRefusal('unit-unknown'));
    present = known.value;
    const previous = (unit: string) => {
      const found = present.get(unit);
      return found && lastCustodyDay(found.state);
    };
    const keptBy = (unit: string) => present.get(unit)?.state.custodian;
    return ok({ kind: 'record', event, units: named, previous, keptBy });
  };
  const recorded = await atGate(store, fonds, order, context);
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
      named.map((unit) => {
        const last = n === 0 ? before(unit) : undefined;
        return [unit, last?.[last.length - 1]?.revision] as const;
      }),
    );
  return recorded;
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
  return others.length
    ? plainRefusal('not-of-that-act', { act, units: others.slice(0, NAMED), count: others.length })
    : undefined;
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
