import type { CivilDate } from '@fonds/kernel';
import { dueDay, law } from '@fonds/law';
import type { HoldKind } from './hold-kinds';

/**
 * CLK-18: within seven working days of 先行登记保存 the authority decides what becomes of the evidence (APL 56, 85). The
 * number is that of the law in force since 2021-07-15; older holds fell under another text.
 *
 * @returns the last day; `calendar-missing` where holidays of one of the days are not known; undefined for other holds
 */
export function decidedBy(
  kind: HoldKind,
  since: CivilDate,
  lawData: string,
): CivilDate | 'calendar-missing' | undefined {
  const then = law.at(since, lawData);
  if (kind !== 'evidence' || !then.inForce('APL')) return undefined;
  const due = dueDay('CLK-18', since, then);
  return typeof due === 'object' ? due.computed : 'calendar-missing';
}
