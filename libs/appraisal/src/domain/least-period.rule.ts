import { belowTheLeast, isAccounting, type Bilingual, type LawAt } from '@fonds/law';

/** A unit that an appraisal keeps with a new period. */
export interface KeptUnit {
  readonly code: string | null;
  readonly title: string;
  readonly period: string;
}

/** O79, table 1 [F~]: the least period of accounting archives. A default that reminds and refuses nothing. */
export function leastReminders(kept: readonly KeptUnit[], law: LawAt): readonly Bilingual[] {
  const short = new Map<
    string,
    { readonly period: string; readonly least: string; readonly units: number }
  >();
  for (const { code, title, period } of kept) {
    const below = isAccounting(code ?? undefined, title) ? belowTheLeast([title], period, law) : undefined;
    if (!below) continue;
    const key = `${period} ${below.least}`;
    short.set(key, { period, least: below.least, units: (short.get(key)?.units ?? 0) + 1 });
  }
  return [...short.values()].map(({ period, least, units }) => ({
    zh: `默认（待核，会计档案管理办法附表一）：最低期限为${least}；${units}个单位拟定为${period}`,
    en: `Default (to be confirmed, Order 79, table 1): the least period is ${least}; ${units} units are given ${period}`,
  }));
}
