import { unitStart, type Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import { belowTheLeast, ruleRefusal, type LawAt } from '@fonds/law';

/** Of the register’s day, with the rules on which a decision was recorded. */
interface RegisterLaw {
  readonly law: LawAt;
  readonly decided: ReadonlySet<string>;
}

/**
 * Accounting archives that were unexpired when O79 began have their period fixed anew under it [F~: transition notice], so
 * a printed 15年 is not the effective one. A default: a recorded decision on INV-17 lets the printed one stand.
 *
 * @param expiry as the printed period computes it
 */
export function periodRefusal(unit: Unit, expiry: CivilDate, on: RegisterLaw): Refusal | undefined {
  const {
    description: { retention },
    assigned,
    retentionStart,
  } = unit;
  if (assigned || on.decided.has('INV-17')) return undefined;
  const formed = retentionStart ?? unitStart(unit) ?? '';
  const begins = on.law.firstDay('O79');
  return begins && formed < begins && expiry >= begins
    ? ruleRefusal('period-to-be-fixed-anew', 'INV-17', { retention: retention ?? '', until: expiry })
    : undefined;
}

/**
 * A period that is shorter than the least of O79, of a unit whose period was not over before it began. A default, as its table
 * was read in copies only: destruction cannot be undone, so it asks for a recorded decision on INV-17 (architecture.md §6).
 *
 * @param expiry as the period computes it
 */
export function leastPeriodRefusal(
  { description, entries }: Unit,
  expiry: CivilDate,
  { law, decided }: RegisterLaw,
): Refusal | undefined {
  const { retention } = description;
  const titles = [description, ...entries.values()].map(({ title }) => title);
  const below = decided.has('INV-17') ? undefined : belowTheLeast(titles, retention, law, expiry);
  return (
    below && {
      ...ruleRefusal('period-below-the-least', 'INV-17', {
        ...{ retention: retention ?? '', least: below.least, decision: 'INV-17' },
      }),
      basis: below.basis,
    }
  );
}
