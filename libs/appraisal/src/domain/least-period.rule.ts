import { belowTheLeast, isAccounting, type Bilingual, type LawAt } from '@fonds/law';

/** A unit that an appraisal keeps with a new period. */
export interface KeptUnit {
  readonly code: string | null;
  readonly title: string;
  readonly period: string;
}

/** With the titles of what is described within it. */
export interface KeptWhole extends KeptUnit {
  readonly within: readonly string[];
}

export const accountingOf = <Unit extends KeptUnit>(kept: readonly Unit[]): readonly Unit[] =>
  kept.filter(({ code, title }) => isAccounting(code ?? undefined, title));

/** O79, table 1 [F~]: the least period of accounting archives. A default that reminds and refuses nothing. */
export function leastReminders(accounting: readonly KeptWhole[], law: LawAt): readonly Bilingual[] {
  const short = new Map<
    string,
    { readonly period: string; readonly least: string; readonly units: number }
  >();
  for (const { title, within, period } of accounting) {
    const below = belowTheLeast([title, ...within], period, law);
    if (!below) continue;
    const key = `${period} ${below.least}`;
    short.set(key, { period, least: below.least, units: (short.get(key)?.units ?? 0) + 1 });
  }
  return [...short.values()].map(({ period, least, units }) => ({
    zh: `默认（待核，会计档案管理办法附表一）：最低期限为${least}；${units}个单位拟定为${period}`,
    en: `Default (to be confirmed, Order 79, table 1): the least period is ${least}; ${units} units are given ${period}`,
  }));
}
