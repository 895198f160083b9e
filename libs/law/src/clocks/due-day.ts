import { addMonths, addYears, type Citation, type CivilDate } from '@fonds/kernel';
import type { ClockId } from '../data/clocks';
import type { LawAt } from '../law';
import type { Mark, Regime } from '../law.types';
import { isCountable } from './clock-start';
import { workingDaysAfter } from './working-days';

/** When a clock has run out, as the law stands on the day that is asked for. */
export interface DueDay {
  readonly clock: ClockId;
  /** Start and length alone. */
  readonly computed: CivilDate;
  /** First day on which it was due by the law of that very day: never before the oldest known rule was in force. */
  readonly shown: CivilDate;
  /** All that fell due on one day because the law changed on it, to be shown as one batch and not as lateness (the cohort). */
  readonly cohort?: CivilDate;
  readonly basis: readonly Citation[];
  readonly mark: Mark;
  /** Whether what is overdue may be a candidate for a finding: only a number that was found, in force that day. */
  readonly accuses: boolean;
}

export type NotComputed =
  'day-is-in-the-decision' | 'period-is-in-the-description' | 'calendar-missing' | 'start-beyond-calendar';

/** From the first day of the oldest known rules (IM99); a law of later days is not known on the day that is asked for. */
const knownRegimes = ({ regimes, date }: LawAt): readonly (Regime & { readonly from: CivilDate })[] =>
  regimes.filter(
    (regime): regime is Regime & { readonly from: CivilDate } =>
      regime.from !== undefined && regime.from <= date,
  );

/**
 * @param start see {@link clockStart}
 * @param today the law of the day that is asked for: due lists ask today, decisions their business date
 * @example dueDay('CLK-08', '1992-05-17', law.at('2026-11-22', '2026-11-22')) // computed 2017-05-17, shown 2021-01-01 with its cohort
 */
export function dueDay(id: ClockId, start: CivilDate, today: LawAt): DueDay | NotComputed {
  if (!isCountable(start)) return 'start-beyond-calendar';
  const { length } = today.clock(id);
  switch (length.kind) {
    case 'transfer-age': {
      const { level } = length;
      return byRegime(id, start, today, ({ transferAgeYears }) => ({
        years: transferAgeYears[level],
        ...transferAgeYears,
      }));
    }
    case 'opening-age':
      return byRegime(id, start, today, ({ openingAgeYears }) => ({
        years: openingAgeYears.value,
        ...openingAgeYears,
      }));
    case 'years':
      return dueOn(id, addYears(start, length.value), today);
    case 'months':
      return dueOn(id, addMonths(start, length.value), today);
    case 'next-year':
      return dueOn(id, `${nextYear(start)}-${two(length.month)}-${two(length.day)}` as CivilDate, today);
    case 'working-days': {
      const last = workingDaysAfter(start, length.value, today.workingYears);
      return last ? dueOn(id, last, today) : 'calendar-missing';
    }
    case 'given':
      return 'day-is-in-the-decision';
    case 'retention':
    case 'secrecy':
    case 'with':
      return 'period-is-in-the-description';
  }
}

/** The first day of the year after. */
export const nextNewYear = (day: CivilDate): CivilDate => `${nextYear(day)}-01-01` as CivilDate;

const nextYear = (day: CivilDate): string => String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
const two = (n: number): string => String(n).padStart(2, '0');

interface Age {
  readonly years: number;
  readonly mark: Mark;
  readonly basis: readonly Citation[];
}

function byRegime(id: ClockId, start: CivilDate, today: LawAt, ageIn: (regime: Regime) => Age): DueDay {
  const age = ageIn(today.regime);
  const computed = addYears(start, age.years);
  let before: Regime | undefined;
  const regimes = knownRegimes(today);
  for (const [i, regime] of regimes.entries()) {
    const { from } = regime;
    const full = addYears(start, ageIn(regime).years);
    const shown = full > from ? full : from;
    if (i === regimes.length - 1 || !regime.to || shown <= regime.to) {
      // On the day on which the law changed the age, all that lies between the two ages falls due at once.
      const cohort = before && shown === from && ageIn(before).years !== ageIn(regime).years && from;
      return judged(id, { computed, shown, ...(cohort && { cohort }) }, age, today);
    }
    before = regime;
  }
  return judged(id, { computed, shown: computed }, age, today);
}

/** A clock that runs out on a day by whatever law: one whose length a period, a mark or a decision tells. */
export function dueOn(id: ClockId, computed: CivilDate, today: LawAt): DueDay {
  const { basis, mark } = today.clock(id);
  return judged(id, { computed, shown: computed }, { basis, mark }, today);
}

function judged(
  id: ClockId,
  days: Pick<DueDay, 'computed' | 'shown' | 'cohort'>,
  { basis, mark }: Pick<Age, 'basis' | 'mark'>,
  today: LawAt,
): DueDay {
  const { remindsBecause, mark: whole } = today.clock(id);
  const accuses =
    mark === 'F' &&
    whole === 'F' &&
    !remindsBecause &&
    basis.some(({ instrument }) => today.inForce(instrument));
  return { clock: id, ...days, basis, mark, accuses };
}
