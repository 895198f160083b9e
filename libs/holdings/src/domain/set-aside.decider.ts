import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type Decider, type Refusal } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import type { Deed } from './unit.decider';
import { evolveUnit, NO_UNIT } from './unit.state';
import type { SetAside, UnitState } from './unit.types';

export interface SetAsideCommand {
  readonly decision: 'keep' | 'admit';
  readonly deed: Deed;
}

/**
 * What becomes of a code that a catalogue lists with a status in place of holdings (domain.md §8b). `keep`: it is never
 * used again, and that is final. `admit`: the very unit that the code named is there, and may be taken on under it.
 */
export const setAsideDecider: Decider<UnitState, SetAsideCommand, PastEvent, EventDraft> = {
  initial: NO_UNIT,
  evolve: evolveUnit,
  decide({ decision, deed }, state) {
    if (state.kind !== 'set-aside') return refuse(plainRefusal('code-not-set-aside'));
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    if (late) return refuse(late);
    if (!deed.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
    const code = state.code.printed;
    if (state.decision === 'keep') return refuse(ruleRefusal('code-kept', 'INV-44', { code }));
    if (state.decision === decision) return refuse(plainRefusal('code-admitted-already', { code }));
    return ok([{ type: 'SetAsideDecided', data: { decision }, rules: ['INV-44'] }]);
  },
};

/** What is said to whoever wants to use such a code; undefined when its unit may have it. */
export function setAsideRefusal({ decision, code, status }: SetAside): Refusal | undefined {
  switch (decision) {
    case 'admit':
      return undefined;
    case 'keep':
      return ruleRefusal('code-kept', 'INV-44', { code: code.printed });
    case undefined:
      return ruleRefusal('code-set-aside', 'INV-44', { code: code.printed, status });
  }
}
