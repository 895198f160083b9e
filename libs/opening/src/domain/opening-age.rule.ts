import { unitStart, type Unit } from '@fonds/holdings';
import { firstNamed, namedUnits, type Citation, type CivilDate, type Refusal } from '@fonds/kernel';
import { isSecretOn, ruleRefusal, type LawAt, type Mark } from '@fonds/law';

/** What the law asks of a unit before it may be opened, on one day. */
export interface UnitFitness {
  /** Its legal mark of secrecy has not expired, or never does by itself (INV-22). */
  readonly secret: boolean;
  /** CLK-08; undefined: the date is missing, and nobody can say. */
  readonly due?: CivilDate;
}

/** Each described document inside a file counts by itself: the whole may open when its latest may (domain.md §1.2). */
export function fitnessOf(
  unit: Unit,
  on: LawAt,
  /** CLK-08 from the unit's first day. */
  dueFrom: (start: CivilDate) => CivilDate | undefined,
): UnitFitness {
  const start = unitStart(unit);
  const due = start && dueFrom(start);
  return {
    secret: isSecretOn(unit.description.secrecy, unit.secretSince ?? start, on),
    ...(due && { due }),
  };
}

/** The local rule that gives the age in place of the regime's (E103), with its own mark and articles. */
export interface LocalAge {
  readonly mark: Mark;
  readonly basis: readonly Citation[];
  readonly years: number;
}

/** Which articles give the age: those of the local rule where there is one, else of the regime of the day. */
export const ageBasis = (local: LocalAge | undefined, on: LawAt): readonly Citation[] =>
  (local ?? on.regime.openingAgeYears).basis;

/** INV-22 of an opinion, a conclusion, and the opening itself. */
export function secretRefusal(units: readonly string[]): Refusal | undefined {
  return units.length ? ruleRefusal('opening-still-secret', 'INV-22', namedUnits(units)) : undefined;
}

/**
 * INV-19: the age is necessary, not sufficient; its length is the regime's (AL 27, IM99 19). A class that may open early
 * needs none. Where the regime rests on no article that was read, a recorded decision takes its place.
 */
export function ageRefusal(
  fitness: ReadonlyMap<string, UnitFitness>,
  {
    early,
    on,
    lawOn,
    local,
    reason,
  }: {
    readonly early?: string;
    readonly on: CivilDate;
    /** The day whose law is asked: that of an old opening only with its papers. */
    readonly lawOn: LawAt;
    readonly local?: LocalAge;
    readonly reason?: string;
  },
): Refusal | undefined {
  if (early) return undefined;
  const undated = [...fitness].filter(([, { due }]) => !due).map(([unit]) => unit);
  if (undated.length)
    return ruleRefusal('opening-date-missing', 'INV-19', {
      ...namedUnits(undated),
    });
  const young = [...fitness].filter(([, { due }]) => due !== undefined && due > on);
  const [first] = young;
  if (!first) return undefined;
  const { openingAgeYears } = lawOn.regime;
  const { mark, basis } = local ?? openingAgeYears;
  const sure =
    mark === 'F' && (local !== undefined || basis.some(({ instrument }) => lawOn.inForce(instrument)));
  if (!sure && reason) return undefined;
  const facts = {
    units: firstNamed(young).map(([unit]) => unit),
    count: young.length,
    due: first[1].due ?? '',
    years: local?.years ?? openingAgeYears.value,
    on,
  };
  return { code: 'opening-not-due', rule: 'INV-19', basis, facts };
}
