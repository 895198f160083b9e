import type { CivilDate } from './civil-date';

/**
 * When something was formed (形成日期), as printed and as far as it can be computed with.
 * `from`/`to` are the first and last possible day; absent when the text gives none (lunar months, era years).
 */
export interface FormationDate {
  readonly printed: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** exact day(s) · approximate (ca., [1957], season) · inferred (supplied by the describer) · unknown (undated, or kept as text). */
  readonly certainty: 'exact' | 'approximate' | 'inferred' | 'unknown';
}

/** Why a printed date is not taken: nobody may guess what it means. */
export interface DateProblem {
  readonly code: 'date-impossible' | 'date-ambiguous' | 'date-reversed' | 'date-unreadable';
  readonly facts: Readonly<Record<string, string | number>>;
}
