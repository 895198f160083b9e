import { addMonths, addYears, isCivilDate, type CivilDate } from '@fonds/kernel';
import type { LawAt } from '../law';
import type { Clock } from '../law.types';
import { isCountable } from './clock-start';
import { dueOn, type DueDay } from './due-day';

/**
 * none: not secret. never: secret without a term, or until a condition is met, which never ends by itself. over-long: the
 * mark says more than its grade allows. unmapped: words that nobody here knows, or a day from which nobody can count.
 */
export type NoSecrecyExpiry = 'none' | 'never' | 'over-long' | 'unmapped';

/** 绝密★30年, 机密★6个月, 秘密★2030-12-31, or a grade alone. */
const MARKED = /^(绝密|机密|秘密)\s*(?:[★*☆]\s*(.+))?$/;
const TERM = /^(\d{1,3})\s*(年|个月|月)$/;
/** How catalogues say that there is none, and marks of handling, which are no state secret. */
const NO_MARK =
  /^(|非密|非涉密|不涉密|公开|普通|一般|无|无密级|内部|内部资料|内部使用|内部文件|国内|限国内|工作秘密|商业秘密|已解密)$/;

interface SecrecyMark {
  readonly grade: string;
  readonly term?: string;
}

/** What the words of a mark say by themselves; how long a grade may last, the law says. */
function markOf(secrecy: string | undefined): SecrecyMark | 'none' | 'unmapped' {
  const text = secrecy?.normalize('NFKC').trim() ?? '';
  if (NO_MARK.test(text)) return 'none';
  const [, grade = '', term] = MARKED.exec(text) ?? [];
  return grade === '' ? 'unmapped' : { grade, ...(term !== undefined && { term }) };
}

/** Whether these words are a legal mark of secrecy, or may be one. */
export const isLegalMark = (secrecy: string | undefined): boolean => markOf(secrecy) !== 'none';

/** Whether they are read: as no mark, or as one of the law (SEC 20). */
export const isReadMark = (secrecy: string): boolean => markOf(secrecy) !== 'unmapped';

/**
 * Whether a unit is under a legal mark of secrecy on a day (SEC 20, 24). A mark without a term, with a condition, beyond
 * its grade, or in words that nobody here knows never ends by itself; nor does one of which nobody knows the beginning.
 *
 * @param issued the day from which its term runs
 */
export function isSecretOn(secrecy: string | undefined, issued: CivilDate | undefined, on: LawAt): boolean {
  const expiry = secrecyExpiry(secrecy, issued ?? on.date, on);
  if (expiry === 'none') return false;
  if (typeof expiry !== 'object' || !issued) return true;
  return expiry.shown > on.date;
}

/** CLK-13: as the mark says; from the marked day of issue, else from the notification. */
export function secrecyExpiry(
  secrecy: string | undefined,
  issued: CivilDate,
  today: LawAt,
): DueDay | NoSecrecyExpiry {
  const mark = markOf(secrecy);
  if (typeof mark === 'string') return mark;
  const { grade, term } = mark;
  if (term === undefined) return 'never';
  // Like words that nobody knows: what cannot be counted does not end by itself.
  if (!isCountable(issued)) return 'unmapped';
  const most = addYears(issued, mostYears(today.clock('CLK-13'), grade));
  if (isCivilDate(term)) return term > most ? 'over-long' : dueOn('CLK-13', term, today);
  const [, number, unit] = TERM.exec(term) ?? [];
  // 长期, or a condition: not a term.
  if (number === undefined) return 'never';
  const ends = addMonths(issued, Number(number) * (unit === '年' ? 12 : 1));
  return ends > most ? 'over-long' : dueOn('CLK-13', ends, today);
}

/** The longest term of a grade (SEC 20). */
function mostYears({ id, length }: Clock, grade: string): number {
  const years = length.kind === 'secrecy' ? length.most[grade] : undefined;
  if (years === undefined) throw new RangeError(`${id} says no longest term of ${grade}`);
  return years;
}
