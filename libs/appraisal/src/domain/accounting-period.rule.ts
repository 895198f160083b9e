import { unitStart, type Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import { ruleRefusal, type LawAt } from '@fonds/law';

/**
 * Accounting archives that were unexpired when O79 began have their period fixed anew under it [F~: transition notice], so
 * a printed 15年 is not the effective one. A default: a recorded decision on INV-17 lets the printed one stand.
 *
 * @param expiry as the printed period computes it
 * @param on of the register’s day, with the rules on which a decision was recorded
 */
export function periodRefusal(
  unit: Unit,
  expiry: CivilDate,
  on: { readonly law: LawAt; readonly decided: ReadonlySet<string> },
): Refusal | undefined {
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
