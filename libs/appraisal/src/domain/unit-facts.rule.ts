import { datesWithin, isElectronic, unitStart, type Unit } from '@fonds/holdings';
import { isSecretOn, type LawAt } from '@fonds/law';
import { neverDestructible, stillRunning, type RegisterTerms } from './exclusion.rule';
import type { UnitFacts } from './start.rule';

/** The founding of the People's Republic: what was formed before it is 建国前 (INV-15). */
const FOUNDING = '1949-10-01';

/** What units say that asks for more than their register does, on the day of the start. */
export function unitFacts(
  units: ReadonlyMap<string, Unit>,
  law: LawAt,
  { form, decided }: Pick<RegisterTerms, 'form' | 'decided'>,
): UnitFacts {
  const those = (is: (unit: Unit) => boolean): string[] =>
    [...units].flatMap(([id, unit]) => (is(unit) ? [id] : []));
  return {
    // What it says may have been corrected since it was listed.
    running: those(
      (unit) => (neverDestructible(unit) ?? stillRunning(unit, { law, form, decided })) !== undefined,
    ),
    before1949: those((unit) =>
      datesWithin(unit).some(({ from, to }) => (from ?? to ?? FOUNDING) < FOUNDING),
    ),
    secret: those((unit) => isSecret(unit, law)),
    electronic: those(({ description: { medium = '' } }) => isElectronic(medium)),
    openMatter: those(({ openMatter }) => openMatter !== undefined),
  };
}

/** SEC 20, 24: a mark that has run out is none. */
const isSecret = (unit: Unit, on: LawAt): boolean =>
  isSecretOn(unit.description.secrecy, unit.secretSince ?? unitStart(unit), on);
