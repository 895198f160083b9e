import type { CommandContext, EventStore, Outcome, StoredEvent } from '@fonds/event-store';
import { pastEvent } from '@fonds/event-store';
import { lastCustodyDay, unitDecider, unitStream, type GateEffectEvent, type Unit } from '@fonds/holdings';
import { fold, ok, refuse, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { gateStream } from '../domain/act.state';
import { atGate } from './at-gate';
import type { ActClaimSettler } from './claim-settler';
import { contradicts, needsPaper, type Fact } from './fact';
import { copiesOf, writeCopies } from './unit-copies';

/** Units that one fact names; more are recorded in several. */
export const UNITS_OF_A_FACT = 2_000;

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
  const known = await presentUnits(store, settler, named);
  if (!known.ok) return known;
  for (const [unit, { state }] of known.value) {
    if (state.fonds !== fonds)
      return refuse(ruleRefusal('of-another-fonds', 'INV-41', { unit, fonds: state.fonds }));
    const told = known.value.get(unit)?.stored.some(({ meta }) => meta.command === context.command);
    const refusal = told ? undefined : contradicts(fact, state);
    if (refusal) return refuse({ ...refusal, facts: { ...refusal.facts, unit } });
  }
  const of = { units: named, root: rootOfRows(named), count: named.length };
  const event = { type: fact.type, data: { of, ...fact.data } } as GateEffectEvent;
  const recorded = await atGate(
    store,
    fonds,
    {
      kind: 'record',
      event,
      units: named,
      previous: (unit) => {
        const present = known.value.get(unit);
        return present && lastCustodyDay(present.state);
      },
    },
    context,
  );
  if (!recorded.ok) return recorded;
  const gate = (await store.readStream(gateStream(fonds)))[recorded.value.revision];
  if (!gate) throw new Error(`the gate of ${fonds} lost an event`);
  await writeCopies(
    store,
    copiesOf(gate),
    named.map((unit) => {
      const last = known.value.get(unit)?.stored;
      return [unit, last?.[last.length - 1]?.revision] as const;
    }),
  );
  return recorded;
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
  for (const unit of units) {
    const stored = await settler.settle(unit, streams.get(unitStream(unit)) ?? []);
    const state = fold(unitDecider, stored.map(pastEvent));
    if (state.kind !== 'unit') return refuse(plainRefusal('unit-unknown', { unit }));
    known.set(unit, { state: state.unit, stored });
  }
  return ok(known);
}
