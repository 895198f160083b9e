import type { UnitState } from '@fonds/holdings';
import type { Gate } from '../domain/gate.state';

/** Whether the gate has said something of a unit that its own stream may not tell yet. */
export function lateCopies({ effects }: Gate): (unit: string) => boolean {
  const named = new Set(effects.flatMap(({ of }) => of?.units ?? []));
  const corrected = effects.some(({ corrections }) => corrections.length);
  return (unit) => corrected || named.has(unit);
}

/**
 * Gate events that name a unit itself, and corrections of effects that it has, which its stream does not tell yet. In
 * the gate's order. What moves by a sealed manifest is told by its act.
 */
export function untold(gate: Gate, unit: string, state: UnitState): readonly { readonly revision: number }[] {
  if (state.kind !== 'unit') return [];
  const { effects, begun, heldSince } = state.unit;
  return gate.effects
    .flatMap(({ revision, of, corrections }) => {
      // The gate event that brought it into being is told by its first event.
      const known =
        begun === revision ? { since: heldSince.to } : effects.find((each) => each.revision === revision);
      const fact = !known && of?.units?.includes(unit) ? [{ revision }] : [];
      if (!known && !fact.length) return [];
      const last = corrections.filter(({ split }) => !split.has(unit)).pop();
      return last && known?.since !== last.after ? [...fact, { revision: last.revision }] : fact;
    })
    .sort((a, b) => a.revision - b.revision);
}
