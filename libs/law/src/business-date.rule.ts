import type { CivilDate, Refusal } from '@fonds/kernel';
import { ruleRefusal } from './law';

/** INV-43, first half: a deed is recorded on its day or later, never before. Both dates are civil days of Asia/Shanghai. */
export const businessDateNotInFuture = (businessDate: CivilDate, today: CivilDate): Refusal | undefined =>
  businessDate > today
    ? ruleRefusal('business-date-in-future', 'INV-43', { businessDate, today })
    : undefined;
