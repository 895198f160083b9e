import type { Citation, CivilDate } from '@fonds/kernel';
import { classOfCode } from '../disposal/class-of-code';
import type { InstrumentId } from '../data/instruments';
import type { LawAt } from '../law';
import type { LeastPeriod } from '../law.types';
import { retentionTerm } from './retention-expiry';

/** A period that is shorter than the least that the data have for what a title says. */
export interface BelowTheLeast {
  /** 永久, or 30年 … */
  readonly least: string;
  readonly basis: readonly Citation[];
}

const lengthOf = ({ least }: LeastPeriod): number =>
  least === 'permanent' ? Number.POSITIVE_INFINITY : least === 'none' ? 0 : least.years;

/**
 * Of a unit whose period ends while the instrument is in force, held against the longest least of its titles. A default, as
 * long as the table was read in copies only: whoever asks it lets a recorded decision stand.
 *
 * @param titles of the unit and of what lies within it
 * @param expiry as the period computes it; absent where the unit has no date
 */
export function belowTheLeast(
  titles: readonly string[],
  period: string | undefined,
  law: LawAt,
  expiry?: CivilDate,
): BelowTheLeast | undefined {
  const term = retentionTerm(period);
  if (typeof term !== 'number') return undefined;
  const found = titles
    .flatMap((title) => leastOf(title, law) ?? [])
    .reduce<LeastPeriod | undefined>(
      (most, each) => (!most || lengthOf(each) > lengthOf(most) ? each : most),
      undefined,
    );
  if (!found || term >= lengthOf(found)) return undefined;
  const begins = law.firstDay(found.basis[0]?.instrument as InstrumentId);
  if (!begins || law.date < begins || (expiry && expiry < begins)) return undefined;
  const { least, basis } = found;
  return { least: typeof least === 'object' ? `${least.years}年` : '永久', basis };
}

const leastOf = (title: string, { leastPeriods }: LawAt): LeastPeriod | undefined =>
  leastPeriods.find(({ words }) => new RegExp(words).test(title.normalize('NFKC')));

/** Whether a unit is of accounting archives (会计档案): as its code says, and where that names no class, its title. */
export const isAccounting = (code: string | undefined, title: string): boolean =>
  (classOfCode(code) ?? classOfCode(undefined, title)) === 'KU';
