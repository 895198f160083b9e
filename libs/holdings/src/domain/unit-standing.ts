import { standing, type AppliedEffect, type Standing } from './unit-effects';

/** Where a shelving put a unit, and what it knew of the gate then. */
export interface Shelved {
  readonly place: string;
  /** Revision of the last effect before it; -1 where there was none. */
  readonly after: number;
}

/** How a unit stands, and what that follows from. */
export interface Stood extends Standing {
  /** How it stood when it was taken on. */
  readonly entry: Standing;
  /** In the order of the gate. */
  readonly effects: readonly AppliedEffect[];
  readonly shelved?: Shelved;
}

/** Copies may come in any order; what they mean follows the order of the gate. */
export function withEffect<U extends Stood>(unit: U, effect: AppliedEffect): U {
  const effects = [...unit.effects, effect].sort((a, b) => a.revision - b.revision);
  return restood({ ...unit, effects, transferringUnit: transferringAfter(unit, effect) });
}

/** E35. Only the last one counts: where it stands since follows from that and the effects behind it. */
export const shelvedAt = <U extends Stood>(unit: U, place: string): U => ({
  ...unit,
  place,
  shelved: { place, after: unit.effects[unit.effects.length - 1]?.revision ?? -1 },
});

/** The last shelving is believed to have said another place (E92); a move of the gate may have carried it elsewhere. */
export const reshelved = <U extends Stood>(unit: U, place: string): U =>
  unit.shelved ? restood({ ...unit, shelved: { ...unit.shelved, place } }) : unit;

function restood<U extends Stood>(unit: U): U {
  const { entry, effects, shelved } = unit;
  const at = shelved?.after ?? -1;
  const stood = standing(
    entry,
    effects.filter(({ revision }) => revision <= at),
  );
  const { custodian, holder, out, loan, destroying, place } = standing(
    shelved ? { ...stood, place: shelved.place } : stood,
    effects.filter(({ revision }) => revision > at),
  );
  return { ...unit, custodian, holder, out, loan, destroying, place };
}

/** Two people may have corrected it (E15): an effect that names none, or that a later one has overtaken, leaves it. */
function transferringAfter(unit: Stood, { transferringUnit, revision }: AppliedEffect): string | undefined {
  const later = unit.effects.some((each) => each.transferringUnit && each.revision > revision);
  return transferringUnit !== undefined && !later ? transferringUnit : unit.transferringUnit;
}
