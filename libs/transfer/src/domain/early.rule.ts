import type { Citation, CivilDate, Refusal } from '@fonds/kernel';
import { CLOCKS, inForceAt } from '@fonds/law';

const NAMED = 100;

/**
 * REG 20(3), (4); before them IM99 13: what is not due yet is handed over on its grounds alone, by an agreement of the
 * archives (E21). An old deed on paper is a fact, and is not asked.
 */
export function earlyRefusal(units: readonly string[], day: CivilDate): Refusal | undefined {
  const basis = (CLOCKS['CLK-04'].basis as readonly Citation[]).filter(({ instrument }) =>
    inForceAt(instrument, day),
  );
  if (!units.length || !basis.length) return undefined;
  const facts = { units: units.slice(0, NAMED), count: units.length };
  return { code: 'early-not-agreed', facts, rule: 'CLK-04', basis };
}
