import type { CivilDate, Refusal } from '@fonds/kernel';
import {
  belowTheLeast,
  isAccounting,
  isPermanent,
  nextNewYear,
  retentionPeriod,
  ruleRefusal,
  type LawAt,
} from '@fonds/law';
import { unitStart, type Dated } from './unit-start.rule';

/** A unit's period as it stands. */
interface Kept extends Dated {
  readonly description: Dated['description'] & { readonly retention?: string };
  /** First day of the period, where that is not the year after its formation. */
  readonly retentionStart?: CivilDate;
}

/** With the words that say what it is. */
interface Titled extends Kept {
  readonly description: Kept['description'] & { readonly title?: string };
  readonly entries?: ReadonlyMap<string, Dated['description'] & { readonly title?: string }>;
  readonly code?: { readonly printed: string };
}

interface Given {
  readonly after: string;
  readonly start?: string;
}

/** INV-14: 永久 is never destructible, so no period takes its place. What was entered in error two people correct. */
export const permanentStays = ({ description: { retention } }: Kept, after: string): Refusal | undefined =>
  isPermanent(retention) && !isPermanent(after)
    ? ruleRefusal('permanent-stays', 'INV-14', { retention: retention ?? '', period: after })
    : undefined;

/**
 * INV-12: what brings the end of a period nearer is a recorded decision with its paper: fewer years, and years that are
 * counted from an earlier day than before, or than the year after the formation (CLK-10). A first period has an end of
 * its own; one that nobody has mapped yet has none to compare with.
 */
export function endsSooner(unit: Kept, { after, start }: Given): Refusal | undefined {
  const { retention } = unit.description;
  const begins = start as CivilDate | undefined;
  const formed = unitStart(unit);
  const ends = endOf(after, formed, begins);
  if (ends === undefined) return undefined;
  const stands = endOf(retention, formed, unit.retentionStart);
  // Without a date it ends on no day, unless a first day is told.
  const first = formed === undefined && begins !== undefined && unit.retentionStart === undefined;
  const [given, had] = [endOf(after, undefined), endOf(retention, undefined)];
  const fewer = given !== undefined && had !== undefined && given < had;
  const undated = formed === undefined && begins === undefined && unit.retentionStart !== undefined;
  // Its end is lost, and comes back with the date that somebody tells later: sooner, it may be, than it stood.
  if (undated && !fewer)
    return ruleRefusal('first-day-taken-away', 'INV-12', {
      period: after,
      start: unit.retentionStart ?? '',
    });
  const byAge = formed === undefined ? undefined : endOf(after, formed);
  const before = stands ?? byAge;
  if (!first && !undated && (before === undefined || ends >= before)) return undefined;
  return fewer
    ? ruleRefusal('shorter-period-without-decision', 'INV-12', { retention: retention ?? '', period: after })
    : ruleRefusal('period-begins-sooner', 'INV-12', {
        period: after,
        start: begins ?? nextNewYear(formed ?? SOME_DAY),
        ends,
      });
}

/**
 * INV-10: accounting archives have at least the period of O79, table 1. A default, as its table was read in copies only, so it
 * asks for a recorded decision with its paper.
 */
export function shorterThanTheLeast(unit: Titled, { after, start }: Given, law: LawAt): Refusal | undefined {
  const titles = [unit.description, ...(unit.entries?.values() ?? [])].map(({ title = '' }) => title);
  if (!isAccounting(unit.code?.printed, titles[0] ?? '')) return undefined;
  const [formed, begins] = [unitStart(unit), start as CivilDate | undefined];
  const ends = formed || begins ? endOf(after, formed, begins) : undefined;
  const below = belowTheLeast(titles, after, law, ends);
  return (
    below && {
      ...ruleRefusal('shorter-than-the-least-period', 'INV-10', { period: after, least: below.least }),
      basis: below.basis,
    }
  );
}

/** Any day does for what is compared with one that is counted from the same. */
const SOME_DAY = '2000-01-01' as CivilDate;

function endOf(
  period: string | undefined,
  formed: CivilDate | undefined,
  begins?: CivilDate,
): CivilDate | undefined {
  const found = retentionPeriod(period, formed ?? SOME_DAY, begins);
  return typeof found === 'object' ? found.ends : undefined;
}
