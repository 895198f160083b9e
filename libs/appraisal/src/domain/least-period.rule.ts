import { laterDay, type CivilDate } from '@fonds/kernel';
import { belowTheLeast, isAccounting, retentionPeriod, type Bilingual, type LawAt } from '@fonds/law';

/** A unit that an appraisal keeps with a new period. */
export interface KeptUnit {
  readonly code: string | null;
  readonly title: string;
  readonly period: string;
  /** The period that stood, and its first day where that is not the year after the formation. */
  readonly stood: string | null;
  readonly began: CivilDate | null;
  /** From which day the clocks of the whole run; null where nobody knows. */
  readonly formed: CivilDate | null;
}

/** With the titles of what is described within it. */
export interface KeptWhole extends KeptUnit {
  readonly within: readonly string[];
}

export const accountingOf = <Unit extends KeptUnit>(kept: readonly Unit[]): readonly Unit[] =>
  kept.filter(({ code, title }) => isAccounting(code ?? undefined, title));

/**
 * O79, table 1 [F~]: the least period of accounting archives, of those whose period, that which stood or that which is given,
 * was not over before it began. A default that reminds and refuses nothing.
 */
export function leastReminders(accounting: readonly KeptWhole[], law: LawAt): readonly Bilingual[] {
  const short = new Map<
    string,
    { readonly period: string; readonly least: string; readonly units: number }
  >();
  for (const kept of accounting) {
    const { title, within, period } = kept;
    const below = belowTheLeast([title, ...within], period, law, overOn(kept));
    if (!below) continue;
    const key = `${period} ${below.least}`;
    short.set(key, { period, least: below.least, units: (short.get(key)?.units ?? 0) + 1 });
  }
  return [...short.values()].map(({ period, least, units }) => ({
    zh: `默认（待核，会计档案管理办法附表一）：最低期限为${least}；${units}个单位拟定为${period}`,
    en: `Default (to be confirmed, Order 79, table 1): the least period is ${least}; ${units} units are given ${period}`,
  }));
}

/** The first day on which both are over: the period that stood, and the one that is given, which begins with the year after. */
function overOn({ period, stood, began, formed }: KeptUnit): CivilDate | undefined {
  if (!formed) return undefined;
  const [before, after] = [
    retentionPeriod(stood ?? undefined, formed, began ?? undefined),
    retentionPeriod(period, formed),
  ];
  return typeof before === 'object' && typeof after === 'object'
    ? laterDay(before.ends, after.ends)
    : undefined;
}
