import type { Unit } from '@fonds/holdings';
import type { CivilDate, FormationDate } from '@fonds/kernel';
import { clockStart, secrecyExpiry } from '@fonds/law';
import type { UnitFacts } from './start.rule';

/** The founding of the People's Republic: what was formed before it is 建国前 (INV-15). */
const FOUNDING = '1949-10-01';
const ELECTRONIC = /电子|数字|electronic|digital/iu;

/** What units say that asks for more than their register does, on the day of the start. */
export function unitFacts(units: ReadonlyMap<string, Unit>, on: CivilDate): UnitFacts {
  const those = (is: (unit: Unit) => boolean): string[] =>
    [...units].flatMap(([id, unit]) => (is(unit) ? [id] : []));
  return {
    before1949: those(({ description: { dates = [] } }) =>
      dates.some(({ from, to }) => (from ?? to ?? FOUNDING) < FOUNDING),
    ),
    secret: those((unit) => isSecret(unit, on)),
    electronic: those(({ description: { medium = '' } }) => ELECTRONIC.test(medium)),
    openMatter: those(({ openMatter }) => openMatter !== undefined),
  };
}

/** SEC 20, 24: a mark that has run out is none; one without a term never runs out by itself. */
function isSecret({ description: { secrecy, dates = [] } }: Unit, on: CivilDate): boolean {
  const formed = clockStart(dates as readonly FormationDate[])?.day ?? on;
  const expiry = secrecyExpiry(secrecy, formed, on);
  return expiry === 'never' || expiry === 'over-long' || (typeof expiry === 'object' && expiry.shown > on);
}
