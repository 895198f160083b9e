import { standing, type AppliedEffect, type Standing } from './unit-effects';

/** What effects of acts say of a unit: where it stands, and whose it is. */
interface Placed extends Omit<Standing, 'place'> {
  /** How it stood when it was taken on. */
  readonly entry: Standing;
  readonly effects: readonly AppliedEffect[];
  readonly transferringUnit?: string;
  readonly place?: Standing['place'];
}

/** Copies may come in any order; what they mean follows the order of the gate. */
export function afterEffect(unit: Placed, effect: AppliedEffect): Omit<Placed, 'entry'> {
  const effects = [...unit.effects, effect].sort((a, b) => a.revision - b.revision);
  const stands = standing(unit.entry, effects);
  const { custodian, holder, out, loan, destroying } = stands;
  const transferringUnit = transferringAfter(unit, effect);
  const place = placeAfter(unit, effect, stands);
  return { effects, custodian, holder, transferringUnit, out, loan, destroying, place };
}

/** Two people may have corrected it (E15): an effect that names none, or that a later one has overtaken, leaves it. */
function transferringAfter(unit: Placed, { transferringUnit, revision }: AppliedEffect): string | undefined {
  const later = unit.effects.some((each) => each.transferringUnit && each.revision > revision);
  return transferringUnit !== undefined && !later ? transferringUnit : unit.transferringUnit;
}

/** A move says where it stands; what has another custodian stands on no shelf of the one before. */
function placeAfter(unit: Placed, { kind, revision }: AppliedEffect, stands: Standing): Placed['place'] {
  const later = unit.effects.some((each) => each.kind === 'moved' && each.revision > revision);
  if (kind === 'moved' && !later) return stands.place;
  return stands.custodian === unit.custodian ? unit.place : undefined;
}
