import type { Description } from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import type { CivilDate } from '@fonds/kernel';
import {
  clockStart,
  nextNewYear,
  retentionPeriod,
  retentionTerm,
  secrecyExpiry,
  type LawAt,
} from '@fonds/law';

/** A unit's period and mark, and the days from which they run where its dates do not say it. */
export type Dated = Pick<Unit, 'description' | 'retentionStart' | 'secretSince'>;

export const formedOn = (dates: Description['dates'] = []): CivilDate | undefined =>
  clockStart(dates as Parameters<typeof clockStart>[0])?.day;

/** CLK-10: the first day of its period. Unknown where its dates are: then it ends on no day. */
export function periodBegins({ description: { dates }, retentionStart }: Dated): CivilDate | undefined {
  const formed = formedOn(dates);
  return retentionStart ?? (formed && nextNewYear(formed));
}

/** The day on which its period is over; undefined where none can be told. */
export const periodEnds = (unit: Dated): CivilDate | undefined =>
  ends(unit.description.retention, periodBegins(unit));

function ends(period: string | undefined, begins: CivilDate | undefined): CivilDate | undefined {
  const found = begins && retentionPeriod(period, begins, begins);
  return typeof found === 'object' ? found.ends : undefined;
}

/**
 * The first day that a product is handed with its period (INV-14): where its own dates would end it before one of its
 * sources, or tell no end though one of these had a first day of its own. The earliest first day of a source by which it
 * ends no sooner than any of them.
 */
export function productPeriodBegins(
  description: Description,
  sources: readonly Dated[],
): CivilDate | undefined {
  const { retention } = description;
  const term = retentionTerm(retention);
  if (term === 'permanent' || term === 'missing') return undefined;
  const binding = sources.filter((source) => retentionTerm(source.description.retention) !== 'missing');
  const begins = binding.flatMap((source) => periodBegins(source) ?? []).sort();
  const latest = binding
    .flatMap((source) => periodEnds(source) ?? [])
    .sort()
    .at(-1);
  const own = periodEnds({ description });
  if (own === undefined) {
    const told = binding.some(({ retentionStart }) => retentionStart !== undefined);
    // One of which nobody knows the beginning ends on no day, and so does what is made of it.
    if (!told || begins.length < binding.length) return undefined;
  } else if (latest === undefined || own >= latest) return undefined;
  // 长期 and 短期 say no number of years: whoever maps them counts from the latest.
  const enough = (day: CivilDate): boolean => {
    const end = ends(retention, day);
    return latest !== undefined && end !== undefined && end >= latest;
  };
  return begins.find(enough) ?? begins.at(-1);
}

/** A mark that never ends by itself, or whose beginning nobody knows (CLK-13). */
export const NEVER = '9999-12-31';

/** The day on which a mark is over, by the day from which it runs and the longest term of its grade. */
export function markEnds(secrecy: string | undefined, issued: CivilDate | undefined, law: LawAt): string {
  const expiry = issued && secrecyExpiry(secrecy, issued, law);
  return typeof expiry === 'object' ? expiry.shown : NEVER;
}

/** SECR 19: from the notification of what became secret later, else from the day of issue. */
export const markBegins = ({ description: { dates }, secretSince }: Dated): CivilDate | undefined =>
  secretSince ?? formedOn(dates);
