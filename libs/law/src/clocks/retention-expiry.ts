import type { CivilDate } from '@fonds/kernel';
import type { LawAsked } from '../law';
import { isCountable } from './clock-start';
import { dueAfter, nextNewYear, type DueDay } from './due-day';

/**
 * permanent: 永久. unmapped: a period kept as written (长期, 短期, …) until somebody decides what it means, or one that
 * begins on a day from which nobody can count. missing: none.
 */
export type NoExpiry = 'permanent' | 'unmapped' | 'missing';

/** As catalogues print it: 30年, 定期10年, and the codes of DA/T 22: Y, D30, D10. */
const YEARS = /^(?:定期|D)?\s*(\d{1,3})\s*年?$/;
const CHINESE: Readonly<Record<string, number>> = { 十年: 10, 三十年: 30 };

/** What a printed period says, in years where it is a term. */
export function retentionTerm(retention: string | undefined): number | NoExpiry {
  const text = retention?.normalize('NFKC').trim() ?? '';
  if (text === '') return 'missing';
  if (text === '永久' || text === 'Y') return 'permanent';
  const years = CHINESE[text.replace(/^定期/, '')] ?? Number(YEARS.exec(text)?.[1] ?? Number.NaN);
  return years > 0 ? years : 'unmapped';
}

/**
 * CLK-10: from the first day of the year after formation (accounting: after the fiscal year, which is the calendar year),
 * as many years as the printed period says. The day shown is the first on which it is over.
 *
 * @param begins first day of the period, where it begins by something else: the end of a fiscal year, a scrapping
 */
export function retentionExpiry(
  retention: string | undefined,
  formed: CivilDate,
  today: LawAsked,
  begins?: CivilDate,
): DueDay | NoExpiry {
  const years = retentionTerm(retention);
  if (typeof years !== 'number') return years;
  if (!isCountable(begins ?? formed)) return 'unmapped';
  return dueAfter('CLK-10', begins ?? nextNewYear(formed), years, today);
}
