import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Capacity } from '../domain/transfer.state';
import type { TransferAsk } from './transfer.commands';
import { capacityOf, type EnteredTransfer } from './transfer-door';

/** One's own signature, as what the role signs unless it is said. */
export function signatureAsk(
  { side, grant }: Pick<EnteredTransfer, 'side' | 'grant'>,
  wanted?: Capacity,
): Result<readonly TransferAsk[]> {
  const capacity = wanted ?? capacityOf(grant.role);
  return capacity
    ? ok([{ kind: 'sign', side, capacity }])
    : refuse(plainRefusal('capacity-not-yours', { capacity: '—' }));
}
