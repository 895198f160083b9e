import type { CivilDate } from '@fonds/kernel';
import {
  dueDay,
  isCountable,
  law as nationalLaw,
  retentionExpiry,
  secrecyExpiry,
  type ClockId,
  type DueDay,
  type LawAt,
} from '@fonds/law';
import { localClockOf, runOut, type LocalClock } from './local-clock';
import type { UnitClock } from './unit-clock';

/**
 * Why there is no day. None of these is ever *not due*: each is listed (domain.md §1.2, rounding).
 * date-missing: nothing to compute from. unmapped: a period or mark as somebody once wrote it. period-missing: none is
 * written. never: secret without a term. over-long: a term that its grade does not allow. receiver-unknown: nobody knows
 * which archives it goes to, or of which level that is.
 */
export const NO_DAY_STATES = [
  'date-missing',
  'period-missing',
  'unmapped',
  'never',
  'over-long',
  'receiver-unknown',
] as const;
export type NoDayState = (typeof NO_DAY_STATES)[number];

/**
 * What is asked of the law once for all units to which it applies alike; the day from which it runs is the other half of
 * the question.
 */
export interface Question {
  readonly clock: UnitClock;
  /**
   * The period or mark as printed (CLK-10, CLK-13), the last day of the body that has it (CLK-05), a {@link NoDayState}
   * that holds whatever the day, or nothing.
   */
  readonly term: string;
  /** Whose local rules apply: organisation id of the archives, or nothing. */
  readonly place: string;
}

const FROM_ITS_DAY = '@';
/** The term of a period that begins on the very day that the question gives (CLK-10), not with the year after it. */
export const fromItsDay = (term: string): string => `${FROM_ITS_DAY}${term}`;

export type Answer =
  | {
      readonly state: 'due';
      readonly computed: CivilDate;
      readonly shown: CivilDate;
      readonly cohort?: CivilDate;
      readonly accuses: boolean;
    }
  | { readonly state: NoDayState };

/** The law on a day: the national data in effect, and local rules in force beside them. */
export interface DueLaw {
  readonly today: CivilDate;
  readonly local: readonly LocalClock[];
  /** Version of the national rule data. */
  readonly lawData: string;
}

export const nationalOf = ({ today, lawData }: Pick<DueLaw, 'today' | 'lawData'>): LawAt =>
  nationalLaw.at(today, lawData);

/**
 * @param from see clockStart in the law; undefined when there is no day to run from
 * @returns undefined when nothing ever falls due
 */
export function answer(question: Question, from: CivilDate | undefined, law: DueLaw): Answer | undefined {
  const { clock, term } = question;
  // One unit from whose day nobody can count is listed as such, and stops the list of no other.
  const start = from && isCountable(from) ? from : undefined;
  if (term === 'receiver-unknown') return { state: term };
  switch (clock) {
    case 'CLK-10': {
      // Whether a period is written, and whether it ends at all, is known without any date.
      const own = term.startsWith(FROM_ITS_DAY);
      const printed = own ? term.slice(FROM_ITS_DAY.length) : term;
      const found = retentionExpiry(printed, start ?? SOME_DAY, nationalOf(law), own ? start : undefined);
      if (found === 'permanent') return undefined;
      if (found === 'missing') return { state: 'period-missing' };
      if (found === 'unmapped') return { state: found };
      return start ? told(found) : { state: 'date-missing' };
    }
    case 'CLK-13': {
      const found = secrecyExpiry(term, start ?? SOME_DAY, nationalOf(law));
      if (found === 'none') return undefined;
      if (found === 'never' || found === 'unmapped') return { state: found };
      if (!start) return { state: 'date-missing' };
      return found === 'over-long' ? { state: found } : told(found);
    }
    case 'CLK-01':
    case 'CLK-02':
    case 'CLK-08':
      return start ? told(withLocal(question, start, law)) : { state: 'date-missing' };
    case 'CLK-05':
      if (!isCountable(term as CivilDate)) return { state: 'date-missing' };
      return told(withLocal(question, term as CivilDate, law));
    case 'CLK-06':
    case 'CLK-12':
      return start ? told(withLocal(question, start, law)) : { state: 'date-missing' };
    case 'CLK-23':
      // Nothing but a local rule says so (CLOCKS).
      if (!localClockOf(law.local, clock, question.place, law.today)) return undefined;
      return start ? told(withLocal(question, start, law)) : { state: 'date-missing' };
    case 'CLK-03':
    case 'CLK-09':
      // Their day stands in the decision (E20, E62), beside the unit.
      return undefined;
  }
}

const SOME_DAY = '2000-01-01' as CivilDate;

const told = ({ computed, shown, cohort, accuses }: DueDay): Answer => ({
  state: 'due',
  computed,
  shown,
  ...(cohort && { cohort }),
  accuses,
});

/** Their length is nowhere found but in local law: one that was read and is in force may accuse. */
const ONLY_LOCAL: readonly UnitClock[] = ['CLK-05', 'CLK-23'];

function withLocal({ clock, place }: Question, start: CivilDate, law: DueLaw): DueDay {
  const { today, local } = law;
  const national = dueDay(clock as ClockId, start, nationalOf(law));
  if (typeof national === 'string') throw new Error(`${clock} has no length: ${national}`);
  const rule = localClockOf(local, clock, place, today);
  if (!rule) return national;
  const computed = runOut(rule, start);
  // Due by the law of that very day: by the national age before the local rule took force, by the local one since.
  const local_ = computed > rule.from ? computed : rule.from;
  // What only a local rule sends on was due to nobody before it.
  const before = clock !== 'CLK-23' && national.shown < rule.from;
  const cohort = !before && local_ === rule.from && computed < rule.from;
  return {
    ...national,
    computed,
    shown: before ? national.shown : local_,
    ...(before ? {} : { cohort: cohort ? rule.from : undefined }),
    accuses: rule.mark === 'F' && (national.accuses || ONLY_LOCAL.includes(clock)),
  };
}
