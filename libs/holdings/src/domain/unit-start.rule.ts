import type { Description } from '@fonds/event-contracts';
import type { CivilDate, FormationDate } from '@fonds/kernel';
import { clockStart } from '@fonds/law';

/** A unit as far as its dates are asked for: those of its own description, and of what is described within it. */
export interface Dated {
  readonly description: { readonly dates?: Description['dates'] };
  readonly entries?: ReadonlyMap<string, { readonly dates?: Description['dates'] }>;
}

/** The dates of the unit and of the entries within it (卷内), as they are described. */
export const datesWithin = ({ description, entries }: Dated): readonly FormationDate[] =>
  [description, ...(entries?.values() ?? [])].flatMap(
    ({ dates }) => (dates ?? []) as readonly FormationDate[],
  );

/**
 * From which day the clocks of the whole run: a file counts from its latest document, whether its own dates or an entry
 * within it says so (domain.md §1.2 [D]). An entry without a date goes by those of its file; where that has none either,
 * nobody knows which document is the latest.
 *
 * @returns undefined where the date is missing: never a reason to take the unit for one that is due or free
 */
export function unitStart(unit: Dated): CivilDate | undefined {
  const own = unit.description.dates?.length;
  const undated = [...(unit.entries?.values() ?? [])].some(({ dates }) => !dates?.length);
  return !own && undated ? undefined : clockStart(datesWithin(unit))?.day;
}
