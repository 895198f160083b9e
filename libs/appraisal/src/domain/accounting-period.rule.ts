import { unitStart, type Unit } from '@fonds/holdings';
import type { CivilDate, Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';

/** O79 takes the place of the older periods from this day. */
const O79_BEGINS = '2016-01-01';

/**
 * Accounting archives that were unexpired on 2015-12-31 have their period fixed anew under O79 [F~: transition notice],
 * so a printed 15年 is not the effective one. A default: a recorded decision on INV-17 lets the printed one stand.
 *
 * @param expiry as the printed period computes it
 */
export function periodRefusal(
  unit: Unit,
  expiry: CivilDate,
  decided: ReadonlySet<string>,
): Refusal | undefined {
  const {
    description: { retention },
    assigned,
    retentionStart,
  } = unit;
  if (assigned || decided.has('INV-17')) return undefined;
  const formed = retentionStart ?? unitStart(unit) ?? '';
  return formed < O79_BEGINS && expiry >= O79_BEGINS
    ? ruleRefusal('period-to-be-fixed-anew', 'INV-17', { retention: retention ?? '', until: expiry })
    : undefined;
}
