import type { StoredEvent } from '@fonds/event-store';
import type { CivilDate } from '@fonds/kernel';
import { law, lawDataOf, type LawAt } from '@fonds/law';

/**
 * By which law a register is read: what was started by the data under which it was started, whatever is in effect now; what
 * was not by the data in effect.
 */
export function registerLaw(on: CivilDate, stored: readonly StoredEvent[], inEffect: string): LawAt {
  const started = stored.findLast(({ type }) => type === 'DestructionStartOrdered');
  return law.at(on, started ? lawDataOf(started.meta.rules) : inEffect);
}
