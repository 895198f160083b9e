import type { FormationDate } from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import { clockStart, dueDay, inForceAt, law, ruleRefusal, secrecyExpiry } from '@fonds/law';

/** What the law asks of a unit before it may be opened, on one day. */
export interface UnitFitness {
  /** Its legal mark of secrecy has not expired, or never does by itself (INV-22). */
  readonly secret: boolean;
  /** CLK-08; undefined: the date is missing, and nobody can say. */
  readonly due?: CivilDate;
}

/** Each described document inside a file counts by itself: the whole may open when its latest may (domain.md §1.2). */
export function fitnessOf({ description, entries }: Unit, on: CivilDate): UnitFitness {
  const inner = [...entries.values()].flatMap(({ dates }) => dates ?? []);
  const dates: readonly FormationDate[] = [...(description.dates ?? []), ...inner];
  const start = clockStart(dates as Parameters<typeof clockStart>[0]);
  const due = start && dueDay('CLK-08', start.day, on);
  return {
    secret: secretOn(description.secrecy, start?.day, on),
    ...(due && typeof due === 'object' && { due: due.shown }),
  };
}

/** CLK-13. A mark without a term, with a condition, or beyond its grade never ends by itself; nor does one without a date. */
function secretOn(secrecy: string | undefined, issued: CivilDate | undefined, on: CivilDate): boolean {
  const expiry = secrecyExpiry(secrecy, issued ?? on, on);
  if (expiry === 'none') return false;
  if (typeof expiry !== 'object' || !issued) return true;
  return expiry.shown > on;
}

/** INV-22 of an opinion, a conclusion, and the opening itself. */
export function secretRefusal(units: readonly string[]): Refusal | undefined {
  return units.length
    ? ruleRefusal('opening-still-secret', 'INV-22', { units: units.slice(0, 100), count: units.length })
    : undefined;
}

/**
 * INV-19: the age is necessary, not sufficient; its length is the regime's (AL 27, IM99 19). A class that may open early
 * needs none. Where the regime rests on no article that was read, a recorded decision takes its place.
 */
export function ageRefusal(
  fitness: ReadonlyMap<string, UnitFitness>,
  { early, on, reason }: { readonly early?: string; readonly on: CivilDate; readonly reason?: string },
): Refusal | undefined {
  if (early) return undefined;
  const undated = [...fitness].filter(([, { due }]) => !due).map(([unit]) => unit);
  if (undated.length)
    return ruleRefusal('opening-date-missing', 'INV-19', {
      units: undated.slice(0, 100),
      count: undated.length,
    });
  const young = [...fitness].filter(([, { due }]) => due !== undefined && due > on);
  const [first] = young;
  if (!first) return undefined;
  const { openingAgeYears: age } = law.at(on).regime;
  const sure = age.mark === 'F' && age.basis.some(({ instrument }) => inForceAt(instrument, on));
  if (!sure && reason) return undefined;
  const facts = {
    units: young.slice(0, 100).map(([unit]) => unit),
    count: young.length,
    due: first[1].due ?? '',
    years: age.value,
    on,
  };
  return { code: 'opening-not-due', rule: 'INV-19', basis: age.basis, facts };
}
