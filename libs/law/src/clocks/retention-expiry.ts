import { addYears, retentionCode, type CivilDate } from '@fonds/kernel';
import type { LawAt } from '../law';
import { isCountable } from './clock-start';
import { dueOn, nextNewYear, type DueDay } from './due-day';

/**
 * permanent: 永久. unmapped: a period kept as written (长期, 短期, …) until somebody decides what it means, or one that
 * begins on a day from which nobody can count. missing: none.
 */
export type NoExpiry = 'permanent' | 'unmapped' | 'missing';

/** Whether a printed period says 永久, however it is put. */
export const isPermanent = (retention: string | undefined): boolean =>
  retentionTerm(retention) === 'permanent';

/** What a printed period says, in years where it is a term. */
export function retentionTerm(retention: string | undefined): number | NoExpiry {
  const code = retentionCode(retention ?? '');
  if (code === undefined) return 'missing';
  if (code === 'Y') return 'permanent';
  const years = Number(/^D(\d+)$/.exec(code)?.[1] ?? 0);
  return years > 0 ? years : 'unmapped';
}

/** First day of a period, and the first on which it is over. */
export interface RetentionPeriod {
  readonly begins: CivilDate;
  readonly ends: CivilDate;
}

/**
 * CLK-10: from the first day of the year after formation (accounting: after the fiscal year, which is the calendar year),
 * as many years as the printed period says; the law has no number of its own here.
 *
 * @param begins first day of the period, where it begins by something else: the end of a fiscal year, a scrapping
 */
export function retentionPeriod(
  retention: string | undefined,
  formed: CivilDate,
  begins?: CivilDate,
): RetentionPeriod | NoExpiry {
  const years = retentionTerm(retention);
  if (typeof years !== 'number') return years;
  if (!isCountable(begins ?? formed)) return 'unmapped';
  const from = begins ?? nextNewYear(formed);
  return { begins: from, ends: addYears(from, years) };
}

/** Its end as a clock that has run out, by the law of a day: with its articles, and whether it may accuse. */
export function retentionExpiry(
  retention: string | undefined,
  formed: CivilDate,
  today: LawAt,
  begins?: CivilDate,
): DueDay | NoExpiry {
  const period = retentionPeriod(retention, formed, begins);
  return typeof period === 'string' ? period : dueOn('CLK-10', period.ends, today);
}

/** How long a printed period is, to compare with others; undefined where it says no number of years (长期, 短期, nothing). */
function lengthOf(retention: string | undefined): number | undefined {
  const term = retentionTerm(retention);
  return term === 'permanent' ? Number.POSITIVE_INFINITY : typeof term === 'number' ? term : undefined;
}

/**
 * The longest of printed periods. What says no number of years is passed over: whoever maps the period of a file has
 * said what the same words mean of the documents within it.
 *
 * @example longestPeriod(['10年', '短期', 'D30']) // 'D30'
 */
export const longestPeriod = (periods: Iterable<string | undefined>): string | undefined =>
  [...periods].reduce(
    (longest, each) => ((lengthOf(each) ?? 0) > (lengthOf(longest) ?? 0) ? each : longest),
    undefined,
  );

/**
 * The period of a document within a file where it is longer than the file's own. A file is kept and destroyed as a whole,
 * so it stays as long as the longest of what lies in it: a default [D], as between two periods the longer is taken (E47).
 *
 * @returns undefined where the file's own is as long, and where that is none that can be counted
 */
export function longerWithin(own: string | undefined, within: string | undefined): string | undefined {
  const [file, document] = [lengthOf(own), lengthOf(within)];
  return file !== undefined && document !== undefined && document > file ? within : undefined;
}
