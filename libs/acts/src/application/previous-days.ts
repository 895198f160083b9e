import { pastEvent, type EventStore } from '@fonds/event-store';
import { changesCustody, custodyStart, unitDecider, unitStream, type Unit } from '@fonds/holdings';
import { fold, type CivilDate } from '@fonds/kernel';
import { unitOfAct } from '../domain/act.state';
import { among, dayOfEffect, type Gate, type Manifests } from '../domain/gate.state';
import type { LoadedAct } from './loaded-act';

/** Streams read at once. */
const PAGE = 500;

/**
 * The last custody day of each unit (INV-43): as it was claimed, and as facts that name it have moved it since. Where a
 * correction has moved one of its effects meanwhile, later or earlier, its own stream is read again.
 */
export async function previousDays(
  store: EventStore,
  act: LoadedAct,
  gate: Gate,
  units: readonly string[],
  manifests: Manifests,
): Promise<(unit: string) => CivilDate | undefined> {
  const days = new Map<string, CivilDate>();
  for (const unit of units) {
    const claimed = unitOfAct(act.state, unit)?.since;
    if (claimed) days.set(unit, claimed);
  }
  const facts = factDays(gate, new Set(units));
  for (const [unit, day] of facts) if (day > (days.get(unit) ?? '')) days.set(unit, day);
  const moved = redated(act, gate, units, manifests);
  for (let at = 0; at < moved.length; at += PAGE) {
    const page = moved.slice(at, at + PAGE);
    const streams = await store.readStreams(page.map(unitStream));
    for (const unit of page) {
      const state = fold(unitDecider, (streams.get(unitStream(unit)) ?? []).map(pastEvent));
      if (state.kind !== 'unit') continue;
      const fact = facts.get(unit) ?? ('' as CivilDate);
      const own = lastDay(unit, state.unit, gate);
      days.set(unit, own > fact ? own : fact);
    }
  }
  return (unit) => days.get(unit);
}

/** By unit, the last day of a fact that names it; its own stream may not tell it yet. */
function factDays(gate: Gate, units: ReadonlySet<string>): ReadonlyMap<string, CivilDate> {
  const last = new Map<string, CivilDate>();
  for (const passed of gate.effects) {
    if (!changesCustody(passed.effect)) continue;
    for (const unit of passed.of?.units ?? []) {
      if (!units.has(unit)) continue;
      const day = dayOfEffect(passed, unit);
      if (day > (last.get(unit) ?? '')) last.set(unit, day);
    }
  }
  return last;
}

/** Units of which an effect has another day since they were claimed. */
function redated(
  { state: { claimedAtGate } }: LoadedAct,
  gate: Gate,
  units: readonly string[],
  manifests: Manifests,
): readonly string[] {
  const corrected = gate.effects.filter(
    ({ effect, corrections }) =>
      changesCustody(effect) && corrections.some(({ revision }) => revision > claimedAtGate),
  );
  return [...new Set(corrected.flatMap(({ of }) => among(of, units, manifests)))];
}

/** As its stream tells, with each effect on the day that the gate gives it now. */
function lastDay(id: string, unit: Unit, gate: Gate): CivilDate {
  const dayAt = (revision: number | undefined, told: string): CivilDate => {
    const passed = gate.effects.find((each) => each.revision === revision);
    return passed ? dayOfEffect(passed, id) : (told as CivilDate);
  };
  const start = dayAt(unit.begun, custodyStart({ heldSince: unit.heldSince, businessDate: unit.takenOn }));
  return unit.effects
    .filter(changesCustody)
    .map(({ revision, since }) => dayAt(revision, since))
    .reduce((latest, day) => (day > latest ? day : latest), start);
}
