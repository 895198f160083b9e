import type { UnitState } from '@fonds/holdings';
import type { Gate, Passed } from '../domain/gate.state';

/** Whether the gate has said something of a unit that its own stream may not tell yet. */
export function lateCopies({ effects }: Gate): (unit: string) => boolean {
  const corrected = effects.some(({ corrections }) => corrections.length);
  return (unit) => corrected || effects.some((passed) => names(passed, unit));
}

const named = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A hundred thousand units are asked of fifty facts of two thousand each: every list is turned into a set once. */
function names({ of }: Passed, unit: string): boolean {
  if (!of?.units) return false;
  const units = named.get(of.units) ?? new Set(of.units);
  named.set(of.units, units);
  return units.has(unit);
}

/**
 * Gate events that name a unit itself, and corrections of effects that it has, which its stream does not tell yet. In
 * the gate's order. What moves by a sealed manifest is told by its act.
 */
export function untold(gate: Gate, unit: string, state: UnitState): readonly { readonly revision: number }[] {
  if (state.kind !== 'unit') return [];
  const { effects, openings, begun, heldSince } = state.unit;
  return gate.effects
    .flatMap((passed) => {
      const { revision, corrections } = passed;
      // The gate event that brought it into being is told by its first event.
      const known =
        begun === revision
          ? { since: heldSince.to }
          : [...effects, ...openings].find((each) => each.revision === revision);
      const fact = !known && names(passed, unit) ? [{ revision }] : [];
      if (!known && !fact.length) return [];
      const last = corrections.filter(({ split }) => !split.has(unit)).pop();
      return last && known?.since !== last.after ? [...fact, { revision: last.revision }] : fact;
    })
    .sort((a, b) => a.revision - b.revision);
}
