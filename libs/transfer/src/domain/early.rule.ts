import type { CivilDate, Refusal } from '@fonds/kernel';
import { clockRefusal } from '@fonds/law';

const NAMED = 100;

/**
 * REG 20(3), (4); before them IM99 13: what is not due yet is handed over on its grounds alone, by an agreement of the
 * archives (E21). An old deed on paper is a fact, and is not asked.
 */
export const earlyRefusal = (units: readonly string[], day: CivilDate): Refusal | undefined =>
  units.length
    ? clockRefusal('early-not-agreed', 'CLK-04', day, {
        units: units.slice(0, NAMED),
        count: units.length,
      })
    : undefined;
